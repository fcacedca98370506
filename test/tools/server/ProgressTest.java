package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.RawClient;

import java.util.List;

/** A call that gave a progress token hears once a second that it still runs. */
class ProgressTest {

    @RegisterExtension static final Conversation SERVER = Conversation.about("", "--allow-writes");

    private static final String PROGRESS = "notifications/progress";

    private static int post(String tool, String sql, String meta) throws Exception {
        return SERVER.client()
                .post(
                        "tools/call",
                        """
                        {"name": "%s", "arguments": {"sql": "%s"}%s}\
                        """
                                .formatted(tool, sql, meta));
    }

    private static String token(String token) {
        return ", \"_meta\": {\"progressToken\": " + token + "}";
    }

    private static List<JsonNode> progress(String token) {
        return SERVER.client().notifications(PROGRESS).stream()
                .filter(params -> params.get("progressToken").toString().equals(token))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "execute"})
    void comesOnceASecondAndGrows(String tool) throws Exception {
        String token = "\"" + tool + "\"";
        int id = post(tool, "select pg_sleep(2.5)", token(token));
        SERVER.client().answer(id);
        assertThat(progress(token))
                .extracting(params -> params.get("progress").asInt())
                .containsExactly(1, 2);
        assertThat(progress(token))
                .extracting(params -> params.get("message").asString())
                .containsExactly("running for 1 s", "running for 2 s");
    }

    @Test
    void neverComesAfterTheAnswer() throws Exception {
        RawClient client = SERVER.client();
        int id = post("query", "select pg_sleep(1.2)", token("77"));
        client.answer(id);
        // One that runs longer: whatever the first one still sent would be there before its end.
        client.answer(post("query", "select pg_sleep(2.2)", token("78")));
        assertThat(progress("77")).hasSize(1);
        List<String> lines = client.lines();
        String answer = "\"id\":%d,".formatted(id);
        String last =
                lines.stream()
                        .filter(
                                line ->
                                        line.contains(answer)
                                                || line.contains("\"progressToken\":77"))
                        .reduce((first, second) -> second)
                        .orElseThrow();
        assertThat(last).contains(answer);
    }

    @Test
    void endsWithACancelledCall() throws Exception {
        RawClient client = SERVER.client();
        int id = post("query", "select pg_sleep(20)", token("79"));
        Await.until("it was heard of", Await.SOON, () -> !progress("79").isEmpty());
        client.cancel(id);
        Await.until("it is gone", Await.SOON, () -> SERVER.database().running("pg_sleep(20)") == 0);
        int heard = progress("79").size();
        client.answer(post("query", "select pg_sleep(1.5)", ""));
        assertThat(progress("79")).hasSize(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"_meta\": {}", ", \"_meta\": {\"progressToken\": null}"})
    void doesNotComeUnasked(String meta) throws Exception {
        int before = SERVER.client().notifications(PROGRESS).size();
        SERVER.client().answer(post("query", "select pg_sleep(1.3)", meta));
        assertThat(SERVER.client().notifications(PROGRESS)).hasSize(before);
    }

    @Test
    void keepsTheTokensOfParallelCallsApart() throws Exception {
        RawClient client = SERVER.client();
        int one = post("query", "select pg_sleep(1.5)", token("\"a\""));
        int other = post("query", "select pg_sleep(1.5)", token("1"));
        client.answer(one);
        client.answer(other);
        assertThat(progress("\"a\"")).hasSize(1);
        assertThat(progress("1")).hasSize(1);
    }
}
