package tools.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PgBouncer in transaction mode before a database of a test class's own, with two connections to
 * it for all clients. Where there is no such program, the class is skipped.
 */
public final class PgBouncer implements BeforeAllCallback, AfterAllCallback {

    private static final String SETTINGS =
            """
            [databases]
            * = host=%s port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = %s
            pool_mode = transaction
            default_pool_size = 2
            """;

    private final TestDatabase database;
    private Path folder;
    private int port;
    private Process process;

    private PgBouncer(TestDatabase database) {
        this.database = database;
    }

    /** One before a database with these tables. */
    public static PgBouncer before(String definition) {
        return new PgBouncer(TestDatabase.with(definition));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(program().isPresent(), "there is no pgbouncer on this machine");
        database.beforeAll(context);
        folder = Files.createTempDirectory("pgbouncer");
        // As root it becomes another user, who has to be able to read this.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Login owner = database.owner();
        Files.writeString(users(), "\"%s\" \"%s\"\n".formatted(owner.user(), owner.password()));
        Files.writeString(
                settings(), SETTINGS.formatted(owner.host(), owner.port(), port, users()));
        start();
    }

    private static Optional<Path> program() {
        // Debian's place for it is on the path of root only.
        String places = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(places.split(File.pathSeparator))
                .map(place -> Path.of(place, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path users() {
        return folder.resolve("users");
    }

    private Path settings() {
        return folder.resolve("pgbouncer.ini");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void start() throws Exception {
        List<String> command = new ArrayList<>(List.of(program().orElseThrow().toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings().toString());
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
        Await.until("PgBouncer listens", Await.SOON, this::listens);
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(log()));
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it, with all connections, and starts it anew. */
    public void restart() throws Exception {
        stop();
        start();
    }

    private void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** The database behind it, as its owner enters without it. */
    public TestDatabase database() {
        return database;
    }

    /** How the owner enters by way of it. */
    public Login login() {
        return database.owner().at("127.0.0.1", port);
    }

    /** A server that does so, after its handshake. */
    public RawClient client(String... options) throws Exception {
        RawClient client = ServerCommand.java(options).on(login()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (process != null) {
            stop();
            for (Path file : List.of(users(), settings(), log(), folder)) {
                Files.delete(file);
            }
        }
        database.afterAll(context);
    }
}
