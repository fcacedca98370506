package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The tasks that a client offers by name; they need no database. */
class PromptsTest {

    private static RawClient client;

    @BeforeAll
    static void start() throws Exception {
        client = ServerCommand.java("postgresql://nobody@127.0.0.1:1/nowhere").start();
        client.initialize(RawClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    private static JsonNode get(String name, Map<String, String> arguments) throws Exception {
        return client.ask(
                "prompts/get", RawClient.text(Map.of("name", name, "arguments", arguments)));
    }

    private static String text(String name, Map<String, String> arguments) throws Exception {
        JsonNode message = get(name, arguments).at("/result/messages/0");
        assertThat(message.get("role").asString()).isEqualTo("user");
        assertThat(message.at("/content/type").asString()).isEqualTo("text");
        return message.at("/content/text").asString();
    }

    @Test
    void listsFourTasksWithWhatTheyNeed() throws Exception {
        JsonNode prompts = client.ask("prompts/list", "{}").at("/result/prompts");
        assertThat(prompts.findValuesAsString("title"))
                .containsExactly(
                        "Explore the database",
                        "Answer a question",
                        "Review a table",
                        "Speed up a query");
        assertThat(prompts.get(1))
                .isEqualTo(
                        RawClient.json(
                                """
                                {"name": "answer_question", "title": "Answer a question",
                                 "description": "Find the tables, write the SQL, check the answer.",
                                 "arguments": [
                                   {"name": "question", "required": true,
                                    "description": "What you want to know, in words."},
                                   {"name": "schema", "required": false,
                                    "description": "Only this schema; all if left out."}]}\
                                """));
    }

    @Test
    void putsTheArgumentsIntoTheText() throws Exception {
        assertThat(text("explore_database", Map.of("schema", "shop")))
                .startsWith("Get to know schema shop of this PostgreSQL database,");
        assertThat(text("explore_database", Map.of("schema", "")))
                .startsWith("Get to know this PostgreSQL database,");
        assertThat(text("answer_question", Map.of("question", "100% of what?")))
                .contains("\n\n100% of what?\n\n");
        assertThat(text("review_table", Map.of("table", "shop.orders")))
                .startsWith("Review the table shop.orders of");
        assertThat(text("speed_up_query", Map.of("sql", "select 1"))).contains("\n\nselect 1\n\n");
    }

    @Test
    void namesOnlyToolsThatAreOffered() throws Exception {
        List<String> offered = new ArrayList<>();
        client.ask("tools/list", "{}")
                .at("/result/tools")
                .forEach(tool -> offered.add(tool.get("name").asString()));
        Pattern step = Pattern.compile("(?m)^\\d\\. ([a-z_]+)");
        for (JsonNode prompt : client.ask("prompts/list", "{}").at("/result/prompts")) {
            String text =
                    text(
                            prompt.get("name").asString(),
                            Map.of("question", "q", "table", "t", "sql", "s"));
            assertThat(step.matcher(text).results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .isSubsetOf(offered);
        }
    }

    @Test
    void saysWhatIsMissingOrUnknown() throws Exception {
        JsonNode missing = get("review_table", Map.of()).get("error");
        assertThat(missing.get("code").asInt()).isEqualTo(-32602);
        assertThat(missing.get("message").asString())
                .isEqualTo("Prompt review_table needs \"table\": The table to look at.");
        assertThat(client.ask("prompts/get", "{}").at("/error/message").asString())
                .isEqualTo("\"name\" must be the name of a prompt.");
        JsonNode unknown = get("review_tabel", Map.of()).get("error");
        assertThat(unknown.get("code").asInt()).isEqualTo(-32602);
        assertThat(unknown.get("message").asString())
                .isEqualTo("Unknown prompt: review_tabel. Did you mean review_table?");
    }
}
