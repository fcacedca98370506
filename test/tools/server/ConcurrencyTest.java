package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.RawClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls do not wait for one another. */
class ConcurrencyTest {

    @RegisterExtension static final Conversation SERVER = Conversation.about("");

    @Test
    void answersACallWhileAnotherSleeps() throws Exception {
        RawClient client = SERVER.client();
        int sleeping = client.postQuery(Map.of("sql", "select 'slow', pg_sleep(3)::text"));
        assertThat(client.query("select 'quick'").rows()).isEqualTo("[[\"quick\"]]");
        assertThat(client.answered(sleeping)).isFalse();
        assertThat(client.answer(sleeping).at("/result/structuredContent/rows/0/0").asString())
                .isEqualTo("slow");
    }

    @Test
    void answersTwoHundredCallsWithSixteenInFlight() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String sql = "select %d, repeat('x', %d)".formatted(i, i);
                calls.add(() -> SERVER.client().query(sql).rows());
            }
            List<Future<String>> answers = callers.invokeAll(calls);
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get())
                        .isEqualTo("[[%d,\"%s\"]]".formatted(i, "x".repeat(i)));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void queuesMoreCallsThanThereAreConnections() throws Exception {
        RawClient client = SERVER.client();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(client.postQuery(Map.of("sql", "select %d, pg_sleep(0.2)::text".formatted(i))));
        }
        assertThat(client.ask("ping", "{}").has("result")).isTrue();
        for (int i = 0; i < 60; i++) {
            assertThat(client.answer(ids.get(i)).at("/result/structuredContent/rows/0/0").asInt())
                    .isEqualTo(i);
        }
    }

    @Test
    void saysThatAllConnectionsAreInUseWhenTheTimeIsOver() throws Exception {
        RawClient client = SERVER.client();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(client.postQuery(Map.of("sql", "select pg_sleep(55)", "timeout", 60)));
        }
        Await.until("all sleep", Await.SOON, () -> SERVER.database().running("pg_sleep(55)") == 20);
        String error = client.query(Map.of("sql", "select 1", "timeout", 0.3)).error();
        assertThat(error).contains("20 connections are in use", "--max-connections");
        for (int id : ids) {
            client.cancel(id);
        }
    }
}
