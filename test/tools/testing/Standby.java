package tools.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import tools.demo.EmbeddedDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A primary and its streaming standby, both embedded; the standby lets no query hold up what the
 * primary sends.
 */
public final class Standby implements AutoCloseable {

    /** Without pg_basebackup, which the embedded binaries lack. */
    private static final List<String> BACKUP =
            List.of(
                    "select pg_backup_start('standby', true)",
                    "select labelfile from pg_backup_stop()");

    /** Before PostgreSQL 15. */
    private static final List<String> OLD_BACKUP =
            List.of(
                    "select pg_start_backup('standby', true, false)",
                    "select labelfile from pg_stop_backup(false)");

    private final EmbeddedDatabase primary;
    private final EmbeddedPostgres standby;

    private Standby(EmbeddedDatabase primary, EmbeddedPostgres standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both, with the standby's files in this folder. */
    public static Standby start(Path folder) throws IOException, SQLException {
        EmbeddedDatabase primary = EmbeddedDatabase.start();
        copy(login(primary), folder);
        Files.createFile(folder.resolve("standby.signal"));
        Files.writeString(
                folder.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=%s port=%d user=%s password=%s'\n"
                        .formatted(
                                EmbeddedDatabase.HOST,
                                primary.port(),
                                EmbeddedDatabase.SUPERUSER,
                                primary.password()));
        EmbeddedPostgres standby =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setConnectConfig("password", primary.password())
                        .setServerConfig("listen_addresses", EmbeddedDatabase.HOST)
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("max_standby_streaming_delay", "0")
                        .start();
        return new Standby(primary, standby);
    }

    private static void copy(Login primary, Path folder) throws IOException, SQLException {
        try (Connection connection = primary.connect()) {
            boolean old = connection.getMetaData().getDatabaseMajorVersion() < 15;
            List<String> backup = old ? OLD_BACKUP : BACKUP;
            Path data = Path.of(ask(connection, "show data_directory"));
            ask(connection, backup.get(0));
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    copy(file, folder.resolve(data.relativize(file)));
                }
            }
            Files.writeString(folder.resolve("backup_label"), ask(connection, backup.get(1)));
        }
        Files.delete(folder.resolve("postmaster.pid"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            if (!Files.isDirectory(from)) {
                Files.copy(from, to);
            } else if (!Files.exists(to)) {
                Files.createDirectory(to);
            }
        } catch (NoSuchFileException e) {
            // The server removed it meanwhile, and will do so again when it replays the backup.
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Login login(EmbeddedDatabase database) {
        return new Login(
                EmbeddedDatabase.HOST,
                database.port(),
                "postgres",
                EmbeddedDatabase.SUPERUSER,
                database.password());
    }

    /** How a superuser enters the primary. */
    public Login primary() {
        return login(primary);
    }

    /** How a superuser enters the standby. */
    public Login standby() {
        return primary().at(EmbeddedDatabase.HOST, standby.getPort());
    }

    /** Runs SQL on the primary and waits until the standby has it. */
    public void run(String sql) throws Exception {
        String position;
        try (Connection connection = primary().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            position = ask(connection, "select pg_current_wal_lsn()");
        }
        try (Connection connection = standby().connect()) {
            String replayed = "select pg_last_wal_replay_lsn() >= '%s'".formatted(position);
            Await.until("it is replayed", Await.SOON, () -> ask(connection, replayed).equals("t"));
        }
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }
}
