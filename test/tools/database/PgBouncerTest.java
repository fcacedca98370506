package tools.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.PgBouncer;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything works through PgBouncer in transaction mode, where each transaction may meet another
 * connection of the server, and whatever is left in one meets somebody else.
 */
class PgBouncerTest {

    @RegisterExtension
    static final PgBouncer BOUNCER =
            PgBouncer.before("create table fruit (id int primary key, name text)");

    @BeforeEach
    void fill() throws Exception {
        BOUNCER.database()
                .run(
                        """
                        truncate fruit;
                        insert into fruit select n, 'fruit ' || n from generate_series(1, 1000) n;
                        """);
    }

    @Test
    void readsWithParametersAndArrays() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            for (int i = 1; i < 20; i++) {
                QueryAnswer answer =
                        client.query(
                                Map.of(
                                        "sql",
                                        "select id, $1::text, array[id, $3] from fruit"
                                                + " where id = any($2) order by id",
                                        "params",
                                        List.of("it's", List.of(i, i + 1), 7)));
                assertThat(answer.rows())
                        .isEqualTo(
                                "[[%1$d,\"it's\",\"{%1$d,7}\"],[%2$d,\"it's\",\"{%2$d,7}\"]]"
                                        .formatted(i, i + 1));
            }
        }
    }

    @Test
    void answersManyMoreCallsThanItHasConnections() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            List<Integer> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String sql = "select %d, pg_sleep(0.1)::text".formatted(i);
                calls.add(client.postQuery(Map.of("sql", sql)));
            }
            for (int i = 0; i < calls.size(); i++) {
                assertThat(QueryAnswer.of(client.answer(calls.get(i))).rows())
                        .isEqualTo("[[%d,\"\"]]".formatted(i));
            }
        }
    }

    @Test
    void readsTwoCursorsInTurn() throws Exception {
        try (RawClient client = BOUNCER.client("--max-connections", "2")) {
            String sql = "select id from fruit where id %% 2 = %d order by id";
            QueryAnswer even = client.query(Map.of("sql", sql.formatted(0), "limit", 50));
            QueryAnswer odd = client.query(Map.of("sql", sql.formatted(1), "limit", 50));
            for (int page = 0; page < 9; page++) {
                even = next(client, even);
                odd = next(client, odd);
                assertThat(even.cell().asInt()).isEqualTo(page * 100 + 102);
                assertThat(odd.cell().asInt()).isEqualTo(page * 100 + 101);
            }
            assertThat(even.structured().has("cursor")).isFalse();
            assertThat(odd.structured().has("cursor")).isFalse();
        }
    }

    private static QueryAnswer next(RawClient client, QueryAnswer page) throws Exception {
        String cursor = page.structured().get("cursor").asString();
        return client.query(Map.of("cursor", cursor, "limit", 50));
    }

    /** As many as PgBouncer has: then a call closes a cursor instead of waiting for ever. */
    @Test
    void aCallGetsTheConnectionOfACursor() throws Exception {
        try (RawClient client = BOUNCER.client("--max-connections", "2")) {
            // What the pool does at its start waits for connections too.
            client.query("select 1").rows();
            client.query(Map.of("sql", "table fruit", "limit", 1)).rows();
            QueryAnswer second = client.query(Map.of("sql", "table fruit", "limit", 1));
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(next(client, second).isError()).isFalse();
        }
    }

    /** Where it has fewer connections than pg-mcp thinks. */
    @Test
    void aCallThatGetsNoConnectionClosesACursor() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            QueryAnswer first = client.query(Map.of("sql", "table fruit", "limit", 1));
            QueryAnswer second = client.query(Map.of("sql", "table fruit", "limit", 1));
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(next(client, first).isError()).isTrue();
            assertThat(next(client, second).isError()).isFalse();
        }
    }

    @Test
    void changesAllOrNothing() throws Exception {
        try (RawClient client = BOUNCER.client("--allow-writes")) {
            String sql =
                    """
                    insert into fruit values ($1, 'new');
                    update fruit set name = 'old' where id <= 3 returning id;
                    """;
            Map<String, ?> dry = Map.of("sql", sql, "params", List.of(2001), "dry_run", true);
            assertThat(client.execute(dry).text()).contains("1. INSERT: 1 row");
            assertThat(BOUNCER.database().ask("select count(*) from fruit where name = 'old'"))
                    .isEqualTo("0");
            assertThat(client.execute(sql, 1).error()).contains("23505");
            assertThat(client.execute(sql, 2001).isError()).isFalse();
            assertThat(
                            BOUNCER.database()
                                    .ask("select count(*) from fruit where name in ('old', 'new')"))
                    .isEqualTo("4");
            assertThat(
                            client.execute(Map.of("sql", "vacuum fruit", "transaction", false))
                                    .isError())
                    .isFalse();
        }
    }

    @Test
    void stopsAtTheTimeLimit() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            Map<String, ?> sleep = Map.of("sql", "select pg_sleep(41)", "timeout", 0.5);
            assertThat(client.query(sleep).error())
                    .contains("57014", "The limit of this call was 0.5 s");
            assertThat(BOUNCER.database().running("pg_sleep(41)")).isZero();
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
        }
    }

    @Test
    void cancelReachesTheServer() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            int sleeping = client.postQuery(Map.of("sql", "select pg_sleep(42)", "timeout", 60));
            Await.until(
                    "it runs", Await.SOON, () -> BOUNCER.database().running("pg_sleep(42)") == 1);
            client.cancel(sleeping);
            Await.until(
                    "it is gone",
                    Await.SOON,
                    () -> BOUNCER.database().running("pg_sleep(42)") == 0);
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(client.answered(sleeping)).isFalse();
        }
    }

    @Test
    void showsErrorsAsTheServerMeansThem() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            assertThat(client.query("select id,\n  nam from fruit").error())
                    .startsWith(
                            """
                            ERROR 42703: column "nam" does not exist
                            line 2, column 3:
                              nam from fruit
                              ^
                            """);
            assertThat(client.query("delete from fruit").error()).contains("delete");
        }
    }

    @Test
    void aRestartBetweenCallsIsNotNoticed() throws Exception {
        try (RawClient client = BOUNCER.client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.query("select " + i).rows()).isEqualTo("[[" + i + "]]");
                BOUNCER.restart();
            }
            assertThat(client.query("select 'alive'").rows()).isEqualTo("[[\"alive\"]]");
        }
    }
}
