package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Map;

/** Whatever comes on stdin, there is an answer and the server lives. */
class MalformedInputTest {

    @RegisterExtension static final Conversation SERVER = Conversation.about("");

    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;

    @AfterEach
    void theServerLives() throws Exception {
        assertThat(SERVER.client().query("select 1").rows()).isEqualTo("[[1]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true", "{}"})
    void answersJsonThatIsNoRequestWithAnError(String line) throws Exception {
        SERVER.client().send(line);
        JsonNode answer = SERVER.client().answerWithoutId();
        assertThat(answer.at("/error/code").asInt()).isEqualTo(INVALID_REQUEST);
    }

    @Test
    void answersABatchWithOneError() throws Exception {
        SERVER.client()
                .send(
                        """
                        [{"jsonrpc":"2.0","id":901,"method":"ping"}]\
                        """);
        JsonNode answer = SERVER.client().answerWithoutId();
        assertThat(answer.at("/error/code").asInt()).isEqualTo(INVALID_REQUEST);
        assertThat(answer.at("/error/message").asString()).containsIgnoringCase("batch");
        assertThat(SERVER.client().answered(901)).isFalse();
    }

    @Test
    void doesNotAnswerEmptyLines() throws Exception {
        int before = SERVER.client().lines().size();
        SERVER.client().send("");
        SERVER.client().send("   ");
        SERVER.client().send("\r");
        SERVER.client().ask("ping", "{}");
        assertThat(SERVER.client().lines()).hasSize(before + 1);
    }

    @Test
    void takesLinesThatEndAsOnWindows() throws Exception {
        SERVER.client().send("{\"jsonrpc\":\"2.0\",\"id\":\"crlf\",\"method\":\"ping\"}\r");
        JsonNode answer = SERVER.client().answer("\"crlf\"", Await.SOON);
        assertThat(answer.has("result")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "{}", "[1]"})
    void refusesIdsThatAreNeitherTextNorWholeNumber(String id) throws Exception {
        SERVER.client().send("{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}".formatted(id));
        JsonNode answer = SERVER.client().answerWithoutId();
        assertThat(answer.at("/error/code").asInt()).isEqualTo(INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9223372036854775808", "-9223372036854775809"})
    void refusesNumbersThatAreNoIdUnderThatNumber(String id) throws Exception {
        SERVER.client().send("{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"ping\"}".formatted(id));
        JsonNode answer = SERVER.client().answer(id, Await.SOON);
        assertThat(answer.at("/error/code").asInt()).isEqualTo(INVALID_REQUEST);
        assertThat(answer.at("/error/message").asString()).contains("2^63");
    }

    @Test
    void answersWithTheSameIdAsTextOrNumber() throws Exception {
        SERVER.client().send("{\"jsonrpc\":\"2.0\",\"id\":\"é\\\"\\n\",\"method\":\"ping\"}");
        SERVER.client().send("{\"jsonrpc\":\"2.0\",\"id\":9007199254740993,\"method\":\"ping\"}");
        for (String id : new String[] {"\"é\\\"\\n\"", "9007199254740993"}) {
            JsonNode answer = SERVER.client().answer(id, Await.SOON);
            assertThat(answer.has("result")).isTrue();
        }
    }

    @Test
    void refusesUnknownMethods() throws Exception {
        JsonNode answer = SERVER.client().ask("tools/destroy", "{}");
        assertThat(answer.at("/error/code").asInt()).isEqualTo(METHOD_NOT_FOUND);
        assertThat(answer.at("/error/message").asString()).contains("tools/destroy");
    }

    @Test
    void ignoresUnknownNotifications() throws Exception {
        int before = SERVER.client().lines().size();
        SERVER.client().tell("notifications/whatever", "{}");
        SERVER.client().tell("notifications/cancelled", "{}");
        SERVER.client().tell("notifications/cancelled", "{\"requestId\": 123456}");
        SERVER.client().ask("ping", "{}");
        assertThat(SERVER.client().lines()).hasSize(before + 1);
    }

    @Test
    void refusesUnknownToolsAndNamesTheKnownOnes() throws Exception {
        JsonNode answer =
                SERVER.client().ask("tools/call", "{\"name\": \"quary\", \"arguments\": {}}");
        assertThat(answer.at("/error/code").asInt()).isEqualTo(INVALID_PARAMS);
        assertThat(answer.at("/error/message").asString()).contains("quary", "query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": 5}",
                "{\"name\": null, \"arguments\": {}}",
                "[]",
                "\"query\""
            })
    void refusesCallsWithoutTheNameOfATool(String parameters) throws Exception {
        JsonNode answer = SERVER.client().ask("tools/call", parameters);
        assertThat(answer.at("/error/code").asInt()).isIn(INVALID_PARAMS, INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"select 1\"", "1", "true"})
    void answersArgumentsThatAreNoObjectAsTheToolsError(String arguments) throws Exception {
        JsonNode answer =
                SERVER.client()
                        .ask(
                                "tools/call",
                                "{\"name\": \"query\", \"arguments\": %s}".formatted(arguments));
        assertThat(QueryAnswer.of(answer).error()).contains("arguments", "object");
    }

    @Test
    void survivesAStatementOfTwentyMegabytesWithTheIdFirst() throws Exception {
        String sql = "x".repeat(20 << 20);
        SERVER.client()
                .send(
                        """
                        {"jsonrpc":"2.0","id":902,"method":"tools/call",\
                        "params":{"name":"query","arguments":{"sql":"%s"}}}\
                        """
                                .formatted(sql));
        assertTooLong(SERVER.client().answer(902));
    }

    @Test
    void survivesAStatementOfTwentyMegabytesWithTheIdLast() throws Exception {
        String sql = "{ \\\"id\\\": 1 }".repeat(20 << 16);
        SERVER.client()
                .send(
                        """
                        {"jsonrpc":"2.0","method":"tools/call",\
                        "params":{"id":3,"name":"query","arguments":{"sql":"%s"}},"id":903}\
                        """
                                .formatted(sql));
        assertTooLong(SERVER.client().answer(903));
    }

    @Test
    void survivesALongLineOfNoise() throws Exception {
        SERVER.client().send("x".repeat(20 << 20));
        assertThat(SERVER.client().answerWithoutId().has("error")).isTrue();
    }

    private static void assertTooLong(JsonNode answer) {
        assertThat(answer.at("/error/code").asInt()).isEqualTo(INVALID_REQUEST);
        assertThat(answer.at("/error/message").asString()).contains("8388608");
    }

    @Test
    void takesAStatementOfSevenMegabytes() throws Exception {
        String comment = "/*" + "x".repeat(7 << 20) + "*/";
        assertThat(SERVER.client().query(comment + "select 1").rows()).isEqualTo("[[1]]");
    }

    @Test
    void refusesSqlWithANulCharacter() throws Exception {
        assertThat(SERVER.client().query("select '\0'").error()).contains("NUL");
        assertThat(
                        SERVER.client()
                                .query(
                                        Map.of(
                                                "sql",
                                                "select $1::text",
                                                "params",
                                                new String[] {"a\0b"}))
                                .error())
                .contains("$1", "NUL");
    }
}
