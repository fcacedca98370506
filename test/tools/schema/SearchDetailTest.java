package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a search says about what it has found. */
class SearchDetailTest {

    @RegisterExtension
    static final Conversation SERVER = Conversation.about(SearchedShop.DEFINITION);

    private static QueryAnswer search(Map<String, ?> arguments) throws Exception {
        QueryAnswer answer = SERVER.client().call("search_objects", arguments);
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer;
    }

    @Test
    void listsTablesAndViewsWhenNothingIsAsked() throws Exception {
        // Sizes are another matter in every major version.
        assertThat(search(Map.of()).text().replaceAll("\\d+ (kB|bytes)", "N kB"))
                .isEqualTo(
                        """
                        table shop."Order Items": ~0 rows, N kB, 2 columns
                        table shop.orders: ~1,234 rows, N kB, 4 columns -- one purchase
                        table shop.reorder: ~0 rows, N kB, 1 column
                        partitioned table shop.order_log: ~0 rows, N kB, 2 columns, 2 partitions
                        view shop.open_orders: 4 columns
                        materialized view shop.order_totals: ~1 row, N kB, 1 column
                        (1-6 of 6)\
                        """);
    }

    @Test
    void saysMoreWhenAskedForDetails() throws Exception {
        List<String> kinds = List.of("table", "index", "function", "policy", "enum");
        Map<String, ?> names =
                Map.of("pattern", "order", "kinds", kinds, "detail", "names", "schema", "shop");
        assertThat(search(names).text())
                .isEqualTo(
                        """
                        table shop."Order Items"
                        table shop.orders -- one purchase
                        partitioned table shop.order_log
                        index shop.orders_by_state
                        index shop.orders_pkey
                        function shop.order_total(order_id integer, net boolean)
                        enum shop.order_state
                        policy shop.orders.order_owner
                        table shop.reorder
                        (1-9 of 9)\
                        """);
        Map<String, Object> full = new LinkedHashMap<>(names);
        full.put("detail", "full");
        assertThat(search(full).text().replaceAll("\\d+ (kB|bytes)", "N kB"))
                .isEqualTo(
                        """
                        table shop."Order Items": ~0 rows, N kB, 2 columns, order_id integer, "No" integer
                        table shop.orders: ~1,234 rows, N kB, 4 columns, id integer, state shop.order_state,\
                         mail shop.email, total numeric(9,2) -- one purchase
                        partitioned table shop.order_log: ~0 rows, N kB, 2 columns, 2 partitions, at date, what text
                        index shop.orders_by_state: CREATE INDEX orders_by_state ON shop.orders USING btree (state)\
                         WHERE (total > (0)::numeric)
                        index shop.orders_pkey: CREATE UNIQUE INDEX orders_pkey ON shop.orders USING btree (id)
                        function shop.order_total(order_id integer, net boolean): returns numeric, sql
                        enum shop.order_state: 'new', 'paid'
                        policy shop.orders.order_owner: for select
                        table shop.reorder: ~0 rows, N kB, 1 column, id integer
                        (1-9 of 9)\
                        """);
    }

    @Test
    void answersTheSameAsData() throws Exception {
        Map<String, ?> arguments = Map.of("pattern", "mail", "kinds", List.of("column"));
        assertThat(search(arguments).structured().toString())
                .isEqualTo(
                        """
                        {"objects":[\
                        {"kind":"column","schema":"shop","relation":"orders","name":"mail",\
                        "identity":"shop.orders.mail","comment":"where the invoice goes","detail":"shop.email"},\
                        {"kind":"column","schema":"shop","relation":"open_orders","name":"mail",\
                        "identity":"shop.open_orders.mail","detail":"shop.email"}],"total":2}\
                        """);
    }

    @Test
    void saysWhatTheRoleMayNotRead() throws Exception {
        try (RawClient client = ServerCommand.java().on(SERVER.database().ordinary()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            QueryAnswer answer = client.call("search_objects", Map.of("pattern", "shop.orders"));
            assertThat(answer.isError()).as(answer.text()).isFalse();
            assertThat(answer.text())
                    .startsWith("table shop.orders: ~1,234 rows,")
                    .contains("no privilege -- one purchase")
                    .contains("of these you may not read.");
            assertThat(answer.structured().at("/objects/0/readable").asBoolean(true)).isFalse();
        }
    }
}
