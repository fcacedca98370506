package tools.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.testing.Await;
import tools.testing.ExplainAnswer;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.Standby;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;

/** A streaming standby can be read; what it cannot do is said. */
class StandbyTest {

    @TempDir static Path folder;

    private static Standby servers;
    private static RawClient client;

    @BeforeAll
    static void start() throws Exception {
        servers = Standby.start(folder);
        servers.run("create table fruit (id int primary key, name text)");
        client = ServerCommand.java("--allow-writes").on(servers.standby()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    @BeforeEach
    void fill() throws Exception {
        servers.run(
                """
                truncate fruit;
                insert into fruit select n, 'fruit ' || n from generate_series(1, 1000) n;
                """);
    }

    @Test
    void canBeRead() throws Exception {
        QueryAnswer page =
                client.query(
                        Map.of(
                                "sql",
                                "select id, pg_is_in_recovery() from fruit where id >= $1 order by"
                                        + " id",
                                "params",
                                List.of(5),
                                "limit",
                                2));
        assertThat(page.rows()).isEqualTo("[[5,true],[6,true]]");
        String cursor = page.structured().get("cursor").asString();
        assertThat(client.query(Map.of("cursor", cursor, "limit", 1)).rows())
                .isEqualTo("[[7,true]]");
    }

    @Test
    void explains() throws Exception {
        ExplainAnswer answer =
                ExplainAnswer.of(client, "select count(*) from fruit", "analyze", true);
        assertThat(answer.text()).contains("fruit");
        assertThat(answer.isError()).isFalse();
    }

    @Test
    void saysThatItCannotBeChanged() throws Exception {
        String sql = "delete from fruit where id = 1";
        assertThat(client.execute(sql).error()).contains("replica", "primary");
        assertThat(client.execute(Map.of("sql", sql, "transaction", false)).error())
                .contains("25006", "replica", "primary");
        assertThat(client.execute(Map.of("sql", sql, "isolation", "serializable")).error())
                .contains("0A000", "replica", "primary");
    }

    /** What the primary sends may end a statement, which is then simply run again. */
    @Test
    void aStatementThatIsInTheWayIsRunAgain() throws Exception {
        int id = client.postQuery(Map.of("sql", "select count(*), pg_sleep(1)::text from fruit"));
        awaitRunning("count(*), pg_sleep(1)");
        servers.run("truncate fruit");
        assertThat(QueryAnswer.of(client.answer(id)).rows()).isEqualTo("[[0,\"\"]]");
    }

    private static void awaitRunning(String text) throws Exception {
        String sql =
                "select count(*) from pg_stat_activity where state = 'active' and pid <>"
                        + " pg_backend_pid() and position('%s' in query) > 0";
        try (Connection connection = servers.standby().connect()) {
            Await.until(
                    "it runs",
                    Await.SOON,
                    () -> {
                        try (ResultSet rows =
                                connection.createStatement().executeQuery(sql.formatted(text))) {
                            return rows.next() && rows.getInt(1) > 0;
                        }
                    });
        }
    }

    @Test
    void aCursorThatIsInTheWayIsClosedAndSaidSo() throws Exception {
        QueryAnswer page = client.query(Map.of("sql", "table fruit", "limit", 2));
        servers.run("truncate fruit");
        String cursor = page.structured().get("cursor").asString();
        assertThat(client.query(Map.of("cursor", cursor, "limit", 1000)).error())
                .contains("40001", "conflict with recovery", "This closed the cursor");
    }
}
