package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.RawClient;

import java.time.Duration;
import java.util.Map;

/** {@code notifications/cancelled} reaches the statement in PostgreSQL. */
class CancelTest {

    @RegisterExtension
    static final Conversation SERVER = Conversation.about("create table locked as select 1 as id;");

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void stopsTheStatementAndNeverAnswersTheCall() throws Exception {
        RawClient client = SERVER.client();
        int sleeping = client.postQuery(Map.of("sql", "select pg_sleep(60)", "timeout", 70));
        Await.until("it runs", Await.SOON, () -> running("pg_sleep(60)") == 1);

        cancel(client, sleeping);

        Await.until("it is gone", AT_ONCE, () -> running("pg_sleep(60)") == 0);
        assertThat(client.query("select 'next'").rows()).isEqualTo("[[\"next\"]]");
        assertThat(client.answered(sleeping)).isFalse();
    }

    @Test
    void stopsAStatementThatWaitsForALock() throws Exception {
        RawClient client = SERVER.client();
        try (var other = SERVER.database().owner().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table locked in access exclusive mode");
            int waiting = client.postQuery(Map.of("sql", "select * from locked", "timeout", 60));
            Await.until("it waits", Await.SOON, () -> running("from locked") == 1);

            cancel(client, waiting);

            Await.until("it is gone", AT_ONCE, () -> running("from locked") == 0);
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(client.answered(waiting)).isFalse();
        }
    }

    @Test
    void cancelsManyCallsAtOnceAndHarmsNoOther() throws Exception {
        RawClient client = SERVER.client();
        int[] doomed = new int[12];
        for (int i = 0; i < doomed.length; i++) {
            doomed[i] = client.postQuery(Map.of("sql", "select pg_sleep(59)", "timeout", 70));
        }
        int kept = client.postQuery(Map.of("sql", "select 'kept', pg_sleep(2)::text"));
        Await.until("they run", Await.SOON, () -> running("pg_sleep(59)") == doomed.length);

        for (int id : doomed) {
            cancel(client, id);
        }

        Await.until("all are gone", AT_ONCE, () -> running("pg_sleep(59)") == 0);
        assertThat(client.answer(kept).at("/result/structuredContent/rows/0/0").asString())
                .isEqualTo("kept");
        for (int i = 0; i < 20; i++) {
            assertThat(client.query("select " + i).rows()).isEqualTo("[[" + i + "]]");
        }
        for (int id : doomed) {
            assertThat(client.answered(id)).isFalse();
        }
    }

    @Test
    void aCancelThatComesTooLateChangesNothing() throws Exception {
        RawClient client = SERVER.client();
        for (int i = 0; i < 50; i++) {
            int id = client.postQuery(Map.of("sql", "select 1"));
            client.answer(id);
            cancel(client, id);
            assertThat(client.query("select 2").rows()).isEqualTo("[[2]]");
        }
    }

    @Test
    void aCallThatIsCancelledAtOnceLeavesNothingBehind() throws Exception {
        RawClient client = SERVER.client();
        for (int i = 0; i < 30; i++) {
            cancel(client, client.postQuery(Map.of("sql", "select pg_sleep(58)", "timeout", 70)));
        }
        Await.until("none runs", Duration.ofSeconds(2), () -> running("pg_sleep(58)") == 0);
        assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
    }

    private static void cancel(RawClient client, int id) throws Exception {
        client.tell(
                "notifications/cancelled",
                "{\"requestId\": %d, \"reason\": \"user\"}".formatted(id));
    }

    private static int running(String text) throws Exception {
        return SERVER.database().running(text);
    }
}
