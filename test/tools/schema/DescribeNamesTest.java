package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Map;

/** How a name leads to an object, and what is said when it does not. */
class DescribeNamesTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create schema sales;
                    create schema archive;
                    create schema item;
                    create table public.customer (id int, "Full Name" text);
                    create table archive.customer (id int);
                    create table sales.item (id int);
                    create table archive.item (id int);
                    create table sales."My Table" (id int);
                    create table sales."order-lines" (id int);
                    create table sales."a.b" (id int);
                    create table sales.position (id int);
                    create table public.date (id int);
                    create function sales.customer_total(a int, b timestamptz[], c varchar)
                        returns int language sql as 'select 1';
                    create type sales.pair as range (subtype = float8);
                    """);

    private static QueryAnswer call(Map<String, ?> arguments) throws Exception {
        return SERVER.client().call("describe_object", arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    customer                     | table public.customer
                    CUSTOMER                     | table public.customer
                    archive.customer             | table archive.customer
                    sales.item                   | table sales.item
                    "My Table"                   | table sales."My Table"
                    My Table                     | table sales."My Table"
                    sales.My Table               | table sales."My Table"
                    order-lines                  | table sales."order-lines"
                    sales."a.b"                  | table sales."a.b"
                    position                     | table sales."position"
                    date                         | table public.date
                    customer."Full Name"         | column public.customer."Full Name"
                    public.customer.id           | column public.customer.id
                    sales.pair                   | range type sales.pair
                    pg_class                     | table pg_catalog.pg_class
                    tables                       | view information_schema.tables
                    customer_total(int, timestamptz[], varchar)                       | function sales.customer_total(a integer, b timestamp with time zone[], c character varying) returns integer
                    sales.customer_total(integer,timestamp with time zone[],text) | -
                    customer_total(a integer, b timestamp with time zone[], c character varying) | function sales.customer_total(a integer, b timestamp with time zone[], c character varying) returns integer
                    """)
    void namesAreReadAsSqlReadsThemAndThenLiterally(String name, String firstLine)
            throws Exception {
        QueryAnswer answer = call(Map.of("name", name));
        if (firstLine.equals("-")) {
            assertThat(answer.isError()).as(answer.text()).isTrue();
        } else {
            assertThat(answer.text().lines().findFirst()).contains(firstLine);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    item        | "item" is ambiguous: it is table archive.item, table sales.item. Give one of these names.
                    custmer     | There is no object "custmer". Did you mean public.customer or archive.customer?
                    sales.itm   | There is no object "sales.itm". Did you mean archive.item or sales.item?
                    customer.ib | There is no object "customer.ib". Did you mean public.customer.id or archive.customer.id?
                    Full Name   | There is no object "Full Name". Did you mean public.customer."Full Name"?
                    qwertyuiop  | There is no object "qwertyuiop". Look for it with search_objects, or give its schema.
                    customer_total() | There is no object "customer_total()". There is function sales.customer_total(integer, timestamp with time zone[], character varying).
                    a.b.c.d     | "a.b.c.d" is not a name. Write orders, shop.orders, shop.orders.id, "My Table" or shop.total(int).
                    """)
    void whatIsNotFoundIsAnsweredWithWhatThereIs(String name, String error) throws Exception {
        assertThat(call(Map.of("name", name)).error()).isEqualTo(error);
    }

    @Test
    void aKindDecidesBetweenObjectsOfOneName() throws Exception {
        assertThat(call(Map.of("name", "item", "kind", "schema")).text()).startsWith("schema item");
        assertThat(call(Map.of("name", "customer", "kind", "view")).error())
                .isEqualTo("There is no view \"customer\". There is table public.customer.");
        assertThat(call(Map.of("name", "customer", "kind", "tabel")).error())
                .startsWith("There is no kind \"tabel\". Kinds are schema, table, ");
    }
}
