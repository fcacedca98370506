package tools.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A database of a test class's own, fresh with the class's tables and dropped after its last test.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    /**
     * Whether the tables belong to a role that may do nothing else. Tests that need more are tagged
     * {@code superuser}.
     */
    public static final boolean OWNED_BY_PLAIN_ROLE =
            "plain".equals(System.getenv("PGMCP_TEST_ROLE"));

    private static final String PASSWORD = "ordinary";

    private final String definition;
    private final String name = "pgmcp_test_" + UUID.randomUUID().toString().substring(0, 8);
    private final String ordinaryRole = name + "_role";
    private final String plainRole = name + "_plain";
    private Login maintenance;

    private TestDatabase(String definition) {
        this.definition = definition;
    }

    /** A database with these tables; an ordinary role can read what is in schema {@code public}. */
    public static TestDatabase with(String definition) {
        return new TestDatabase(definition);
    }

    /** A database without tables. */
    public static TestDatabase empty() {
        return new TestDatabase("");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        maintenance = TestPostgres.of(context).superuser();
        createRole(ordinaryRole);
        createRole(plainRole);
        runAt(maintenance, "create database %s owner %s".formatted(name, owner().user()));
        run(definition);
        run("grant select on all tables in schema public to " + ordinaryRole);
    }

    private void createRole(String role) throws SQLException {
        runAt(maintenance, "create role %s login password '%s'".formatted(role, PASSWORD));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (maintenance == null) {
            return;
        }
        runAt(maintenance, "drop database if exists %s with (force)".formatted(name));
        runAt(maintenance, "drop role if exists %s, %s".formatted(ordinaryRole, plainRole));
    }

    /** How a superuser enters. */
    public Login superuser() {
        return maintenance.to(name);
    }

    /** How the owner of the database and its tables enters: a superuser, or a plain role. */
    public Login owner() {
        return OWNED_BY_PLAIN_ROLE ? superuser().as(plainRole, PASSWORD) : superuser();
    }

    /** How a role enters that may only read the tables. */
    public Login ordinary() {
        return superuser().as(ordinaryRole, PASSWORD);
    }

    /** Runs SQL as the owner, in a session of its own. */
    public void run(String sql) throws SQLException {
        runAt(owner(), sql);
    }

    private static void runAt(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one value that a query gives, as text, seen by the superuser in a session of its own. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** How many sessions of the server under test run a statement that contains this text. */
    public int running(String text) throws SQLException {
        String count =
                """
                select count(*) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()
                   and state = 'active' and position('%s' in query) > 0
                """;
        return Integer.parseInt(ask(count.formatted(text.replace("'", "''"))));
    }
}
