package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Map;

/** Transactions that got into each other's way are run again as a whole, and the answer says so. */
class ExecuteConflictTest {

    // The calls meet at an advisory lock that the test holds until both are where it wants them.
    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    "create table account (id int primary key, n int)", "--allow-writes");

    private static final String WAITING =
            """
            select count(*) from pg_locks where locktype = 'advisory' and not granted
               and database = (select oid from pg_database where datname = current_database())
            """;

    @BeforeEach
    void fill() throws Exception {
        SERVER.database().run("truncate account; insert into account values (1, 10), (2, 20)");
    }

    private static int post(String isolation, String sql) throws Exception {
        return SERVER.client().postCall("execute", Map.of("sql", sql, "isolation", isolation));
    }

    private static QueryAnswer answer(int id) throws Exception {
        QueryAnswer answer = QueryAnswer.of(SERVER.client().answer(id));
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer;
    }

    private static Connection holdBarrier() throws Exception {
        Connection barrier = SERVER.database().owner().connect();
        barrier.createStatement().execute("select pg_advisory_lock(1)");
        return barrier;
    }

    private static void awaitAtBarrier(Connection barrier, int calls) throws Exception {
        Await.until(
                calls + " calls wait",
                Await.SOON,
                () -> {
                    try (ResultSet waiting = barrier.createStatement().executeQuery(WAITING)) {
                        return waiting.next() && waiting.getInt(1) == calls;
                    }
                });
    }

    @Test
    void runsAgainAfterASerializationFailure() throws Exception {
        int slow;
        try (Connection barrier = holdBarrier()) {
            slow =
                    post(
                            "repeatable read",
                            """
                            select n from account where id = 1;
                            select pg_advisory_xact_lock_shared(1);
                            update account set n = n + 1 where id = 1 returning n;
                            """);
            awaitAtBarrier(barrier, 1);
            answer(post("repeatable read", "update account set n = n + 100 where id = 1"));
        }
        QueryAnswer answer = answer(slow);
        assertThat(answer.structured().get("retries").asInt()).isEqualTo(1);
        assertThat(answer.structured().at("/statements/0/result/rows").toString())
                .isEqualTo("[[110]]");
        assertThat(answer.structured().at("/statements/2/result/rows").toString())
                .isEqualTo("[[111]]");
        assertThat(answer.text())
                .endsWith(
                        "Committed. Run again 1 time after it met other transactions or lost its"
                                + " connection.");
        assertThat(SERVER.database().ask("select n from account where id = 1")).isEqualTo("111");
    }

    @Test
    void runsAgainWhenTheFailureShowsOnlyAtCommit() throws Exception {
        // Write skew: each reads what the other one writes.
        String script =
                """
                select sum(n) from account;
                select pg_advisory_xact_lock_shared(1);
                insert into account select %d, sum(n) from account;
                """;
        int first;
        int second;
        try (Connection barrier = holdBarrier()) {
            first = post("serializable", script.formatted(11));
            second = post("serializable", script.formatted(12));
            awaitAtBarrier(barrier, 2);
        }
        int retries =
                answer(first).structured().get("retries").asInt()
                        + answer(second).structured().get("retries").asInt();
        assertThat(retries).isPositive();
        assertThat(SERVER.database().ask("select string_agg(n::text, ' ' order by n) from account"))
                .isEqualTo("10 20 30 60");
    }

    @Test
    void runsTheVictimOfADeadlockAgain() throws Exception {
        String script =
                """
                update account set n = n + 1 where id = %d;
                select pg_advisory_xact_lock_shared(1);
                update account set n = n + 1 where id = %d;
                """;
        int first;
        int second;
        try (Connection barrier = holdBarrier()) {
            first = post("read committed", script.formatted(1, 2));
            second = post("read committed", script.formatted(2, 1));
            awaitAtBarrier(barrier, 2);
        }
        int retries =
                answer(first).structured().get("retries").asInt()
                        + answer(second).structured().get("retries").asInt();
        assertThat(retries).isEqualTo(1);
        assertThat(
                        SERVER.database()
                                .ask("select string_agg(n::text, ' ' order by id) from account"))
                .isEqualTo("12 22");
    }

    @Test
    void givesUpWhenItNeverSucceeds() throws Exception {
        RawClient client = SERVER.client();
        String sql =
                """
                insert into account values (3, 30);
                do $$ begin raise exception 'again' using errcode = '40001'; end $$;
                """;
        String error = client.execute(Map.of("sql", sql, "timeout", 1)).error();
        assertThat(error)
                .contains("40001", "again")
                .endsWith("\nNothing was changed: the transaction was rolled back.");
        assertThat(SERVER.database().ask("select count(*) from account")).isEqualTo("2");
    }

    @Test
    void runsNothingAgainOutsideATransaction() throws Exception {
        SERVER.database()
                .run(
                        """
                        create procedure half() language plpgsql as $$ begin
                            insert into account values (4, 40);
                            commit;
                            raise exception 'again' using errcode = '40001';
                        end $$\
                        """);
        String error =
                SERVER.client().execute(Map.of("sql", "call half()", "transaction", false)).error();
        assertThat(error).contains("40001", "again").doesNotContain("rolled back");
        assertThat(SERVER.database().ask("select count(*) from account where id = 4"))
                .isEqualTo("1");
    }
}
