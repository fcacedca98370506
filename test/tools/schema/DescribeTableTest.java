package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Map;

/** Tables and views, described in words and as data. */
class DescribeTableTest {

    @RegisterExtension
    static final Conversation SERVER = Conversation.about(DescribedShop.DEFINITION);

    private static QueryAnswer describe(String name) throws Exception {
        QueryAnswer answer = SERVER.client().call("describe_object", Map.of("name", name));
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer;
    }

    @Test
    void tellsAllAboutATable() throws Exception {
        assertThat(describe("shop.orders").text())
                .isEqualTo(
                        """
                        table shop.orders
                        One purchase
                        owner postgres, rows unknown, 32 kB (indexes 24 kB), never analyzed
                        you may select, insert, update, delete, truncate, references, trigger
                        row level security enabled
                        columns
                          id integer not null default nextval('shop.orders_id_seq'::regclass)
                          customer_id bigint not null
                          previous integer
                          state shop.state {new, paid, sent} not null default 'new'::shop.state
                          "Note" character varying(80) collate pg_catalog."C" -- what the customer said
                          price numeric(9,2)
                          tax numeric generated stored: (price * 0.2)
                        constraints
                          orders_pkey PRIMARY KEY (id)
                          "orders_customer_id_Note_key" UNIQUE (customer_id, "Note") DEFERRABLE
                          orders_price_check CHECK ((price >= (0)::numeric))
                        foreign keys
                          orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers(id) ON DELETE CASCADE
                          orders_previous_fkey FOREIGN KEY (previous) REFERENCES shop.orders(id)
                        referenced by
                          shop.items.items_order_id_fkey FOREIGN KEY (order_id) REFERENCES shop.orders(id)
                        indexes
                          orders_pkey (of the constraint), 8 kB
                          "orders_customer_id_Note_key" (of the constraint), 8 kB
                          orders_open btree (price DESC) INCLUDE (tax) WHERE (state = 'new'::shop.state), 8 kB
                        triggers
                          touched BEFORE UPDATE FOR EACH ROW WHEN ((old.price IS DISTINCT FROM new.price)) EXECUTE FUNCTION shop.touch()
                        policies
                          own for select to pg_monitor using ((id > 0))
                        statistics
                          CREATE STATISTICS shop.order_facts (ndistinct) ON customer_id, state FROM shop.orders
                        read by
                          shop.totals
                          shop.unpaid\
                        """);
    }

    @Test
    void tellsTheSameAsData() throws Exception {
        assertThat(describe("shop.items").structured().toString())
                .isEqualTo(
                        """
                        {"kind":"table","schema":"shop","name":"items","owner":"postgres",\
                        "privileges":["select","insert","update","delete","truncate","references","trigger"],\
                        "estimated_rows":-1,"total_bytes":8192,"index_bytes":8192,"changed_rows":0,\
                        "columns":[{"name":"order_id","type":"integer","not_null":true},\
                        {"name":"place","type":"integer","not_null":true}],\
                        "constraints":[{"name":"items_pkey","definition":"PRIMARY KEY (order_id, place)",\
                        "columns":["order_id","place"]}],\
                        "foreign_keys":[{"name":"items_order_id_fkey",\
                        "definition":"FOREIGN KEY (order_id) REFERENCES shop.orders(id)",\
                        "columns":["order_id"],"references":"shop.orders","referenced_columns":["id"]}],\
                        "indexes":[{"name":"items_pkey","definition":"btree (order_id, place)",\
                        "unique":true,"primary":true,"bytes":8192}],\
                        "rules":[{"name":"quiet",\
                        "definition":"CREATE RULE quiet AS ON DELETE TO shop.items DO NOTIFY gone;"}]}\
                        """);
    }

    @Test
    void tellsWhatAViewReadsAndHow() throws Exception {
        // Up to 15 the server names the table of every column.
        assertThat(
                        describe("shop.unpaid")
                                .text()
                                .replace("orders.id", "id")
                                .replace("orders.state", "state"))
                .isEqualTo(
                        """
                        view shop.unpaid
                        owner postgres
                        you may select, insert, update, delete, truncate, references, trigger
                        with security_barrier=true
                        definition
                          SELECT id,
                             state
                            FROM shop.orders
                           WHERE (state <> 'paid'::shop.state);
                        reads
                          shop.orders
                        columns
                          id integer
                          state shop.state {new, paid, sent}\
                        """);
    }

    @Test
    void saysThatAMaterializedViewHasNoRowsYet() throws Exception {
        QueryAnswer answer = describe("shop.totals");
        assertThat(answer.text())
                .contains("\nnot populated: it cannot be read before REFRESH MATERIALIZED VIEW\n");
        assertThat(answer.structured().get("not_populated").asBoolean()).isTrue();
    }

    @Test
    void tellsPartitionsAndTheirBounds() throws Exception {
        assertThat(describe("shop.log").text())
                .isEqualTo(
                        """
                        partitioned table shop.log
                        owner postgres, rows unknown, 16 kB (indexes 0 bytes), never analyzed
                        you may select, insert, update, delete, truncate, references, trigger
                        partitioned by RANGE (day)
                        partitions
                          shop.log_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')
                          shop.log_rest DEFAULT
                        columns
                          day date not null
                          line text\
                        """);
        assertThat(describe("shop.log_rest").text())
                .contains("\npartition of shop.log\nbound: DEFAULT\n");
    }

    @Test
    void aColumnComesWithAllThatMentionsIt() throws Exception {
        assertThat(describe("shop.orders.id").text())
                .isEqualTo(
                        """
                        column shop.orders.id
                        id integer not null default nextval('shop.orders_id_seq'::regclass) [you may select, insert, update, references]
                        constraints
                          orders_pkey PRIMARY KEY (id)
                        referenced by
                          shop.items.items_order_id_fkey FOREIGN KEY (order_id) REFERENCES shop.orders(id)
                        indexes
                          orders_pkey (of the constraint), 8 kB\
                        """);
    }
}
