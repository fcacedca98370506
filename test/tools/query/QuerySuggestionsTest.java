package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;

/** A name that does not exist is answered with the one that was probably meant. */
class QuerySuggestionsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create schema sales;
                    create schema archive;
                    create table public.customer (id int);
                    create table public."Invoice" (id int, "Total" numeric);
                    create table sales.item (id int);
                    create table archive.item (id int);
                    create view sales.turnover as select 1 as id;
                    create materialized view sales.summary as select 1 as id;
                    create table public."ta""ble" (id int);
                    create function public.net_price(numeric) returns numeric
                        language sql immutable as 'select $1';
                    create function sales.discount(numeric) returns numeric
                        language sql immutable as 'select $1';
                    """,
                    "--allow-writes");

    private static String error(String sql) throws Exception {
        return SERVER.client().query(sql).error();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    select * from custmer              | Did you mean public.customer?
                    select * from customers            | Did you mean public.customer?
                    select * from public.custoner      | Did you mean public.customer?
                    select * from Invoice              | There is public."Invoice".
                    select * from invoices             | Did you mean public."Invoice"?
                    select * from item           | There is archive.item or sales.item.
                    select * from public.item    | There is archive.item or sales.item.
                    select * from turnover             | There is sales.turnover.
                    select * from sumary               | Did you mean sales.summary?
                    select * from "Customer"           | There is public.customer.
                    select net_pryce(1.0)              | Did you mean net_price?
                    select discount(1.0)               | There is sales.discount.
                    select * from customer join invoice using (id) | There is public."Invoice".
                    """)
    void namesWhatWasProbablyMeant(String sql, String advice) throws Exception {
        assertThat(error(sql).lines()).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from zzzzzzzz",
                "select * from public.qwertyuiop",
                "select qwertyuiop(1)",
                "select * from nowhere.customer_of_nobody_at_all"
            })
    void inventsNothing(String sql) throws Exception {
        assertThat(error(sql)).doesNotContain("Did you mean", "There is ");
    }

    @Test
    void theServersOwnHintForColumnsIsKept() throws Exception {
        assertThat(error("select totl from \"Invoice\""))
                .contains("42703")
                .doesNotContain("Did you mean");
        assertThat(error("select idd from customer"))
                .contains("Hint: Perhaps you meant to reference the column \"customer.id\".");
    }

    @Test
    void executeSuggestsTooAndStillSaysWhatHappened() throws Exception {
        assertThat(SERVER.client().execute("insert into custmer values (1)").error())
                .startsWith("ERROR 42P01: relation \"custmer\" does not exist")
                .contains("\nDid you mean public.customer?\n")
                .endsWith("Nothing was changed: the transaction was rolled back.");
    }

    @Test
    void theNextCallIsNotDisturbed() throws Exception {
        for (int i = 0; i < 10; i++) {
            error("select * from custmer");
            assertThat(SERVER.client().query("select " + i).rows()).isEqualTo("[[" + i + "]]");
        }
    }
}
