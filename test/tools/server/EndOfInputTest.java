package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.FaultyProxy;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What was asked before stdin closed is answered, and then the process is gone. */
class EndOfInputTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Duration PROMPTLY = Duration.ofSeconds(2);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(12);

    private static final String ALL_AT_ONCE =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{},"clientInfo":{"name":"printf","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"query",\
            "arguments":{"sql":"select 1, pg_sleep(0.5)::text"}}}
            {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"query",\
            "arguments":{"sql":"select 2"}}}
            """;

    @Test
    void answersAllThatWasPipedIn() throws Exception {
        try (RawClient client = ServerCommand.java().on(DATABASE.ordinary()).start()) {
            client.send(ALL_AT_ONCE);
            client.closeStdin();
            assertThat(client.answer(1).at("/result/protocolVersion").asString())
                    .isEqualTo("2025-06-18");
            assertThat(client.answer(2).at("/result/tools/0/name").asString()).isEqualTo("query");
            assertThat(QueryAnswer.of(client.answer(3)).rows()).isEqualTo("[[1,\"\"]]");
            assertThat(QueryAnswer.of(client.answer(4)).rows()).isEqualTo("[[2]]");
            assertThat(client.exitCode(PROMPTLY)).isZero();
            assertThat(client.process().stderr()).isEmpty();
        }
    }

    @Test
    void answersALastLineWithoutALineBreak() throws Exception {
        try (RawClient client = ServerCommand.java().on(DATABASE.owner()).start()) {
            client.sendBytes(ALL_AT_ONCE.strip().getBytes(StandardCharsets.UTF_8));
            client.closeStdin();
            assertThat(QueryAnswer.of(client.answer(4)).rows()).isEqualTo("[[2]]");
            assertThat(client.exitCode(PROMPTLY)).isZero();
        }
    }

    @Test
    void endsAtOnceWhenNothingWasAsked() throws Exception {
        try (RawClient client = ServerCommand.java().on(DATABASE.owner()).start()) {
            client.closeStdin();
            assertThat(client.exitCode(Await.SOON)).isZero();
            assertThat(client.lines()).isEmpty();
            assertThat(client.process().stderr()).isEmpty();
        }
    }

    @Test
    void endsPromptlyAfterAConversation() throws Exception {
        try (RawClient client = ServerCommand.java().on(DATABASE.owner()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            client.query("select 1");
            client.closeStdin();
            assertThat(client.exitCode(PROMPTLY)).isZero();
        }
    }

    @Test
    void doesNotWaitForAnEndlessStatement() throws Exception {
        try (RawClient client = ServerCommand.java().on(DATABASE.owner()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            int sleeping = client.postQuery(Map.of("sql", "select pg_sleep(61)", "timeout", 60));
            Await.until("the statement runs", Await.SOON, () -> running("pg_sleep(61)") == 1);
            client.closeStdin();
            assertThat(client.exitCode(DRAIN_LIMIT)).isZero();
            assertThat(client.answered(sleeping)).isTrue();
            Await.until(
                    "it was cancelled", Duration.ofSeconds(1), () -> running("pg_sleep(61)") == 0);
        }
    }

    @Test
    void endsAtOnceAndQuietlyWhenTerminated() throws Exception {
        try (RawClient client = ServerCommand.java().on(DATABASE.ordinary()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            client.postQuery(Map.of("sql", "select pg_sleep(62)", "timeout", 60));
            Await.until("the statement runs", Await.SOON, () -> running("pg_sleep(62)") == 1);
            client.process().terminate();
            assertThat(client.exitCode(PROMPTLY)).isIn(0, 143);
            assertThat(client.process().stderr()).isEmpty();
            Await.until(
                    "it was cancelled", Duration.ofSeconds(1), () -> running("pg_sleep(62)") == 0);
        }
    }

    @Test
    void endsWhenTheDatabaseNeverAnswers() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.owner())) {
            proxy.fallSilent();
            try (RawClient client =
                    ServerCommand.java().on(proxy.route(DATABASE.owner())).start()) {
                client.initialize(RawClient.NEWEST_LEGACY);
                client.postQuery(Map.of("sql", "select 1"));
                client.closeStdin();
                assertThat(client.exitCode(DRAIN_LIMIT)).isZero();
            }
        }
    }

    private static int running(String text) throws Exception {
        return DATABASE.running(text);
    }
}
