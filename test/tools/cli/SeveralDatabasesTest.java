package tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.testing.Await;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One process, several databases: each call names its own, and none hurts another. */
class SeveralDatabasesTest {

    @RegisterExtension
    static final TestDatabase SHOP = TestDatabase.with("create table orders (id int)");

    @RegisterExtension
    static final TestDatabase STATS = TestDatabase.with("create table visits (at date)");

    private static RawClient client;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("pg-mcp.yaml"),
                        """
                        databases:
                          shop:
                            url: ${env:SHOP}
                            description: what was sold
                          stats:
                            url: ${env:STATS}
                            allow-writes: true
                          away:
                            url: postgres://nobody@127.0.0.1:1/away
                        """);
        client =
                ServerCommand.java("--config", file.toString())
                        .with("SHOP", SHOP.superuser().url())
                        .with("STATS", STATS.superuser().url())
                        .start();
        client.initialize(RawClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void end() throws Exception {
        client.closeStdin();
        assertThat(client.exitCode(Await.SOON)).isZero();
        client.close();
    }

    private static QueryAnswer query(String sql, String database) throws Exception {
        return client.query(Map.of("sql", sql, "database", database));
    }

    @Test
    void asksTheFirstDatabaseUnlessACallNamesAnother() throws Exception {
        assertThat(client.query("select 'x' as one").text())
                .isEqualTo("one\nx\n(1 row)\n(database shop)");
        QueryAnswer stats = query("select current_database() as name", "stats");
        assertThat(stats.structured().get("database").asString()).isEqualTo("stats");
        assertThat(stats.cell().asString()).isEqualTo(STATS.superuser().database());
    }

    @Test
    void saysWhichDatabaseAnErrorIsFrom() throws Exception {
        assertThat(query("select 1/0", "stats").error()).endsWith("\n(database stats)");
        assertThat(query("select 1", "stat").error())
                .contains("it must be one of shop, stats, away");
    }

    @Test
    void offersChangesWhereTheyAreAllowed() throws Exception {
        JsonNode tools = client.ask("tools/list", "{}").at("/result/tools");
        for (JsonNode tool : tools) {
            String expected =
                    tool.get("name").asString().equals("execute")
                            ? "[\"stats\"]"
                            : "[\"shop\",\"stats\",\"away\"]";
            assertThat(tool.at("/inputSchema/properties/database/enum").toString())
                    .as(tool.get("name").asString())
                    .isEqualTo(expected);
        }
        assertThat(client.execute(Map.of("sql", "select 1", "database", "shop")).error())
                .contains("it must be one of stats");
    }

    @Test
    void readsCursorsInTheirOwnDatabase() throws Exception {
        QueryAnswer first =
                client.query(
                        Map.of(
                                "sql", "select generate_series(1, 3)",
                                "database", "stats",
                                "limit", 2));
        String cursor = first.structured().get("cursor").asString();
        QueryAnswer next = client.query(Map.of("cursor", cursor, "database", "stats"));
        assertThat(next.rows()).isEqualTo("[[3]]");
    }

    @Test
    void isNotHurtByADatabaseThatIsAway() throws Exception {
        assertThat(query("select 1", "away").error())
                .startsWith("Cannot connect to PostgreSQL at 127.0.0.1:1")
                .endsWith("(database away)");
        assertThat(query("select 1", "stats").rows()).isEqualTo("[[1]]");
    }

    @Test
    void listsTheResourcesOfAllThatAnswer() throws Exception {
        JsonNode page = client.ask("resources/list", "{}").get("result");
        assertThat(page.toString()).contains("postgres://shop/public/orders");
        JsonNode last =
                client.ask(
                                "resources/list",
                                RawClient.text(Map.of("cursor", page.get("nextCursor").asString())))
                        .get("result");
        assertThat(last.toString()).contains("postgres://stats/public/visits");
        JsonNode read =
                client.ask("resources/read", "{\"uri\": \"postgres://stats/public/visits\"}");
        assertThat(read.at("/result/contents/0/text").asString()).contains("at date");
    }

    @Test
    void completesTheNamesOfDatabasesAndWhatIsInThem() throws Exception {
        String ref =
                "{\"type\": \"ref/resource\", \"uri\": \"postgres://{database}/{schema}/{table}\"}";
        assertThat(values(ref, "database", "s", Map.of())).isEqualTo("[\"shop\",\"stats\"]");
        assertThat(values(ref, "table", "", Map.of("database", "stats", "schema", "public")))
                .isEqualTo("[\"visits\"]");
    }

    private static String values(
            String ref, String argument, String typed, Map<String, String> others)
            throws Exception {
        String request =
                "{\"ref\": %s, \"argument\": {\"name\": \"%s\", \"value\": \"%s\"}, \"context\": {\"arguments\": %s}}"
                        .formatted(ref, argument, typed, RawClient.text(others));
        return client.ask("completion/complete", request)
                .at("/result/completion/values")
                .toString();
    }

    @Test
    void namesTheDatabasesInTheInstructions(@TempDir Path folder) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("pg-mcp.yaml"),
                        """
                        databases:
                          one: {url: 'postgres://nobody@127.0.0.1:1/one', description: first of all}
                          two: {url: 'postgres://nobody@127.0.0.1:1/two', allow-writes: true}
                        """);
        try (RawClient other = ServerCommand.java("--config", file.toString()).start()) {
            String instructions =
                    other.initialize(RawClient.NEWEST_LEGACY).at("/result/instructions").asString();
            assertThat(instructions.lines().findFirst().orElseThrow())
                    .isEqualTo(
                            "Databases, for the argument database: one (first of all); two (can be"
                                    + " changed).");
        }
    }

    @Test
    void opensAPoolWhenItIsNeeded() throws Exception {
        List<String> sessions =
                List.of(query("select 1", "shop").rows(), query("select 1", "stats").rows());
        assertThat(sessions).containsOnly("[[1]]");
    }
}
