package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;

/** Resources, prompts and completions in the revision without a handshake. */
class ModernFeaturesTest {

    private static final String META =
            """
            "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                      "io.modelcontextprotocol/clientCapabilities": {}}\
            """;

    @RegisterExtension
    static final Conversation CONVERSATION =
            Conversation.about("create table notes (id int primary key)");

    private static JsonNode ask(String method, String parameters) throws Exception {
        String separator = parameters.isEmpty() ? "" : ", ";
        return CONVERSATION.client().ask(method, "{" + parameters + separator + META + "}");
    }

    private static String database() {
        return "postgres://" + CONVERSATION.database().superuser().database();
    }

    @Test
    void discoverNamesWhatTheServerOffers() throws Exception {
        assertThat(ask("server/discover", "").at("/result/capabilities").propertyNames())
                .containsExactly("tools", "resources", "prompts", "completions");
    }

    @ParameterizedTest
    @CsvSource({
        "resources/list, resources, 10000",
        "resources/templates/list, resourceTemplates, 300000",
        "prompts/list, prompts, 300000"
    })
    void listsSayHowLongTheyHold(String method, String list, int millis) throws Exception {
        JsonNode result = ask(method, "").get("result");
        assertThat(result.get(list)).isNotEmpty();
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.get("ttlMs").asInt()).isEqualTo(millis);
        assertThat(result.get("cacheScope").asString()).isEqualTo("private");
    }

    @Test
    void whatIsReadIsStaleAtOnce() throws Exception {
        JsonNode result =
                ask("resources/read", "\"uri\": \"%s/public/notes\"".formatted(database()))
                        .get("result");
        assertThat(result.at("/contents/0/text").asString()).contains("notes");
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.get("ttlMs").asInt()).isZero();
        assertThat(result.get("cacheScope").asString()).isEqualTo("private");
    }

    @Test
    void aResourceThatDoesNotExistIsAnInvalidParameter() throws Exception {
        JsonNode error =
                ask("resources/read", "\"uri\": \"%s/public/nothing\"".formatted(database()))
                        .get("error");
        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.at("/data/uri").asString()).isEqualTo(database() + "/public/nothing");
    }

    @Test
    void promptsAndCompletionsAreCompleteResults() throws Exception {
        JsonNode prompt =
                ask(
                                "prompts/get",
                                """
                                "name": "review_table", "arguments": {"table": "notes"}\
                                """)
                        .get("result");
        assertThat(prompt.get("resultType").asString()).isEqualTo("complete");
        assertThat(prompt.has("ttlMs")).isFalse();
        JsonNode completion =
                ask(
                                "completion/complete",
                                """
                                "ref": {"type": "ref/prompt", "name": "review_table"},
                                "argument": {"name": "table", "value": "no"}\
                                """)
                        .get("result");
        assertThat(completion.get("resultType").asString()).isEqualTo("complete");
        assertThat(completion.at("/completion/values").toString()).isEqualTo("[\"notes\"]");
    }
}
