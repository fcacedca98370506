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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A line that cannot be read is answered under its id, in our own words, and the server lives. */
class UnreadableLineTest {

    @RegisterExtension static final Conversation SERVER = Conversation.about("");

    private static final int PARSE_ERROR = -32700;

    @AfterEach
    void theServerLives() throws Exception {
        assertThat(SERVER.client().query("select 1").rows()).isEqualTo("[[1]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":",
                "{\"jsonrpc\":\"2.0\",\"id\":12",
                "{\"jsonrpc\":\"2.0\",\"params\":{\"id\":3},\"x\":\"id\":4",
                "hello",
                "{'jsonrpc':'2.0'}",
                "{\"jsonrpc\":\"2.0\"}}",
                "\u0000"
            })
    void answersALineThatIsNotJsonWithAParseError(String line) throws Exception {
        SERVER.client().send(line);
        assertIsParseError(SERVER.client().answerWithoutId(), "not JSON in UTF-8, near byte ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",",
                "{\"jsonrpc\":\"2.0\",\"method\":\"ping\" \"id\" : \"%s\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}}",
                "{\"params\":{\"id\":\"no\",\"\\\"\":[{\"id\":1}],},\"id\":\"%s\"}",
                "{\"id\":\"%s\",\"params\":[1e]}"
            })
    void namesTheRequestThatIsNotJson(String line) throws Exception {
        String id = UUID.randomUUID().toString();
        SERVER.client().send(line.formatted(id));
        assertIsParseError(
                SERVER.client().answer("\"" + id + "\"", Await.SOON),
                "not JSON in UTF-8, near byte ");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws Exception {
        var line = new ByteArrayOutputStream();
        line.writeBytes(
                """
                {"jsonrpc":"2.0","id":905,"method":"tools/call","params":{"name":"query",\
                "arguments":{"sql":"select '\
                """
                        .getBytes(StandardCharsets.US_ASCII));
        line.write(0xC3);
        line.write(0x28);
        line.writeBytes("'\"}}}\n".getBytes(StandardCharsets.US_ASCII));
        SERVER.client().sendBytes(line.toByteArray());
        assertIsParseError(SERVER.client().answer(905), "not JSON in UTF-8, near byte 1");
    }

    @Test
    void refusesDeepNesting() throws Exception {
        String nested = "[".repeat(100_000) + "]".repeat(100_000);
        SERVER.client()
                .send(
                        """
                        {"jsonrpc":"2.0","id":904,"method":"tools/call","params":{"name":"query",\
                        "arguments":{"sql":"select 1","params":%s}}}\
                        """
                                .formatted(nested));
        assertIsParseError(SERVER.client().answer(904), "nested deeper than 500 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e999999999", "-1e-200000"})
    void refusesNumbersThatPostgresCannotHold(String number) throws Exception {
        JsonNode answer =
                SERVER.client()
                        .ask(
                                "tools/call",
                                """
                                {"name": "query",
                                 "arguments": {"sql": "select $1::numeric", "params": [%s]}}\
                                """
                                        .formatted(number));
        assertIsParseError(answer, "a number has more than 131072 digits");
    }

    @Test
    void takesNumbersOfThousandsOfDigits() throws Exception {
        String number = "9".repeat(5_000);
        JsonNode answer =
                SERVER.client()
                        .ask(
                                "tools/call",
                                """
                                {"name": "query",
                                 "arguments": {"sql": "select length($1::numeric::text)", "params": [%s]}}\
                                """
                                        .formatted(number));
        assertThat(QueryAnswer.of(answer).rows()).isEqualTo("[[5000]]");
    }

    private static void assertIsParseError(JsonNode answer, String message) {
        assertThat(answer.at("/error/code").asInt()).isEqualTo(PARSE_ERROR);
        assertThat(answer.at("/error/message").asString()).startsWith("Parse error: " + message);
    }
}
