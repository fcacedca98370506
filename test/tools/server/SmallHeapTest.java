package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Await;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever is asked for at once, each request gets an answer and the server lives. */
class SmallHeapTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static RawClient start() throws Exception {
        RawClient client =
                ServerCommand.java().onJvmWith("-Xmx64m").on(DATABASE.superuser()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    private static void assertLives(RawClient client) throws Exception {
        assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
        client.closeStdin();
        assertThat(client.exitCode(Await.SOON)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7})
    void answersManyRequestsOfMegabytes(int megabytes) throws Exception {
        String sql = "select 1 /*" + "x".repeat(megabytes << 20) + "*/";
        try (RawClient client = start()) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                ids.add(client.postQuery(Map.of("sql", sql)));
            }
            int done = 0;
            for (int id : ids) {
                JsonNode answer = client.answer(id);
                if (answer.has("error")) {
                    assertThat(answer.at("/error/message").asString())
                            .startsWith("Not run")
                            .contains("Send it again");
                } else {
                    assertThat(QueryAnswer.of(answer).rows()).isEqualTo("[[1]]");
                    done++;
                }
            }
            assertThat(done).isPositive();
            assertLives(client);
        }
    }

    @Test
    void answersARequestThatTakesMoreMemoryThanThereIs() throws Exception {
        String line =
                """
                {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"query",\
                "arguments":{"sql":"select 1","params":[%s{}]}}}\
                """;
        String objects = "{},".repeat(2_500_000);
        try (RawClient client = start()) {
            for (int id = 901; id <= 903; id++) {
                client.send(line.formatted(id, objects));
                JsonNode answer = client.answer(id);
                assertThat(answer.at("/error/message").asString()).contains("Out of memory");
            }
            assertLives(client);
        }
    }

    @Test
    void anOutsizedRowHurtsItsOwnCallOnly() throws Exception {
        try (RawClient client = start()) {
            int id = client.postQuery(Map.of("sql", "select repeat('x', 100000000)"));
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            assertThat(QueryAnswer.of(client.answer(id)).error()).containsIgnoringCase("memory");
            assertLives(client);
        }
    }
}
