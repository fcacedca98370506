package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be listed and read without calling a tool. */
class ResourcesTest {

    @RegisterExtension
    static final Conversation CONVERSATION =
            Conversation.about(
                    """
                    create schema shop;
                    comment on schema shop is 'What is sold';
                    create type shop.size as enum ('small', 'large');
                    create domain shop.price as numeric(10, 2);
                    create table shop.orders (
                      id int primary key, note varchar(20), tags text[], size shop.size,
                      price shop.price, at timestamptz);
                    comment on table shop.orders is 'One row per order';
                    create view shop.big as select id from shop.orders;
                    create function shop.total(int) returns int language sql as 'select $1';
                    create procedure shop.close() language sql as 'select 1';
                    create schema "Odd/schema";
                    create table "Odd/schema"."50% ""off""?" (id int);
                    create table "Odd/schema"."schema" (id int);
                    create table "Odd/schema".logs (at date) partition by range (at);
                    create table "Odd/schema".logs_1 partition of "Odd/schema".logs
                      for values from ('2026-01-01') to ('2027-01-01');
                    create schema many;
                    do $$ begin
                      for i in 1..600 loop
                        execute format('create table many.t%s (id int)', i);
                      end loop;
                    end $$;
                    create schema secret;
                    create table secret.plans (id int);
                    create table public.seen (id int);
                    create table public.unseen (id int);
                    """);

    private static JsonNode ask(String method, Map<String, ?> parameters) throws Exception {
        return CONVERSATION.client().ask(method, RawClient.text(parameters));
    }

    private static JsonNode read(String uri) throws Exception {
        return ask("resources/read", Map.of("uri", uri));
    }

    private static String text(String path) throws Exception {
        return read(database() + path).at("/result/contents/0/text").asString();
    }

    private static String database() {
        return "postgres://" + CONVERSATION.database().superuser().database();
    }

    private static List<String> all(RawClient client) throws Exception {
        List<String> uris = new ArrayList<>();
        Map<String, String> parameters = Map.of();
        while (true) {
            JsonNode result =
                    client.ask("resources/list", RawClient.text(parameters)).get("result");
            result.get("resources").forEach(one -> uris.add(one.get("uri").asString()));
            if (!result.has("nextCursor")) {
                return uris;
            }
            parameters = Map.of("cursor", result.get("nextCursor").asString());
        }
    }

    @Test
    void listsTheDatabaseItsStatusAndEachTableOnceOverSeveralPages() throws Exception {
        List<String> uris = all(CONVERSATION.client());
        assertThat(uris).hasSize(2 + 3 + 600 + 2 + 1 + 2).doesNotHaveDuplicates();
        assertThat(uris)
                .startsWith(
                        database(),
                        database() + "/status",
                        database() + "/Odd%2Fschema/50%25%20%22off%22%3F",
                        database() + "/Odd%2Fschema/logs",
                        database() + "/Odd%2Fschema/schema");
        assertThat(uris)
                .endsWith(
                        database() + "/public/seen",
                        database() + "/public/unseen",
                        database() + "/secret/plans",
                        database() + "/shop/big",
                        database() + "/shop/orders");
    }

    @Test
    void saysWhatATableIsAbout() throws Exception {
        JsonNode last = null;
        JsonNode page = ask("resources/list", Map.of("cursor", database() + "/shop/big"));
        for (JsonNode one : page.at("/result/resources")) {
            last = one;
        }
        assertThat(last)
                .isEqualTo(
                        RawClient.json(
                                """
                                {"uri": "%s/shop/orders", "name": "shop.orders",
                                 "description": "table: One row per order",
                                 "mimeType": "text/plain"}\
                                """
                                        .formatted(database())));
    }

    @Test
    void refusesACursorThatIsNoneOfOurs() throws Exception {
        JsonNode error = ask("resources/list", Map.of("cursor", "nonsense")).get("error");
        assertThat(error.get("code").asInt()).isEqualTo(-32602);
        assertThat(error.get("message").asString()).contains("nextCursor");
    }

    @Test
    void offersATemplateForEachForm() throws Exception {
        JsonNode templates =
                ask("resources/templates/list", Map.of()).at("/result/resourceTemplates");
        assertThat(templates.findValuesAsString("uriTemplate"))
                .containsExactly(
                        "postgres://{database}/{schema}/{table}",
                        "postgres://{database}/{schema}/{table}/schema",
                        "postgres://{database}/{schema}/{table}/{column}/column",
                        "postgres://{database}/{schema}/{function}/function",
                        "postgres://{database}",
                        "postgres://{database}/status");
    }

    @Test
    void describesAnObjectAsTheToolDoes() throws Exception {
        for (String name :
                List.of("shop.orders", "shop.big", "\"Odd/schema\".\"50% \"\"off\"\"?\"")) {
            String path =
                    name.startsWith("shop")
                            ? '/' + name.replace('.', '/')
                            : "/Odd%2Fschema/50%25%20%22off%22%3F";
            assertThat(text(path)).isEqualTo(described(Map.of("name", name)));
        }
        assertThat(text("/shop/total/function"))
                .isEqualTo(described(Map.of("name", "shop.total", "kind", "function")));
        assertThat(text("/shop/close/function"))
                .isEqualTo(described(Map.of("name", "shop.close", "kind", "procedure")));
        assertThat(text("/shop/orders/price/column"))
                .isEqualTo(described(Map.of("name", "shop.orders.price", "kind", "column")));
    }

