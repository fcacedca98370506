package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finding objects of every kind by name and comment. */
class SearchObjectsTest {

    @RegisterExtension
    static final Conversation SERVER = Conversation.about(SearchedShop.DEFINITION);

    private static QueryAnswer search(Map<String, ?> arguments) throws Exception {
        QueryAnswer answer = SERVER.client().call("search_objects", arguments);
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer;
    }

    /** Kind and identity of all that is found. */
    private static List<String> found(Map<String, ?> arguments) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode object : search(arguments).structured().get("objects")) {
            found.add(object.get("kind").asString() + " " + object.get("identity").asString());
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    schema            | schema shop
                    table             | partitioned table shop.order_log
                    partitioned table | partitioned table shop.order_log
                    view              | view shop.open_orders
                    materialized view | materialized view shop.order_totals
                    column            | column shop."Order Items".order_id
                    index             | index shop.orders_by_state
                    constraint        | constraint shop.orders.orders_total_check
                    function          | function shop.order_total(order_id integer, net boolean)
                    procedure         | procedure shop.close_orders()
                    trigger           | trigger shop.orders.order_touched
                    sequence          | sequence shop.order_number
                    enum              | enum shop.order_state
                    domain            | domain shop.email
                    composite type    | composite type shop.order_address
                    extension         | extension plpgsql
                    policy            | policy shop.orders.order_owner
                    publication       | publication order_changes
                    role              | role postgres
                    """)
    void findsObjectsOfEveryKind(String kind, String identity) throws Exception {
        assertThat(found(Map.of("kinds", List.of(kind)))).contains(identity);
    }

    @Test
    void putsExactNamesFirstThenBeginningsThenTheRestAndCommentsLast() throws Exception {
        assertThat(found(Map.of("pattern", "ORDERS", "kinds", List.of("table", "view", "column"))))
                .containsExactly("table shop.orders", "view shop.open_orders");
        assertThat(found(Map.of("pattern", "order", "kinds", List.of("table"))))
                .containsExactly(
                        "table shop.\"Order Items\"",
                        "table shop.orders",
                        "partitioned table shop.order_log",
                        "table shop.reorder");
        assertThat(found(Map.of("pattern", "purchase"))).containsExactly("table shop.orders");
        assertThat(found(Map.of("pattern", "invoice"))).containsExactly("column shop.orders.mail");
        assertThat(found(Map.of("pattern", "sell"))).containsExactly("schema shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    order%          | [table shop."Order Items", table shop.orders]
                    order_items     | [table shop."Order Items"]
                    order items     | [table shop."Order Items"]
                    items order     | [table shop."Order Items"]
                    ^order[s_]      | [table shop.orders]
                    ^re+o?rd         | [table shop.reorder]
                    shop.orders     | [table shop.orders]
                    pub.orders      | []
                    "Order Items"   | [table shop."Order Items"]
                    """)
    void understandsLikeWordsAndRegularExpressions(String pattern, String expected)
            throws Exception {
        List<String> plain =
                found(Map.of("pattern", pattern, "kinds", List.of("table"))).stream()
                        .filter(name -> name.startsWith("table"))
                        .toList();
        assertThat(plain.toString()).isEqualTo(expected);
    }

    @Test
    void findsColumnsOfATableByTheTablesName() throws Exception {
        assertThat(found(Map.of("pattern", "orders.mail")))
                .containsExactly("column shop.orders.mail");
    }

    @Test
    void hidesPartitionsUnlessAsked() throws Exception {
        assertThat(found(Map.of("pattern", "order_log", "kinds", List.of("table"))))
                .containsExactly("partitioned table shop.order_log");
        assertThat(
                        found(
                                Map.of(
                                        "pattern",
                                        "order_log",
                                        "kinds",
                                        List.of("table"),
                                        "partitions",
                                        true)))
                .containsExactly(
                        "partitioned table shop.order_log",
                        "table shop.order_log_2025",
                        "table shop.order_log_2026");
    }

    @Test
    void searchesSystemSchemasOnlyOnRequest() throws Exception {
        assertThat(found(Map.of("pattern", "pg_class"))).isEmpty();
        assertThat(
                        found(
                                Map.of(
                                        "pattern",
                                        "pg_class",
                                        "schema",
                                        "pg_catalog",
                                        "kinds",
                                        List.of("table"))))
                .containsExactly("table pg_catalog.pg_class");
    }

    @Test
    void pagesThroughWhatDoesNotFit() throws Exception {
        List<String> all = found(Map.of("pattern", "order", "limit", 500));
        List<String> paged = new ArrayList<>();
        Map<String, ?> arguments = Map.of("pattern", "order", "limit", 7);
        while (true) {
            QueryAnswer page = search(arguments);
            for (JsonNode object : page.structured().get("objects")) {
                paged.add(object.get("kind").asString() + " " + object.get("identity").asString());
            }
            if (!page.structured().has("next_offset")) {
                break;
            }
            int next = page.structured().get("next_offset").asInt();
            assertThat(page.text()).endsWith(" Next page: offset %d.".formatted(next));
            arguments = Map.of("pattern", "order", "limit", 7, "offset", next);
        }
        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void namesTheNearestKindAndExplainsABadExpression() throws Exception {
        assertThat(
                        SERVER.client()
                                .call("search_objects", Map.of("kinds", List.of("tabel")))
                                .error())
                .startsWith(
                        "There is no kind \"tabel\". Did you mean \"table\"? Known are schema,");
        assertThat(SERVER.client().call("search_objects", Map.of("pattern", "(a")).error())
                .isEqualTo("ERROR 2201B: invalid regular expression: parentheses () not balanced");
    }

    /** What is named after its table would only repeat it. */
    @Test
    void findsIndexesConstraintsAndSequencesWhenAskedOrWhenThereIsNothingElse() throws Exception {
        assertThat(found(Map.of("pattern", "orders")))
                .contains("table shop.orders")
                .doesNotContain("index shop.orders_by_state");
        assertThat(found(Map.of("pattern", "orders_by_state")))
                .containsExactly("index shop.orders_by_state");
        assertThat(found(Map.of("pattern", "orders", "kinds", List.of("index"))))
                .containsExactly("index shop.orders_by_state", "index shop.orders_pkey");
    }
}
