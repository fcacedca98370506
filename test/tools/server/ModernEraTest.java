package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.config.Version;
import tools.jackson.databind.JsonNode;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.io.IOException;

/** Revision 2026-07-28: no handshake, every request says which revision it is in. */
class ModernEraTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String META =
            """
            "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                      "io.modelcontextprotocol/clientInfo": {"name": "raw", "version": "1"},
                      "io.modelcontextprotocol/clientCapabilities": {}}\
            """;

    private static RawClient client;

    @BeforeAll
    static void start() throws IOException {
        client = ServerCommand.java().on(DATABASE.owner()).start();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    private static JsonNode ask(String method, String parameters) throws Exception {
        String separator = parameters.isEmpty() ? "" : ", ";
        return client.ask(method, "{" + parameters + separator + META + "}");
    }

    @Test
    void discoverTellsWhatTheServerCan() throws Exception {
        JsonNode result = ask("server/discover", "").get("result");
        assertThat(result.get("supportedVersions").toString())
                .contains("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
        assertThat(result.at("/capabilities/tools").isObject()).isTrue();
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.get("ttlMs").isIntegralNumber()).isTrue();
        assertThat(result.get("cacheScope").asString()).isEqualTo("private");
        JsonNode server = result.get("_meta").get("io.modelcontextprotocol/serverInfo");
        assertThat(server.get("name").asString()).isEqualTo("pg-mcp");
        assertThat(server.get("version").asString()).isEqualTo(Version.CURRENT);
    }

    @Test
    void servesCallsWithoutAHandshake() throws Exception {
        JsonNode result =
                ask(
                                "tools/call",
                                """
                                "name": "query", "arguments": {"sql": "select 1 as one"}\
                                """)
                        .get("result");
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.at("/structuredContent/rows").toString()).isEqualTo("[[1]]");
    }

    @Test
    void marksErrorsOfToolsAsCompleteResultsToo() throws Exception {
        JsonNode result =
                ask(
                                "tools/call",
                                """
                                "name": "query", "arguments": {"sql": "select nonsense"}\
                                """)
                        .get("result");
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.get("isError").asBoolean()).isTrue();
    }

    @Test
    void listsToolsWithTheirTimeToLive() throws Exception {
        JsonNode result = ask("tools/list", "").get("result");
        assertThat(result.at("/tools/0/name").asString()).isEqualTo("query");
        assertThat(result.get("resultType").asString()).isEqualTo("complete");
        assertThat(result.get("ttlMs").isIntegralNumber()).isTrue();
        assertThat(result.get("cacheScope").asString()).isEqualTo("private");
    }

    @Test
    void refusesARequestThatDoesNotSayWhatTheClientCan() throws Exception {
        JsonNode answer =
                client.ask(
                        "tools/list",
                        """
                        {"_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28"}}\
                        """);
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").asString()).contains("clientCapabilities");
    }

    @Test
    void refusesARevisionThatItDoesNotSpeakAndNamesThoseThatItDoes() throws Exception {
        JsonNode answer =
                client.ask(
                        "tools/list",
                        """
                        {"_meta": {"io.modelcontextprotocol/protocolVersion": "2199-01-01",
                                   "io.modelcontextprotocol/clientCapabilities": {}}}\
                        """);
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32022);
        assertThat(answer.at("/error/data/supported").toString()).contains("2026-07-28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "logging/setLevel", "resources/subscribe", "initialize"})
    void knowsNoMethodThatTheRevisionDropped(String method) throws Exception {
        assertThat(ask(method, "\"level\": \"info\"").at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void refusesAnUnknownTool() throws Exception {
        JsonNode answer = ask("tools/call", "\"name\": \"quary\", \"arguments\": {}");
        assertThat(answer.at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").asString()).contains("quary");
    }

    @Test
    void aLegacyHandshakeWorksAfterAProbe() throws Exception {
        try (RawClient dual = ServerCommand.java().on(DATABASE.owner()).start()) {
            dual.ask("server/discover", "{" + META + "}");
            assertThat(dual.initialize(RawClient.NEWEST_LEGACY).has("result")).isTrue();
            assertThat(dual.query("select 1").rows()).isEqualTo("[[1]]");
        }
    }
}
