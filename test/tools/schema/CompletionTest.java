package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.util.List;
import java.util.Map;

/** What a client offers to a person who fills in a prompt or a URI. */
class CompletionTest {

    private static final String TABLE = "postgres://{database}/{schema}/{table}";
    private static final String COLUMN = TABLE + "/{column}/column";
    private static final String FUNCTION = "postgres://{database}/{schema}/{function}/function";

    @RegisterExtension
    static final Conversation CONVERSATION =
            Conversation.about(
                    """
                    create schema shop;
                    create schema "Shop 2";
                    create table shop.orders (id int, order_date date, "orderBy" text);
                    create table shop.order_items (id int, qty int);
                    create table shop.orderless (id int);
                    create table public.orders (id int);
                    create table public."Or%der" (id int);
                    create table "Shop 2".orders (id int);
                    create function shop.total() returns int language sql as 'select 1';
                    create procedure shop.tidy() language sql as 'select 1';
                    create function public.total() returns int language sql as 'select 1';
                    create schema many;
                    do $$ begin
                      for i in 1..120 loop
                        execute format('create table many.t%s (id int)', i);
                      end loop;
                    end $$;
                    """);

    private static JsonNode complete(
            Map<String, String> ref, String argument, String typed, Map<String, String> others)
            throws Exception {
        return complete(CONVERSATION.client(), ref, argument, typed, others);
    }

    private static JsonNode complete(
            RawClient client,
            Map<String, String> ref,
            String argument,
            String typed,
            Map<String, String> others)
            throws Exception {
        Map<String, ?> parameters =
                Map.of(
                        "ref", ref,
                        "argument", Map.of("name", argument, "value", typed),
                        "context", Map.of("arguments", others));
        return client.ask("completion/complete", RawClient.text(parameters));
    }

    private static String inUri(
            String template, String argument, String typed, Map<String, String> others)
            throws Exception {
        JsonNode answer =
                complete(Map.of("type", "ref/resource", "uri", template), argument, typed, others);
        return answer.at("/result/completion/values").toString();
    }

    private static String inPrompt(String prompt, String argument, String typed) throws Exception {
        JsonNode answer =
                complete(Map.of("type", "ref/prompt", "name", prompt), argument, typed, Map.of());
        return answer.at("/result/completion/values").toString();
    }

    @Test
    void completesTheDatabase() throws Exception {
        String name = CONVERSATION.database().superuser().database();
        assertThat(inUri(TABLE, "database", "pgmcp_", Map.of())).isEqualTo("[\"" + name + "\"]");
        assertThat(inUri(TABLE, "database", "x", Map.of())).isEqualTo("[]");
    }

    @Test
    void completesSchemas() throws Exception {
        assertThat(inUri(TABLE, "schema", "", Map.of()))
                .isEqualTo("[\"Shop 2\",\"many\",\"public\",\"shop\"]");
        assertThat(inUri(TABLE, "schema", "sh", Map.of())).isEqualTo("[\"shop\"]");
        assertThat(inPrompt("explore_database", "schema", "\"Sh"))
                .isEqualTo("[\"\\\"Shop 2\\\"\"]");
    }

    @Test
    void completesTablesOfTheSchemaThatIsKnown() throws Exception {
        assertThat(inUri(TABLE, "table", "order", Map.of("schema", "shop")))
                .isEqualTo("[\"order_items\",\"orderless\",\"orders\"]");
        assertThat(inUri(TABLE, "table", "order", Map.of())).contains("\"orders\"");
    }

    @Test
    void takesTheSpecialCharactersOfPatternsLiterally() throws Exception {
        assertThat(inUri(TABLE, "table", "order_", Map.of("schema", "shop")))
                .isEqualTo("[\"order_items\"]");
        assertThat(inUri(TABLE, "table", "Or%", Map.of("schema", "public")))
                .isEqualTo("[\"Or%der\"]");
        assertThat(inUri(TABLE, "table", "%", Map.of("schema", "shop"))).isEqualTo("[]");
        assertThat(inUri(TABLE, "table", "\\", Map.of("schema", "shop"))).isEqualTo("[]");
    }

