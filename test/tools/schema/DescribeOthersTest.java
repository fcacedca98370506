package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Map;

/** Everything that is no table. */
class DescribeOthersTest {

    @RegisterExtension
    static final Conversation SERVER = Conversation.about(DescribedShop.DEFINITION);

    private static String describe(String name) throws Exception {
        QueryAnswer answer = SERVER.client().call("describe_object", Map.of("name", name));
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.text();
    }

    private static String ddl(String name) throws Exception {
        QueryAnswer answer =
                SERVER.client().call("describe_object", Map.of("name", name, "ddl", true));
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.text();
    }

    @Test
    void aFunctionComesWithItsSource() throws Exception {
        assertThat(describe("shop.total(int, boolean)"))
                .isEqualTo(
                        """
                        function shop.total(o integer, net boolean DEFAULT true) returns numeric
                        language sql, stable, parallel unsafe, set search_path=shop, owner postgres
                        you may execute it
                        source
                          select price from orders
                           where id = o\
                        """);
    }

    @Test
    void aNameOfSeveralFunctionsGivesThemAll() throws Exception {
        assertThat(describe("shop.total"))
                .isEqualTo(
                        """
                        2 overloads of total; describe one of them for its source
                        function shop.total(o integer, net boolean DEFAULT true) returns numeric, language sql, stable, parallel unsafe, set search_path=shop, owner postgres
                        function shop.total(text) returns numeric, language sql, immutable, parallel safe, strict, owner postgres -- by number\
                        """);
    }

    @Test
    void aRoutineIsFoundByTheNameThatASearchGivesIt() throws Exception {
        SERVER.database()
                .run(
                        "create function shop.halves(n int, out a int, out b int) language sql as"
                                + " 'select 1, 2'");
        assertThat(describe("shop.halves(n integer, OUT a integer, OUT b integer)"))
                .startsWith("function shop.halves(n integer, OUT a integer, OUT b integer)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    shop.close   | procedure shop.close(INOUT n integer)
                    log(float8)  | function pg_catalog.log(double precision) returns double precision
                    count(*)     | aggregate pg_catalog.count(*) returns bigint
                    longest      | aggregate shop.longest(text) returns text
                    shop.numbers | sequence shop.numbers as integer increment by 5 cycle
                    shop.state   | enum shop.state
                    shop.email   | domain shop.email as text
                    shop.address | composite type shop.address
                    shop.span    | range type shop.span
                    shop         | schema shop
                    changes      | publication changes
                    pg_monitor   | role pg_monitor: nologin
                    plpgsql      | extension plpgsql 1.0 in schema pg_catalog
                    orders_open  | index shop.orders_open on shop.orders
                    touched      | trigger shop.orders.touched
                    shop.orders.own         | policy shop.orders.own
                    shop.orders.orders_pkey | constraint shop.orders.orders_pkey
                    """)
    void everyKindHasADescription(String name, String firstLine) throws Exception {
        assertThat(describe(name).lines().findFirst()).contains(firstLine);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    shop.state   | create type shop.state as enum ('new', 'paid', 'sent');
                    shop.span    | create type shop.span as range (subtype = double precision, multirange_type_name = shop.span_multirange);
                    changes      | create publication changes for table shop.items with (publish = 'insert');
                    plpgsql      | create extension if not exists plpgsql with schema pg_catalog;
                    touched      | CREATE TRIGGER touched BEFORE UPDATE ON shop.orders FOR EACH ROW WHEN ((old.price IS DISTINCT FROM new.price)) EXECUTE FUNCTION shop.touch();
                    shop.orders.own         | create policy own on shop.orders for select to pg_monitor using ((id > 0));
                    shop.orders.orders_price_check | alter table shop.orders add constraint orders_price_check CHECK ((price >= (0)::numeric));
                    """)
    void everyKindHasDdl(String name, String statement) throws Exception {
        assertThat(ddl(name).lines()).contains(statement);
    }

    @Test
    void theSequenceOfAnIdentityHasNoDdlOfItsOwn() throws Exception {
        assertThat(
                        SERVER.client()
                                .call(
                                        "describe_object",
                                        Map.of("name", "shop.customers_id_seq", "ddl", true))
                                .error())
                .isEqualTo(
                        "shop.customers_id_seq is made with the identity column shop.customers.id."
                                + " Ask for the DDL of its table.");
    }

    @Test
    void theDdlOfARoleSaysThatItsPasswordIsMissing() throws Exception {
        assertThat(ddl("pg_monitor"))
                .startsWith("-- without the password, which nobody can read\n")
                .contains("create role pg_monitor nologin;");
    }

    @Test
    void aSchemaIsToldByWhatIsInIt() throws Exception {
        assertThat(describe("shop"))
                .startsWith(
                        "schema shop\n"
                                + "what we sell\n"
                                + "owner postgres\n"
                                + "your privileges: create, usage\n")
                .contains("\n  5 tables\n  1 partitioned table\n  1 view\n");
    }
}
