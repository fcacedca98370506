package tools.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static tools.testing.RawClient.NEWEST_LEGACY;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import java.util.Optional;

/** The revisions that begin with {@code initialize}. */
class HandshakeTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        client = ServerCommand.java().on(DATABASE.owner()).start();
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void answersWithTheRevisionThatTheClientAsksFor(String version) throws Exception {
        JsonNode result = client.initialize(version).get("result");
        assertThat(result.get("protocolVersion").asString()).isEqualTo(version);
        assertThat(result.at("/serverInfo/name").asString()).isEqualTo("pg-mcp");
        assertThat(result.at("/serverInfo/version").asString()).isEqualTo(Version.CURRENT);
        assertThat(result.at("/capabilities/tools").isObject()).isTrue();
        assertThat(result.get("instructions").asString()).hasSizeLessThan(1024);
        assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
    }

    @Test
    void answersAnUnknownRevisionWithTheNewestOne() throws Exception {
        JsonNode result = client.initialize("2199-01-01").get("result");
        assertThat(result.get("protocolVersion").asString()).isEqualTo(NEWEST_LEGACY);
    }

    @Test
    void noLegacyResultCarriesWhatOnlyTheModernRevisionKnows() throws Exception {
        client.initialize(NEWEST_LEGACY);
        client.ask("tools/list", "{}");
        client.ask("ping", "{}");
        client.query("select 1");
        assertThat(String.join("\n", client.lines()))
                .doesNotContain("resultType", "ttlMs", "cacheScope");
    }

    @Test
    void listsQueryWithAllItsHintsAndSchemas() throws Exception {
        client.initialize(NEWEST_LEGACY);
        JsonNode query = client.ask("tools/list", "{}").at("/result/tools/0");
        assertThat(query.get("name").asString()).isEqualTo("query");
        assertThat(query.get("description").asString()).isNotBlank();
        assertThat(query.get("annotations"))
                .isEqualTo(
                        RawClient.json(
                                """
                                {"readOnlyHint": true, "destructiveHint": false,
                                 "idempotentHint": true, "openWorldHint": false}\
                                """));
        assertThat(query.at("/inputSchema/type").asString()).isEqualTo("object");
        assertThat(query.at("/inputSchema/properties").propertyNames())
                .contains("sql", "params", "limit", "timeout");
        assertThat(query.at("/outputSchema/type").asString()).isEqualTo("object");
        assertThat(query.at("/outputSchema/properties").propertyNames())
                .contains("columns", "rows", "row_count", "truncated");
    }

    @Test
    void listsToolsInTheSameFewBytesAtEachStart() throws Exception {
        String first = listed(client);
        try (RawClient second = ServerCommand.java().on(DATABASE.owner()).start()) {
            assertThat(listed(second)).isEqualTo(first);
        }
        assertThat(first).hasSizeLessThan(8 * 1024);
    }

    @Test
    void listsToolsInTheSameBytesOnAnotherJvm() throws Exception {
        Optional<String> java = Optional.ofNullable(System.getenv("PGMCP_TEST_JAVA"));
        assumeTrue(java.isPresent(), "PGMCP_TEST_JAVA names no other java");
        ServerCommand command = ServerCommand.java().on(DATABASE.superuser());
        try (RawClient other = command.byProgram(java.get()).start()) {
            assertThat(listed(other)).isEqualTo(listed(client));
        }
    }

    private static String listed(RawClient client) throws IOException, InterruptedException {
        client.initialize(NEWEST_LEGACY);
        client.ask("tools/list", "{}");
        return client.lines().get(1);
    }

    @Test
    void answersPingBeforeTheHandshakeIsOver() throws Exception {
        assertThat(client.ask("ping", "{}").get("result")).isEqualTo(RawClient.json("{}"));
        client.post(
                "initialize",
                """
                {"protocolVersion": "2025-11-25", "capabilities": {},
                 "clientInfo": {"name": "raw", "version": "1"}}\
                """);
        assertThat(client.ask("ping", "{}").get("result")).isEqualTo(RawClient.json("{}"));
    }

    @Test
    void answersWhatComesBeforeInitializeWithAnErrorAndNotWithSilence() throws Exception {
        assertThat(client.ask("tools/list", "{}").at("/error/message").asString())
                .contains("initialize");
        assertThat(client.initialize(NEWEST_LEGACY).has("result")).isTrue();
    }

    @Test
    void answersInitializeWithoutParameters() throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"initialize\"}");
        assertThat(client.answer(77)).isNotNull();
        assertThat(client.initialize(NEWEST_LEGACY).has("result")).isTrue();
    }
}
