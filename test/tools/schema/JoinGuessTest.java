package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.Map;

/** What find_join_path makes of a database whose keys are only in the names. */
class JoinGuessTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table customers (id int primary key, region_code text, name text);
                    create table orders (
                        id int primary key, customer_id int, categoryId int, region_code text,
                        name text);
                    create table categories (id int primary key, "parentId" int);
                    create table payments (id int primary key, order_id bigint);
                    create table regions (region_code text primary key);
                    create table linked (id int primary key references customers, order_id int);
                    """);

    private static QueryAnswer paths(String... tables) throws Exception {
        RawClient client = SERVER.client();
        int call = client.postCall("find_join_path", Map.of("tables", tables));
        return QueryAnswer.of(client.answer(call));
    }

    @Test
    void guessesByTheNameOfTheTable() throws Exception {
        QueryAnswer answer = paths("customers", "orders");
        assertThat(answer.text())
                .isEqualTo(
                        """
                        No foreign keys connect customers, orders.
                        customers has foreign keys with linked.
                        orders has no foreign keys to or from other tables.

                        A guess by name and type:
                        from orders o
                        join customers c on c.id = o.customer_id -- a guess: no key says so

                        A guess by name and type:
                        from customers c
                        join orders o on o.region_code = c.region_code -- a guess: no key says so\
                        """);
        assertThat(answer.structured().get("guesses"))
                .isEqualTo(
                        RawClient.json(
                                """
                                [
                                {"sql":"from orders o\\njoin customers c on c.id = o.customer_id -- a guess: no key says so","guess":true},
                                {"sql":"from customers c\\njoin orders o on o.region_code = c.region_code -- a guess: no key says so","guess":true}]
                                """));
    }

    @Test
    void knowsPluralsAndCapitals() throws Exception {
        assertThat(paths("orders", "categories").text())
                .isEqualTo(
                        """
                        No foreign keys connect orders, categories.
                        orders has no foreign keys to or from other tables.
                        categories has no foreign keys to or from other tables.

                        A guess by name and type:
                        from orders o
                        join categories c on c.id = o.categoryid -- a guess: no key says so\
                        """);
    }

    @Test
    void guessesByTheSameNameOfAUniqueColumn() throws Exception {
        assertThat(paths("orders", "regions").text())
                .isEqualTo(
                        """
                        No foreign keys connect orders, regions.
                        orders has no foreign keys to or from other tables.
                        regions has no foreign keys to or from other tables.

                        A guess by name and type:
                        from orders o
                        join regions r on r.region_code = o.region_code -- a guess: no key says so\
                        """);
    }

    @Test
    void guessesNothingWhenTheTypesDiffer() throws Exception {
        assertThat(paths("payments", "orders").text())
                .isEqualTo(
                        """
                        No foreign keys connect payments, orders.
                        payments has no foreign keys to or from other tables.
                        orders has no foreign keys to or from other tables.\
                        """);
    }

    @Test
    void guessesNothingWhereAKeyLeads() throws Exception {
        assertThat(paths("linked", "customers").text())
                .isEqualTo(
                        """
                        1 join, one row per linked l:
                        from linked l
                        join customers c on c.id = l.id -- 1:1\
                        """);
    }
}
