package tools.guard;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.PGConnection;

import tools.testing.Login;
import tools.testing.TestDatabase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A database full of traps, with somebody who looks at it from outside, somebody who listens, and a
 * bystander of each role.
 */
final class AttackedDatabase implements BeforeAllCallback, AfterAllCallback {

    /** What no answer may hold: a file's content, password hashes, a password. */
    static final String SECRETS = "TOP-SECRET-42|SCRAM-SHA-256\\$|hunter2";

    private static final String OWNER_PASSWORD = "owner";

    /** What an attack changes in the session that it runs in. */
    static final String SESSION =
            """
            select (select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
                     where source = 'session' and name not in ('statement_timeout', 'lock_timeout')
                       and name not like 'transaction%')
                   || ' ' || current_setting('search_path') || ' ' || current_setting('work_mem')
                   || ' ' || coalesce(current_setting('app.evil', true), '')
                   || ' ' || current_user || ' ' || session_user
                   || ' ' || (select count(*) from pg_prepared_statements where from_sql)
                   || ' ' || (select count(*) from pg_cursors where is_holdable)
                   || ' ' || (select count(*) from pg_listening_channels())
                   || ' ' || pg_my_temp_schema()
            """;

    /** What an attack changes where others see it. */
    private static final String WORLD =
            """
            select (select count(*) || md5(string_agg(v::text, ',' order by id)) from victim)
                   || ' notes ' || (select count(*) from audit_log)
                   || ' sequence ' || (select last_value || '' || is_called from seq1)
                   || ' relations '
                   || (select md5(string_agg(concat(oid, relname, relkind, relnatts, relacl), ',' order by oid))
                         from pg_class where oid > 16384)
                   || ' columns ' || (select count(*) from pg_attribute where attrelid > 16384)
                   || ' functions ' || (select count(*) from pg_proc)
                   || ' schemas ' || (select count(*) from pg_namespace where nspname !~ '^pg_t')
                   || ' rules ' || (select count(*) from pg_rewrite)
                   || ' roles '
                   || (select md5(string_agg(concat(rolname, rolsuper, rolconfig), ',' order by rolname)) from pg_roles)
                   || ' settings ' || (select coalesce(md5(string_agg(s::text, ',' order by s)), '') from pg_db_role_setting s)
                   || ' comments ' || (select count(*) from pg_description)
                   || ' objects '
                   || (select count(*) || coalesce(md5(string_agg(l::text, ',' order by loid, pageno)), '') from pg_largeobject l)
                   || ' ' || (select count(*) from pg_largeobject_metadata)
                   || ' locks '
                   || (select count(*) from pg_locks l join pg_stat_activity a using (pid)
                        where a.datname = current_database() and a.backend_type = 'client backend'
                          and pid <> pg_backend_pid() and l.locktype in ('relation', 'advisory'))
                   || ' transactions '
                   || (select count(*) from pg_stat_activity
                        where datname = current_database() and state like 'idle in transaction%')
                   || ' bystanders '
                   || (select count(*) from pg_stat_activity
                        where datname = current_database() and application_name like 'bystander%')
                   || ' prepared ' || (select count(*) from pg_prepared_xacts)
                   || ' slots ' || (select count(*) from pg_replication_slots)
                   || ' origins ' || (select count(*) from pg_replication_origin)
            """;

