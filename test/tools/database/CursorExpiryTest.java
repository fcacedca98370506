package tools.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;
import tools.config.ConfigLoader;
import tools.config.ServerConfig;
import tools.testing.Await;
import tools.testing.RawClient;
import tools.testing.TestDatabase;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A cursor that nobody reads gives its connection back by itself. */
class CursorExpiryTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Duration LIFETIME = Duration.ofSeconds(1);

    private static final String OPEN_TRANSACTIONS =
            """
            select count(*) from pg_stat_activity
             where datname = current_database() and query like 'select generate_series%'
               and state = 'idle in transaction'
            """;

    @Test
    void isOverAfterItsTime() throws Exception {
        try (ConnectionManager connections = connections()) {
            QueryExecutor executor = new QueryExecutor(connections);
            String cursor = cursor(first(executor));

            Await.until(
                    "its connection is free",
                    Await.SOON,
                    () -> DATABASE.ask(OPEN_TRANSACTIONS).equals("0"));

            assertThatThrownBy(() -> next(executor, cursor))
                    .isInstanceOf(ToolError.class)
                    .hasMessageStartingWith("This cursor is not open: ")
                    .hasMessageContaining("not read for 5 minutes")
                    .hasMessageEndingWith("Run the query again.");
            assertThat(rows(first(executor))).isEqualTo("[[1]]");
        }
    }

    /** As long as somebody reads on, it may take longer than that in all. */
    @Test
    void beginsToCountAnewWithEachPage() throws Exception {
        try (ConnectionManager connections = connections()) {
            QueryExecutor executor = new QueryExecutor(connections);
            Rows page = first(executor);
            long end = System.nanoTime() + LIFETIME.multipliedBy(3).toNanos();
            for (int read = 1; System.nanoTime() < end; read++) {
                assertThat(rows(page)).isEqualTo("[[" + read + "]]");
                page = next(executor, cursor(page));
            }
        }
    }

    private static ConnectionManager connections() throws Exception {
        ServerConfig config =
                ConfigLoader.load(Map.of(), Map.of("DATABASE_URL", DATABASE.owner().url()));
        return new ConnectionManager(config.database(), new CursorStore(LIFETIME));
    }

    private static Rows first(QueryExecutor executor) throws ToolError {
        var query = new ReadOnly("select generate_series(1, 1000000)", List.of(), 1);
        return executor.run(query, Deadline.in(Await.SOON), new Cancellation());
    }

    private static String rows(Rows page) {
        return RawClient.json(page.json().toString()).get("rows").toString();
    }

    private static String cursor(Rows page) {
        return RawClient.json(page.json().toString()).get("cursor").asString();
    }

    private static Rows next(QueryExecutor executor, String cursor) throws ToolError {
        return executor.run(new NextPage(cursor, 1), Deadline.in(Await.SOON), new Cancellation());
    }
}
