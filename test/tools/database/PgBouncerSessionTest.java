package tools.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Login;
import tools.testing.PgBouncer;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** What a call leaves in a connection of PgBouncer's would meet another of its clients. */
class PgBouncerSessionTest {

    @RegisterExtension
    static final PgBouncer BOUNCER =
            PgBouncer.before(
                    """
                    create table fruit (id int primary key, name text);
                    insert into fruit select n, 'fruit ' || n from generate_series(1, 1000) n;
                    """);

    /** No setting, and no prepared statement, lock or temporary table. */
    private static final String CLEAN = "(,0,0,0)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select set_config('work_mem', '77MB', false)",
                "set local work_mem = '77MB'",
                "prepare kept as select 1",
                "create temp table scratch (id int)",
                "select pg_advisory_lock(42)",
                "update fruit set name = 'x' where id = 1"
            })
    void leavesNothingOfAChangeForOtherClients(String sql) throws Exception {
        try (RawClient client = BOUNCER.client("--allow-writes")) {
            assertThat(client.execute(Map.of("sql", sql, "dry_run", true)).isError()).isFalse();
            assertThat(sessions()).containsOnly(CLEAN);
            assertThat(client.execute(sql + "; select 1/0").isError()).isTrue();
            assertThat(sessions()).containsOnly(CLEAN);
            assertThat(client.execute(sql).isError()).isFalse();
            assertThat(sessions()).containsOnly(CLEAN);
        }
    }

    @Test
    void leavesNothingOfAQueryForOtherClients() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            client.query("table fruit").rows();
            client.query("select 1/0").error();
            client.query(Map.of("sql", "select pg_sleep(43)", "timeout", 0.2)).error();
            QueryAnswer page = client.query(Map.of("sql", "table fruit", "limit", 1));
            client.query(Map.of("cursor", page.structured().get("cursor").asString())).rows();
        }
        assertThat(sessions()).containsOnly(CLEAN);
    }

    /**
     * What another client finds in each connection of the server, apart from what PgBouncer sets
     * for it.
     */
    private static List<String> sessions() throws Exception {
        String sql =
                """
                select (select string_agg(name || '=' || setting, ' ' order by name)
                          from pg_settings
                         where source = 'session'
                           and name not in ('application_name', 'client_encoding', 'DateStyle',
                                            'TimeZone', 'standard_conforming_strings')),
                       (select count(*) from pg_prepared_statements where name = 'kept'),
                       (select count(*) from pg_locks
                         where locktype = 'advisory' and pid = pg_backend_pid()),
                       (select count(*) from pg_class where relnamespace = pg_my_temp_schema())
                """;
        Login login = BOUNCER.login();
        try (Connection one = connect(login);
                Connection other = connect(login)) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            List<String> found = List.of(ask(one, sql), ask(other, sql));
            // PgBouncer would end connections that are left in a transaction.
            one.rollback();
            other.rollback();
            return found;
        }
    }

    /** In a mode of the driver that prepares nothing by name, not even its own statements. */
    private static Connection connect(Login login) throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s?preferQueryMode=simple"
                        .formatted(login.host(), login.port(), login.database()),
                login.user(),
                login.password());
    }

    private static String ask(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select (found)::text from (" + sql + ") found")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