    private final TestDatabase database = TestDatabase.with(AttackedTables.DEFINITION);
    private final Set<String> extensions = new HashSet<>();
    private final List<Connection> bystanders = new ArrayList<>();
    private Path box;
    private Login owner;
    private Connection inspector;
    private Connection listener;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        makeBox();
        database.beforeAll(context);
        String name = database.superuser().database();
        owner = database.superuser().as(name + "_owner", OWNER_PASSWORD);
        database.run(AttackedTables.owned(owner.user(), name));
        watch();
        createExtensions();
    }

    /** A folder that the server, which may run as another user, can write to. */
    private void makeBox() throws IOException {
        box = Files.createTempDirectory("pgmcp-attacked-");
        Files.writeString(box.resolve("secret"), "TOP-SECRET-42");
        if (Files.getFileStore(box).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(box, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    private void createExtensions() throws SQLException {
        database.run("create schema ext; grant usage on schema ext to public");
        for (String name : AttackedTables.EXTENSIONS) {
            // The only one that has a place of its own.
            String schema = name.equals("adminpack") ? "pg_catalog" : "ext";
            try {
                database.run("create extension %s schema %s".formatted(name, schema));
                extensions.add(name);
            } catch (SQLException e) {
                // This server does not offer it; the cases that need it are left out.
            }
        }
        if (extensions.contains("postgres_fdw")) {
            database.run(AttackedTables.FOREIGN_SERVER);
        }
    }

    private void watch() throws SQLException {
        inspector = database.superuser().connect();
        listener = database.superuser().connect();
        execute(listener, "listen alarm");
        for (Login role : List.of(superuser(), owner(), ordinary())) {
            Connection bystander = role.connect();
            execute(bystander, "set application_name = 'bystander %s'".formatted(role.user()));
            bystanders.add(bystander);
        }
    }

    /** Puts everything back as it was, after an attack that had its effect. */
    void rebuild() throws SQLException {
        closeWatchers();
        database.run(AttackedTables.CLEAN_UP);
        database.run(AttackedTables.DEFINITION);
        database.run(AttackedTables.owned(owner.user(), owner.database()));
        database.run("grant select on all tables in schema public to " + ordinary().user());
        watch();
    }

    private void closeWatchers() throws SQLException {
        for (Connection bystander : bystanders) {
            bystander.close();
        }
        bystanders.clear();
        listener.close();
        inspector.close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        closeWatchers();
        String ownerRole = owner.user();
        Login maintenance = database.superuser().to("postgres");
        database.afterAll(context);
        try (Connection connection = maintenance.connect()) {
            execute(connection, "drop role if exists " + ownerRole);
        }
        for (String file : files()) {
            Files.delete(box.resolve(file));
        }
        Files.delete(box);
    }

    Login superuser() {
        return database.superuser();
    }

    Login owner() {
        return owner;
    }

    Login ordinary() {
        return database.ordinary();
    }

    /** Whether the attack can be made on this server. */
    boolean offers(SqlCase attack) throws SQLException {
        int major = inspector.getMetaData().getDatabaseMajorVersion();
        return attack.oldestMajor() <= major
                && extensions.containsAll(attack.extension().stream().toList());
    }

    /** The attack, with the places and names of this database. */
    SqlCase aimed(SqlCase attack, Login role) throws SQLException {
        String address = ask("select host(inet_server_addr()) || ' port=' || inet_server_port()");
        String dsn =
                "host=%s dbname=%s user=%s password=%s"
                        .formatted(
                                address,
                                superuser().database(),
                                superuser().user(),
                                superuser().password());
        String pid =
                ask(
                        "select pid from pg_stat_activity where application_name = 'bystander %s'"
                                .formatted(role.user()));
        return attack.with(
                Map.of(
                        "box",
                        box.toString(),
                        "dsn",
                        dsn,
                        "pid",
                        pid,
                        "lo",
                        ask("select min(oid) from pg_largeobject_metadata"),
                        "database",
                        superuser().database(),
                        "cr",
                        "\r",
                        "vt",
                        "\u000b",
                        "nbsp",
                        "\u00a0"));
    }

    /** Everything that an attack could have changed outside of its own session. */
    String world() throws Exception {
        StringBuilder seen = new StringBuilder();
        try {
            seen.append(ask(WORLD));
        } catch (SQLException e) {
            seen.append(e.getMessage());
        }
        seen.append(" files ").append(files());
        if (listener.unwrap(PGConnection.class).getNotifications(1).length > 0) {
            seen.append(" and an alarm");
        }
        return seen.toString();
    }

    private Set<String> files() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(box)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    /** Removes what an attack has written. */
    void emptyBox() throws IOException {
        for (String file : files()) {
            if (!file.equals("secret")) {
                Files.delete(box.resolve(file));
            }
        }
    }

    private String ask(String sql) throws SQLException {
        try (Statement statement = inspector.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
