package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

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

/** However many rows there are, they take no memory and an answer comes at once. */
class LargeResultTest {

    @RegisterExtension
    static final TestDatabase DATABASE =
            TestDatabase.with(
                    """
                    create unlogged table large as
                    select id, repeat('x', 100) as filling from generate_series(1, 2000000) id;
                    """);

    /** Whatever were kept of the rows would soon not fit. */
    private static RawClient start(String heap) throws Exception {
        RawClient client = ServerCommand.java().onJvmWith(heap).on(DATABASE.owner()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    @Test
    void readsAMillionRowsInLittleMemory() throws Exception {
        String sql =
                """
                select n, n * 0.5 as half, md5(n::text) as digest
                  from generate_series(1, 1000000) n\
                """;
        try (RawClient client = start("-Xmx128m")) {
            int rows = 0;
            JsonNode page = page(client, "sql", sql);
            while (page.has("cursor")) {
                assertThat(page.at("/rows/0/0").asInt()).isEqualTo(rows + 1);
                rows += page.get("row_count").asInt();
                page = page(client, "cursor", page.get("cursor").asString());
            }
            assertThat(rows + page.get("row_count").asInt()).isEqualTo(1_000_000);
        }
    }

    @Test
    void saysThatAValueIsTooBigForTheMemoryAndAnswersOn() throws Exception {
        try (RawClient client = start("-Xmx64m")) {
            assertThat(client.query("select repeat('x', 100000000)").error())
                    .startsWith("A value or row is too big for the memory of pg-mcp")
                    .contains("left(column, 4096)", "fewer rows");
            assertThat(client.query("select left(repeat('x', 100000000), 3)").rows())
                    .isEqualTo("[[\"xxx\"]]");
        }
    }

    private static JsonNode page(RawClient client, String source, String text) throws Exception {
        return client.query(Map.of(source, text, "limit", 10_000)).structured();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select generate_series(1, 50000000), repeat('x', 100)",
                "select id, filling from large",
                "select a.id, b.filling from large a, large b where a.id = 1"
            })
    void answersFromManyRowsInLittleMemory(String sql) throws Exception {
        try (RawClient client = start("-Xmx48m")) {
            // Those before stay open, as many as can.
            for (int i = 0; i < 10; i++) {
                QueryAnswer answer = client.query(sql);
                assertThat(answer.structured().get("row_count").asInt())
                        .as(answer.text())
                        .isEqualTo(100);
                assertThat(answer.structured().get("truncated").asBoolean()).isTrue();
            }
        }
    }
}