    private static String described(Map<String, String> arguments) throws Exception {
        RawClient client = CONVERSATION.client();
        JsonNode result =
                client.answer(client.postCall("describe_object", arguments)).get("result");
        assertThat(result.get("isError").asBoolean()).isFalse();
        return result.at("/content/0/text").asString();
    }

    @Test
    void givesColumnsAsTheArchivedReferenceServerDid() throws Exception {
        String columns =
                CONVERSATION
                        .database()
                        .ask(
                                """
                                select json_agg(json_build_object(
                                         'column_name', column_name, 'data_type', data_type)
                                         order by ordinal_position)
                                  from information_schema.columns
                                 where table_schema = 'shop' and table_name = 'orders'
                                """);
        assertThat(RawClient.json(text("/shop/orders/schema"))).isEqualTo(RawClient.json(columns));
    }

    @Test
    void understandsTheUrisOfTheArchivedReferenceServer() throws Exception {
        String content =
                read("postgres://reader@db.example:5432/orders/schema")
                        .at("/result/contents/0/text")
                        .asString();
        assertThat(content).isEqualTo(text("/shop/orders/schema"));
    }

    @Test
    void aTableMayBeCalledSchema() throws Exception {
        assertThat(text("/Odd%2Fschema/schema"))
                .isEqualTo(described(Map.of("name", "\"Odd/schema\".schema")));
        assertThat(text("/Odd%2Fschema/schema/schema"))
                .isEqualTo("[{\"column_name\":\"id\",\"data_type\":\"integer\"}]");
    }

    @Test
    void knowsNoResourceThatIsNotInTheDatabase() throws Exception {
        for (String uri :
                List.of(
                        "file:///etc/passwd",
                        "postgres://other/shop/orders",
                        database() + "/shop/nothing",
                        database() + "/nothing/orders",
                        database() + "/shop/orders/nothing/column",
                        database() + "/shop/orders/function",
                        database() + "/shop/total",
                        database() + "/shop/total/schema",
                        database() + "/shop//schema",
                        database() + "/shop/%00",
                        database() + "/shop/%zz",
                        database() + "/a/b/c/d/e/f")) {
            JsonNode error = read(uri).get("error");
            assertThat(error.get("code").asInt()).as(uri).isEqualTo(-32002);
            assertThat(error.at("/data/uri").asString()).isEqualTo(uri);
        }
    }

    @Test
    void givesAnOverviewOfTheSchemas() throws Exception {
        JsonNode overview = RawClient.json(text(""));
        assertThat(overview.get("schemas"))
                .isEqualTo(
                        RawClient.json(
                                """
                                [{"name": "many", "tables": 600, "views": 0, "routines": 0},
                                 {"name": "Odd/schema", "tables": 3, "views": 0, "routines": 0},
                                 {"name": "public", "tables": 2, "views": 0, "routines": 0,
                                  "comment": "standard public schema"},
                                 {"name": "secret", "tables": 1, "views": 0, "routines": 0},
                                 {"name": "shop", "tables": 1, "views": 1, "routines": 2,
                                  "comment": "What is sold"}]\
                                """));
        assertThat(overview.get("replica").asBoolean()).isFalse();
        assertThat(overview.get("extensions")).isEqualTo(RawClient.json("{}"));
    }

    @Test
    void tellsHowTheServerIsDoing() throws Exception {
        JsonNode status = RawClient.json(text("/status"));
        assertThat(status.get("read_only").asBoolean()).isTrue();
        assertThat(status.at("/limits/rows").asInt()).isEqualTo(100);
        assertThat(status.at("/limits/query_timeout_seconds").asInt()).isEqualTo(30);
        JsonNode server = status.get("server");
        assertThat(server.get("version").asString())
                .isEqualTo(CONVERSATION.database().ask("select version()"));
        assertThat(server.get("recovery").asString()).isEqualTo("primary");
        assertThat(server.get("connections").asInt()).isPositive();
        assertThat(server.get("max_connections").asString())
                .isEqualTo(CONVERSATION.database().ask("show max_connections"));
        assertThat(server.get("uptime_seconds").asLong()).isNotNegative();
        assertThat(server.get("extensions").has("plpgsql")).isTrue();
    }

    @Test
    void hidesWhatTheRoleMayNotReadAndCountsIt() throws Exception {
        Login ordinary = CONVERSATION.database().ordinary();
        CONVERSATION.database().run("revoke select on public.unseen from " + ordinary.user());
        try (RawClient client = ServerCommand.java().on(ordinary).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(all(client))
                    .containsExactly(
                            database(), database() + "/status", database() + "/public/seen");
            String overview =
                    client.ask("resources/read", RawClient.text(Map.of("uri", database())))
                            .at("/result/contents/0/text")
                            .asString();
            assertThat(overview)
                    .contains(
                            "{\"name\":\"public\",\"tables\":2,\"views\":0,\"routines\":0,\"not_readable\":1,",
                            "{\"name\":\"secret\",\"tables\":1,\"views\":0,\"routines\":0,\"not_readable\":1}");
            String status =
                    client.ask(
                                    "resources/read",
                                    RawClient.text(Map.of("uri", database() + "/status")))
                            .at("/result/contents/0/text")
                            .asString();
            assertThat(status).contains("\"superuser\":false");
        }
    }
}
