package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import static tools.query.Pages.NEEDED;
import static tools.query.Pages.ROOM;
import static tools.query.Pages.UNKNOWN;
import static tools.query.Pages.USED;
import static tools.query.Pages.awaitOpenTransactions;
import static tools.query.Pages.cursor;
import static tools.query.Pages.ids;
import static tools.query.Pages.next;
import static tools.query.Pages.numbers;
import static tools.query.Pages.openTransactions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Await;
import tools.testing.Login;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cursor holds a connection: not for ever, not more than four, and not when it is needed. */
class CursorLifeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.with("create table fruit (id int)");

    private static final String SQL = "select id from fruit order by id";

    @BeforeEach
    void fill() throws Exception {
        DATABASE.run("truncate fruit; insert into fruit select generate_series(1, 1000)");
    }

    private static RawClient start(String... options) throws Exception {
        RawClient client = ServerCommand.java(options).on(DATABASE.owner()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    private static QueryAnswer first(RawClient client, int limit) throws Exception {
        return client.query(Map.of("sql", SQL, "limit", limit));
    }

    @Test
    void aHandleWorksOnce() throws Exception {
        try (RawClient client = start()) {
            String used = cursor(first(client, 10));
            String newer = cursor(next(client, used));
            assertThat(newer).isNotEqualTo(used);
            assertThat(next(client, used).error()).isEqualTo(USED);
            assertThat(ids(next(client, newer)).get(0)).isEqualTo(111);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "'; drop table fruit; --"})
    void aHandleCannotBeGuessed(String wrong) throws Exception {
        try (RawClient client = start()) {
            first(client, 10);
            assertThat(next(client, wrong).error()).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void oneOfTwoCallsWithTheSameHandleGetsThePage() throws Exception {
        try (RawClient client = start()) {
            for (int i = 0; i < 10; i++) {
                String cursor = cursor(first(client, 10));
                int one = client.postQuery(Map.of("cursor", cursor, "limit", 5));
                int other = client.postQuery(Map.of("cursor", cursor, "limit", 5));
                List<QueryAnswer> answers =
                        List.of(
                                QueryAnswer.of(client.answer(one)),
                                QueryAnswer.of(client.answer(other)));
                assertThat(answers)
                        .filteredOn(QueryAnswer::isError)
                        .hasSize(1)
                        .first()
                        .extracting(QueryAnswer::text)
                        .isEqualTo(USED);
                assertThat(answers)
                        .filteredOn(answer -> !answer.isError())
                        .hasSize(1)
                        .first()
                        .extracting(Pages::ids)
                        .isEqualTo(numbers(11, 15));
            }
        }
    }

    @Test
    void theFifthClosesTheOneThatWaitedLongest() throws Exception {
        try (RawClient client = start()) {
            List<String> handles = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                handles.add(cursor(first(client, 10)));
            }
            awaitOpenTransactions(DATABASE, 4);
            handles.set(0, cursor(next(client, handles.get(0))));
            handles.add(cursor(first(client, 10)));

            assertThat(next(client, handles.get(1)).error()).isEqualTo(ROOM);
            awaitOpenTransactions(DATABASE, 4);
            for (int alive : List.of(0, 2, 3, 4)) {
                assertThat(next(client, handles.get(alive)).isError()).isFalse();
            }
        }
    }

    @Test
    void neverHoldsMoreThanFourConnections() throws Exception {
        try (RawClient client = start("--max-connections", "6")) {
            for (int i = 0; i < 30; i++) {
                cursor(first(client, 10));
            }
            awaitOpenTransactions(DATABASE, 4);
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
        }
    }

    @Test
    void anAbandonedOneGivesWayToACallThatNeedsTheConnection() throws Exception {
        try (RawClient client = start("--max-connections", "1")) {
            String cursor = cursor(first(client, 10));
            cursor = cursor(next(client, cursor));
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(next(client, cursor).error()).isEqualTo(NEEDED);
            assertThat(openTransactions(DATABASE)).isZero();
        }
    }

    @Test
    void aNewOneGivesWayToACallThatWaits() throws Exception {
        String slow = "select id, pg_sleep(0.05)::text from fruit order by id";
        try (RawClient client = start("--max-connections", "1", "--allow-function", "pg_sleep")) {
            client.query("select 1");
            int holder = client.postQuery(Map.of("sql", slow, "limit", 10));
            Await.until("it runs", Await.SOON, () -> DATABASE.running("pg_sleep(0.05)") == 1);
            long start = System.nanoTime();
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
            String cursor = cursor(QueryAnswer.of(client.answer(holder)));
            assertThat(next(client, cursor).error()).isEqualTo(NEEDED);
        }
    }

    @Tag("superuser")
    @Test
    void givesWayWhenTheServerHasNoConnectionLeft() throws Exception {
        Login role = DATABASE.ordinary();
        DATABASE.run("alter role %s connection limit 2".formatted(role.user()));
        try (RawClient client = ServerCommand.java().on(role).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            List<String> handles = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                handles.add(cursor(first(client, 10)));
            }
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(next(client, handles.get(0)).error()).isEqualTo(NEEDED);
            assertThat(ids(next(client, handles.get(1))).get(0)).isEqualTo(11);
        } finally {
            DATABASE.run("alter role %s connection limit -1".formatted(role.user()));
        }
    }

    @Tag("superuser")
    @Test
    void saysThatTheServerEndedAnIdleTransaction() throws Exception {
        Login role = DATABASE.ordinary();
        String alter = "alter role " + role.user();
        DATABASE.run(alter + " set idle_in_transaction_session_timeout = '700ms'");
        try (RawClient client = ServerCommand.java().on(role).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            String cursor = cursor(first(client, 10));
            awaitOpenTransactions(DATABASE, 0);
            assertThat(next(client, cursor).error())
                    .isEqualTo(
                            """
                            The server ended this cursor's transaction, because the next page was \
                            not read within its limit (idle_in_transaction_session_timeout of the \
                            role, 0.7 s).
                            To raise it, let an administrator run: alter role "%s" set \
                            idle_in_transaction_session_timeout = '...'
                            This closed the cursor: run the query again.\
                            """
                                    .formatted(role.user()));
            assertThat(ids(first(client, 3))).isEqualTo(numbers(1, 3));
        } finally {
            DATABASE.run(alter + " reset all");
        }
    }

    @Test
    void endsWithTheConversation() throws Exception {
        try (RawClient client = start()) {
            for (int i = 0; i < 3; i++) {
                cursor(first(client, 10));
            }
            awaitOpenTransactions(DATABASE, 3);
            client.closeStdin();
            assertThat(client.exitCode(Await.SOON)).isZero();
            awaitOpenTransactions(DATABASE, 0);
        }
    }

    @Test
    void saysThatTheConnectionIsGone() throws Exception {
        try (RawClient client = start()) {
            String cursor = cursor(first(client, 10));
            DATABASE.ask(
                    """
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where datname = current_database() and state = 'idle in transaction'\
                    """);
            awaitOpenTransactions(DATABASE, 0);
            assertThat(next(client, cursor).error())
                    .contains("onnection")
                    .contains("This closed the cursor: run the query again.")
                    .doesNotContain("Exception");
            assertThat(next(client, cursor).error()).isEqualTo(USED);
            assertThat(ids(first(client, 3))).isEqualTo(numbers(1, 3));
        }
    }

    @Test
    void anErrorOnALaterPageEndsIt() throws Exception {
        try (RawClient client = start()) {
            String cursor =
                    cursor(
                            client.query(
                                    Map.of(
                                            "sql",
                                            "select 1/(500 - n) from generate_series(1, 1000) n",
                                            "limit",
                                            10)));
            assertThat(client.query(Map.of("cursor", cursor, "limit", 990)).error())
                    .contains("22012", "division by zero");
            assertThat(next(client, cursor).error()).isEqualTo(USED);
            assertThat(openTransactions(DATABASE)).isZero();
        }
    }

    @Test
    void aPageThatIsCancelledClosesIt() throws Exception {
        String sql = "select id, pg_sleep(case when id > 40 then 30 else 0 end)::text from fruit";
        try (RawClient client = start()) {
            String cursor = cursor(client.query(Map.of("sql", sql, "limit", 10, "timeout", 60)));
            int page = client.postQuery(Map.of("cursor", cursor, "limit", 100, "timeout", 60));
            Await.until("it runs", Await.SOON, () -> DATABASE.running("then 30 else") == 1);
            client.cancel(page);
            Await.until("it is gone", Await.SOON, () -> DATABASE.running("then 30 else") == 0);
            assertThat(next(client, cursor).error()).isEqualTo(USED);
            awaitOpenTransactions(DATABASE, 0);
        }
    }
}
