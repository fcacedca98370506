package tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import tools.testing.Await;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The configuration file changes while the server serves. */
class ConfigReloadTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final int RELOADS = 200;

    @TempDir private Path folder;

    private RawClient start() throws IOException, InterruptedException {
        RawClient client =
                ServerCommand.java("--config", file().toString())
                        .with("MINE", DATABASE.superuser().url())
                        .start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    private Path file() {
        return folder.resolve("pg-mcp.yaml");
    }

    /** Puts a new file in the place of the old one, as editors do. */
    private void write(String text) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), text);
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String config(int rows, int connections) {
        return "row-limit: %d\nmax-connections: %d\ndatabases: {mine: {url: '${env:MINE}'}}\n"
                .formatted(rows, connections);
    }

    private static String shown(RawClient client) throws Exception {
        return client.query("select generate_series(1, 20)").text();
    }

    @Test
    void takesEffectWithoutARestart() throws Exception {
        write(config(2, 3));
        try (RawClient client = start()) {
            assertThat(shown(client)).contains("(2 rows, more exist");
            write(config(4, 3) + "allow-writes: true\n");
            Await.until(
                    "the new limit",
                    Await.SOON,
                    () -> shown(client).contains("(4 rows, more exist"));
            assertThat(client.notifications("notifications/tools/list_changed")).hasSize(1);
            assertThat(client.execute("create temp table t (i int)").isError()).isFalse();
        }
    }

    @Test
    void keepsTheLastGoodConfiguration() throws Exception {
        write(config(2, 3));
        try (RawClient client = start()) {
            write("row-limt: 5\n");
            Await.until(
                    "the reason",
                    Await.SOON,
                    () -> client.process().stderr().contains("did you mean 'row-limit'?"));
            assertThat(shown(client)).contains("(2 rows, more exist");
            write(config(3, 3));
            Await.until(
                    "the mended file",
                    Await.SOON,
                    () -> shown(client).contains("(3 rows, more exist"));
        }
    }

    @Test
    void letsNoCallFailHoweverOftenItChanges() throws Exception {
        write(config(1, 2));
        try (RawClient client = start()) {
            List<Integer> calls = new ArrayList<>();
            for (int reload = 1; reload <= RELOADS; reload++) {
                String expected = "(%d rows, more".formatted(2 + reload % 9);
                write(config(2 + reload % 9, 1 + reload % 4));
                Await.until(
                        expected,
                        Await.SOON,
                        () -> {
                            for (int call = 0; call < 5; call++) {
                                calls.add(client.postQuery(Map.of("sql", "select 1")));
                            }
                            return shown(client).contains(expected);
                        });
            }
            for (int call : calls) {
                assertThat(QueryAnswer.of(client.answer(call)).rows()).isEqualTo("[[1]]");
            }
            Await.until(
                    "the end of the old pools",
                    Await.SOON,
                    () ->
                            Integer.parseInt(
                                            DATABASE.ask(
                                                    "select count(*) from pg_stat_activity"
                                                            + " where datname = current_database()"
                                                            + " and pid <> pg_backend_pid()"))
                                    <= 1 + RELOADS % 4);
        }
    }
}