    @Test
    void completesColumnsOfTheTableThatIsKnown() throws Exception {
        assertThat(inUri(COLUMN, "column", "order", Map.of("schema", "shop", "table", "orders")))
                .isEqualTo("[\"orderBy\",\"order_date\"]");
        assertThat(inUri(COLUMN, "column", "", Map.of("table", "order_items")))
                .isEqualTo("[\"id\",\"qty\"]");
        assertThat(inUri(COLUMN, "column", "", Map.of())).isEqualTo("[]");
    }

    @Test
    void completesFunctionsAndProcedures() throws Exception {
        assertThat(inUri(FUNCTION, "function", "t", Map.of("schema", "shop")))
                .isEqualTo("[\"tidy\",\"total\"]");
        assertThat(inUri(FUNCTION, "function", "t", Map.of())).isEqualTo("[\"tidy\",\"total\"]");
    }

    @Test
    void writesNamesInPromptsAsSqlNeedsThem() throws Exception {
        assertThat(inPrompt("review_table", "table", "orders"))
                .isEqualTo("[\"\\\"Shop 2\\\".orders\",\"orders\",\"shop.orders\"]");
        assertThat(inPrompt("review_table", "table", "shop.order_"))
                .isEqualTo("[\"shop.order_items\"]");
        assertThat(inPrompt("review_table", "table", "\"Shop 2\".o"))
                .isEqualTo("[\"\\\"Shop 2\\\".orders\"]");
        assertThat(inPrompt("explore_database", "schema", "S")).isEqualTo("[\"\\\"Shop 2\\\"\"]");
        assertThat(inPrompt("answer_question", "schema", "p")).isEqualTo("[\"public\"]");
    }

    @Test
    void hasNothingToSayAboutWordsOfPeople() throws Exception {
        assertThat(inPrompt("answer_question", "question", "how")).isEqualTo("[]");
        assertThat(inPrompt("speed_up_query", "sql", "select")).isEqualTo("[]");
    }

    @Test
    void givesAtMostAHundredAndSaysThatThereAreMore() throws Exception {
        JsonNode completion =
                complete(
                                Map.of("type", "ref/resource", "uri", TABLE),
                                "table",
                                "t",
                                Map.of("schema", "many"))
                        .at("/result/completion");
        assertThat(completion.get("values")).hasSize(100);
        assertThat(completion.get("hasMore").asBoolean()).isTrue();
        JsonNode few =
                complete(
                                Map.of("type", "ref/resource", "uri", TABLE),
                                "table",
                                "t11",
                                Map.of("schema", "many"))
                        .at("/result/completion");
        assertThat(few.get("hasMore").asBoolean()).isFalse();
        assertThat(few.get("total").asInt()).isEqualTo(11);
    }

    @Test
    void refusesWhatCannotBeCompleted() throws Exception {
        for (Map<String, String> ref :
                List.of(
                        Map.of("type", "ref/prompt", "name", "review_tabel"),
                        Map.of("type", "ref/resource", "uri", "postgres://{table}"),
                        Map.of("type", "ref/nothing"))) {
            JsonNode error = complete(ref, "table", "", Map.of()).get("error");
            assertThat(error.get("code").asInt()).isEqualTo(-32602);
        }
        JsonNode error =
                complete(Map.of("type", "ref/prompt", "name", "review_table"), "tab", "", Map.of())
                        .get("error");
        assertThat(error.get("message").asString())
                .isEqualTo("There is no argument \"tab\" in prompt review_table.");
    }

    @Test
    void answersWithNothingWhenTheDatabaseIsAway() throws Exception {
        try (RawClient client =
                ServerCommand.java("postgresql://nobody@127.0.0.1:1/nowhere").start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            JsonNode completion =
                    complete(
                                    client,
                                    Map.of("type", "ref/resource", "uri", TABLE),
                                    "table",
                                    "",
                                    Map.of())
                            .at("/result/completion");
            assertThat(completion)
                    .isEqualTo(
                            RawClient.json("{\"values\": [], \"hasMore\": false, \"total\": 0}"));
        }
    }
}
