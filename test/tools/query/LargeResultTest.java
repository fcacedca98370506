package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import static tools.query.Pages.ids;
import static tools.query.Pages.numbers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.util.Map;
import java.util.Optional;

/** However many rows there are, they take no memory and an answer comes at once. */
class LargeResultTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static RawClient start(String... options) throws Exception {
        RawClient client = ServerCommand.java(options).on(DATABASE.owner()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    @Test
    void readsTwoHundredThousandRowsInLittleMemory() throws Exception {
        String sql =
                """
                select n, n * 0.5 as half, md5(n::text) as digest
                  from generate_series(1, 200000) n\
                """;
        try (RawClient client =
                ServerCommand.java().onJvmWith("-Xmx128m").on(DATABASE.owner()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            int rows = 0;
            Optional<Map<String, ?>> arguments = Optional.of(Map.of("sql", sql, "limit", 10_000));
            while (arguments.isPresent()) {
                JsonNode page = client.query(arguments.get()).structured();
                assertThat(page.at("/rows/0/0").asInt()).isEqualTo(rows + 1);
                rows += page.get("row_count").asInt();
                arguments =
                        page.has("cursor")
                                ? Optional.of(
                                        Map.of(
                                                "cursor",
                                                page.get("cursor").asString(),
                                                "limit",
                                                10_000))
                                : Optional.empty();
            }
            assertThat(rows).isEqualTo(200_000);
        }
    }

    @Test
    void saysThatAValueIsTooBigForTheMemoryAndAnswersOn() throws Exception {
        try (RawClient client =
                ServerCommand.java().onJvmWith("-Xmx64m").on(DATABASE.superuser()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.query("select repeat('x', 100000000)").error())
                    .startsWith("A value or row is too big for the memory of pg-mcp")
                    .contains("left(column, 4096)", "fewer rows");
            assertThat(client.query("select left(repeat('x', 100000000), 3)").rows())
                    .isEqualTo("[[\"xxx\"]]");
        }
    }

    @Test
    void answersFromFiftyMillionRows() throws Exception {
        try (RawClient client = start()) {
            QueryAnswer answer =
                    client.query("select generate_series(1, 50000000), repeat('x', 100)");
            assertThat(ids(answer)).isEqualTo(numbers(1, 100));
            assertThat(answer.structured().get("truncated").asBoolean()).isTrue();
        }
    }
}
