package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.util.Map;

/** A client that can ask its user has to, whatever the call itself says. */
class ElicitationTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String DELETE = "delete from fruit";

    private static final String QUESTION =
            "Run this on the database?\ndelete from fruit (every row: it has no WHERE)";

    @BeforeEach
    void fill() throws Exception {
        DATABASE.run("drop table if exists fruit; create table fruit as select 1 as id");
    }

    private static RawClient start() throws Exception {
        return ServerCommand.java("--allow-writes").on(DATABASE.owner()).start();
    }

    private static RawClient start(String capabilities) throws Exception {
        RawClient client = start();
        client.initialize(RawClient.NEWEST_LEGACY, capabilities);
        return client;
    }

    private static String rows() throws Exception {
        return DATABASE.ask("select count(*) from fruit");
    }

    private static int postDelete(RawClient client) throws Exception {
        return client.postCall("execute", Map.of("sql", DELETE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"elicitation\": {}}",
                "{\"elicitation\": {\"form\": {}}}",
                "{\"elicitation\": {\"form\": {}, \"url\": {}}}"
            })
    void asksAndRunsWhatTheUserAccepts(String capabilities) throws Exception {
        try (RawClient client = start(capabilities)) {
            int id = postDelete(client);

            JsonNode request = client.nextRequest();
            assertThat(request.get("method").asString()).isEqualTo("elicitation/create");
            assertThat(request.get("params"))
                    .isEqualTo(
                            RawClient.json(
                                    """
                                    {"mode": "form", "message": %s, "requestedSchema": {
                                        "type": "object",
                                        "properties": {
                                            "confirm": {"type": "boolean", "title": "Do it"}},
                                        "required": ["confirm"]}}\
                                    """
                                            .formatted(RawClient.text(QUESTION))));
            assertThat(rows()).isEqualTo("1");
            client.respond(request, "{\"action\": \"accept\", \"content\": {\"confirm\": true}}");

            assertThat(QueryAnswer.of(client.answer(id)).text())
                    .isEqualTo("1. DELETE: 1 row\nCommitted.");
            assertThat(rows()).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\": \"decline\"}",
                "{\"action\": \"cancel\"}",
                "{\"action\": \"decline\", \"content\": {\"confirm\": true}}",
                "{\"action\": \"accept\", \"content\": {\"confirm\": false}}",
                "{\"action\": \"accept\", \"content\": {\"confirm\": \"yes\"}}",
                "{\"action\": \"accept\", \"content\": {}}",
                "{\"action\": \"accept\"}",
                "{}"
            })
    void runsNothingOtherwise(String response) throws Exception {
        try (RawClient client = start("{\"elicitation\": {}}")) {
            int id = postDelete(client);
            client.respond(client.nextRequest(), response);
            assertThat(QueryAnswer.of(client.answer(id)).error())
                    .isEqualTo(
                            """
                            The user declined; nothing was run.
                            delete from fruit (every row: it has no WHERE)\
                            """);
            assertThat(rows()).isEqualTo("1");
        }
    }

    @Test
    void runsNothingWhenTheClientAnswersWithAnError() throws Exception {
        try (RawClient client = start("{\"elicitation\": {}}")) {
            int id = postDelete(client);
            JsonNode request = client.nextRequest();
            client.send(
                    """
                    {"jsonrpc":"2.0","id":%s,"error":{"code":-32603,"message":"no window"}}\
                    """
                            .formatted(request.get("id")));
            assertThat(QueryAnswer.of(client.answer(id)).error()).contains("no window");
            assertThat(rows()).isEqualTo("1");
        }
    }

    @Test
    void theWordOfTheModelDoesNotReplaceTheUsers() throws Exception {
        try (RawClient client = start("{\"elicitation\": {}}")) {
            int id = client.postCall("execute", Map.of("sql", DELETE, "confirm", true));
            client.respond(client.nextRequest(), "{\"action\": \"decline\"}");
            assertThat(QueryAnswer.of(client.answer(id)).error()).contains("declined");
            assertThat(rows()).isEqualTo("1");
        }
    }

    @Test
    void asksNobodyAboutADryRunOrAnythingHarmless() throws Exception {
        try (RawClient client = start("{\"elicitation\": {}}")) {
            assertThat(client.execute(Map.of("sql", DELETE, "dry_run", true)).isError()).isFalse();
            assertThat(client.execute("delete from fruit where id = 7").isError()).isFalse();
            assertThat(client.lines()).noneMatch(line -> line.contains("elicitation/create"));
        }
    }

    @Test
    void doesNotAskAClientThatOnlyOpensAddresses() throws Exception {
        try (RawClient client = start("{\"elicitation\": {\"url\": {}}}")) {
            assertThat(client.execute(DELETE).error()).contains("\"confirm\": true");
            assertThat(client.execute(Map.of("sql", DELETE, "confirm", true)).isError()).isFalse();
        }
    }

    @Test
    void answersOtherCallsWhileTheUserThinks() throws Exception {
        try (RawClient client = start("{\"elicitation\": {}}")) {
            int id = postDelete(client);
            JsonNode request = client.nextRequest();
            assertThat(client.query("select count(*) from fruit").rows()).isEqualTo("[[1]]");
            client.respond(request, "{\"action\": \"accept\", \"content\": {\"confirm\": true}}");
            assertThat(QueryAnswer.of(client.answer(id)).isError()).isFalse();
        }
    }

    @Test
    void aCallThatIsCancelledMeanwhileIsNotRun() throws Exception {
        try (RawClient client = start("{\"elicitation\": {}}")) {
            int id = postDelete(client);
            JsonNode request = client.nextRequest();
            client.cancel(id);
            client.query("select 1");
            client.respond(request, "{\"action\": \"accept\", \"content\": {\"confirm\": true}}");
            client.query("select 1");
            assertThat(client.answered(id)).isFalse();
            assertThat(rows()).isEqualTo("1");
        }
    }

    private static JsonNode callModern(RawClient client, String capabilities, String more)
            throws Exception {
        return client.ask(
                "tools/call",
                """
                {"name": "execute", "arguments": {"sql": "delete from fruit"},
                 "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                           "io.modelcontextprotocol/clientCapabilities": %s}%s}\
                """
                        .formatted(capabilities, more));
    }

    @Test
    void theStatelessRevisionAsksInItsResultAndRunsTheReplay() throws Exception {
        try (RawClient client = start()) {
            JsonNode result = callModern(client, "{\"elicitation\": {}}", "").get("result");
            assertThat(result.get("resultType").asString()).isEqualTo("input_required");
            assertThat(result.at("/inputRequests/confirm/method").asString())
                    .isEqualTo("elicitation/create");
            assertThat(result.at("/inputRequests/confirm/params/message").asString())
                    .isEqualTo(QUESTION);
            assertThat(rows()).isEqualTo("1");

            QueryAnswer done =
                    QueryAnswer.of(
                            callModern(
                                    client,
                                    "{\"elicitation\": {}}",
                                    """
                                    , "inputResponses": {"confirm":
                                        {"action": "accept", "content": {"confirm": true}}}\
                                    """));
            assertThat(done.text()).isEqualTo("1. DELETE: 1 row\nCommitted.");
            assertThat(rows()).isEqualTo("0");
        }
    }

    @Test
    void theStatelessRevisionTakesANo() throws Exception {
        try (RawClient client = start()) {
            JsonNode answer =
                    callModern(
                            client,
                            "{\"elicitation\": {\"form\": {}}}",
                            ", \"inputResponses\": {\"confirm\": {\"action\": \"decline\"}}");
            assertThat(QueryAnswer.of(answer).error()).contains("declined");
            assertThat(rows()).isEqualTo("1");
        }
    }

    @Test
    void theStatelessRevisionRefusesWhereTheClientCannotAsk() throws Exception {
        try (RawClient client = start()) {
            assertThat(QueryAnswer.of(callModern(client, "{}", "")).error())
                    .contains("\"confirm\": true");
            // An answer to a question that nobody could have asked is none.
            assertThat(
                            QueryAnswer.of(
                                            callModern(
                                                    client,
                                                    "{}",
                                                    """
                                                    , "inputResponses": {"confirm": {"action": \
                                                    "accept", "content": {"confirm": true}}}\
                                                    """))
                                    .error())
                    .contains("\"confirm\": true");
            assertThat(rows()).isEqualTo("1");
        }
    }
}
