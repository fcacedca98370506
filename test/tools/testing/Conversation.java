package tools.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.util.List;

/**
 * One server process for all tests of a class, on a database of their own, with the handshake done.
 * After the last test it has to end by itself, with exit code 0.
 */
public final class Conversation implements BeforeAllCallback, AfterAllCallback {

    private final TestDatabase database;
    private final List<String> options;
    private RawClient client;

    private Conversation(TestDatabase database, List<String> options) {
        this.database = database;
        this.options = options;
    }

    /** A conversation on a database with these tables; the options are the server's. */
    public static Conversation about(String definition, String... options) {
        return new Conversation(TestDatabase.with(definition), List.of(options));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        database.beforeAll(context);
        client = ServerCommand.java(options.toArray(String[]::new)).on(database.owner()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        try {
            if (client != null) {
                end();
            }
        } finally {
            database.afterAll(context);
        }
    }

    private void end() throws IOException, InterruptedException {
        try (RawClient ending = client) {
            ending.closeStdin();
            assertThat(ending.exitCode(Await.SOON)).isZero();
        }
    }

    /** The client, after its handshake. */
    public RawClient client() {
        return client;
    }

    /** The database that the server serves, as its owner. */
    public TestDatabase database() {
        return database;
    }
}
