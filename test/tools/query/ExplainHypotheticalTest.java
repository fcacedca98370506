package tools.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.ExplainAnswer;

import java.util.List;

/** Indexes that only the planner sees; where the server has HypoPG. */
class ExplainHypotheticalTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table sale (id int primary key, status text, customer_id int);
                    insert into sale
                    select i, case when i % 1000 = 0 then 'open' else 'paid' end, i % 5000
                      from generate_series(1, 50000) i;
                    create table customer as select i as id, 'name ' || i as name from generate_series(1, 5000) i;
                    analyze;
                    create schema tricks;
                    do $$ begin
                      if exists (select from pg_available_extensions where name = 'hypopg') then
                        create extension hypopg schema tricks;
                      end if;
                    end $$;
                    """);

    private static final String SQL = "select * from sale where customer_id = 7";
    private static final String INDEX = "create index on sale (customer_id)";

    @BeforeAll
    static void needsHypopg() throws Exception {
        assumeTrue(
                SERVER.database()
                        .ask("select exists (select from pg_extension where extname = 'hypopg')")
                        .equals("t"),
                "skipped: this PostgreSQL does not offer the extension hypopg");
    }

    /** HypoPG keeps its indexes in the backend, so the connection that was used has to be asked. */
    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(SERVER.client().query("select count(*) from tricks.hypopg()").rows())
                .isEqualTo("[[0]]");
        assertThat(SERVER.client().query("explain " + SQL).rows()).contains("Seq Scan");
        assertThat(
                        SERVER.database()
                                .ask("select count(*) from pg_indexes where tablename = 'sale'"))
                .isEqualTo("1");
    }

    private static ExplainAnswer explain(String sql, Object... indexes) throws Exception {
        return ExplainAnswer.of(SERVER.client(), sql, "hypothetical_indexes", List.of(indexes));
    }

    @Test
    void comparesWithoutAndWith() throws Exception {
        ExplainAnswer answer = explain(SQL, INDEX, "create index on sale (status)");
        assertThat(answer.text())
                .matches(
                        """
                        (?s)Not run; planning [^;]+; cost [0-9.]+\\.
                        Each line: node; rows estimated; own cost, its share\\.
                        Cost [0-9.]+ -> [0-9.]+, [0-9.]+ times cheaper with the hypothetical indexes:
                        - used <\\d+>btree_sale_customer_id: create index on sale \\(customer_id\\), about [0-9.]+ [kM]B
                        - not used <\\d+>btree_sale_status: create index on sale \\(status\\), about [0-9.]+ [kM]B
                        Changes:
                        - public\\.sale: Seq Scan \\(cost [0-9.]+\\) -> Bitmap Heap Scan using <\\d+>btree_sale_customer_id \\(cost [0-9.]+\\)
                        Plan without them:
                        Seq Scan on public\\.sale; .*
                        Plan with them:
                        Bitmap Heap Scan on public\\.sale; .*
                          Bitmap Index Scan on <\\d+>btree_sale_customer_id; .*
                        No findings with them\\.\
                        """);
        var hypothetical = answer.structured().get("hypothetical");
        assertThat(hypothetical.get("total_cost").asDouble())
                .isLessThan(answer.summary().get("total_cost").asDouble() / 2);
        assertThat(hypothetical.at("/indexes/0/statement").asString()).isEqualTo(INDEX);
        assertThat(hypothetical.at("/indexes/0/used").asBoolean()).isTrue();
        assertThat(hypothetical.at("/indexes/0/size_bytes").asLong()).isGreaterThan(500_000);
        assertThat(hypothetical.at("/indexes/1/used").asBoolean()).isFalse();
        assertThat(hypothetical.get("plan").asString()).startsWith("Bitmap Heap Scan");
    }

    @Test
    void tellsWhichStepsAreGone() throws Exception {
        String sql = "select * from sale order by customer_id limit 5";
        ExplainAnswer answer = explain(sql, INDEX);
        assertThat(answer.text()).contains("- gone: Sort\n");
    }

    @Test
    void givesBothPlansAsJson() throws Exception {
        ExplainAnswer answer =
                ExplainAnswer.of(
                        SERVER.client(),
                        SQL,
                        "format",
                        "json",
                        "hypothetical_indexes",
                        List.of(INDEX));
        assertThat(answer.structured().at("/plan/0/Plan/Node Type").asString())
                .isEqualTo("Seq Scan");
        assertThat(answer.structured().at("/hypothetical/plan/0/Plan/Node Type").asString())
                .isEqualTo("Bitmap Heap Scan");
    }

    @Test
    void plansAWriteWithThem() throws Exception {
        assertThat(explain("delete from sale where customer_id = 7", INDEX).text())
                .contains("- used <");
        assertThat(SERVER.database().ask("select count(*) from sale")).isEqualTo("50000");
    }

    @Test
    void saysWhenThePlannerDoesNotWantThem() throws Exception {
        assertThat(explain(SQL, "create index on sale (status)").text())
                .contains("Changes:\n- none: the planner does not want them");
    }

    @Test
    void anErrorAfterwardsLeavesNothingBehind() throws Exception {
        assertThat(explain(SQL, INDEX, "create index on sale (nonsense)").text())
                .startsWith("hypothetical_indexes, element 2: ERROR ")
                .contains("\"nonsense\" does not exist");
        assertThat(explain("select nonsense from sale", INDEX).text())
                .startsWith("ERROR 42703: column \"nonsense\" does not exist\nline 1, column 8:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create index on sale (id); drop table sale | hypothetical_indexes, element 1: Only one statement a call
                    sale (customer_id)                         | hypothetical_indexes, element 1, is no CREATE INDEX statement.
                    drop table sale                            | hypothetical_indexes, element 1, is no CREATE INDEX statement.
                    create table x (id int)                    | hypothetical_indexes, element 1, is no CREATE INDEX statement.
                    create index on sale customer_id           | hypothetical_indexes, element 1: ERROR 42601
                    create index on sale (lower(nonsense))     | hypothetical_indexes, element 1: ERROR 42703
                    create index on nowhere (id)               | hypothetical_indexes, element 1: ERROR 42P01
                    create index on sale ((nextval('x')))      | Refused: function pg_catalog.nextval is volatile
                    --                                         | hypothetical_indexes, element 1: The SQL is empty.
                    """)
    void refusesWhatIsNoIndex(String index, String error) throws Exception {
        ExplainAnswer answer = explain(SQL, index);
        assertThat(answer.text()).startsWith(error);
        assertThat(answer.isError()).isTrue();
    }

    @Test
    void theCaretPointsIntoTheIndex() throws Exception {
        assertThat(explain(SQL, "create index on sale (lower(nonsense))").text())
                .contains(
                        """
                        line 1, column 29:
                        create index on sale (lower(nonsense))
                                                    ^\
                        """);
    }

    @Test
    void theyCannotBeMeasured() throws Exception {
        ExplainAnswer answer =
                ExplainAnswer.of(
                        SERVER.client(),
                        SQL,
                        "analyze",
                        true,
                        "hypothetical_indexes",
                        List.of(INDEX));
        assertThat(answer.text())
                .startsWith("Hypothetical indexes exist for the planner alone")
                .endsWith("Leave out analyze or hypothetical_indexes.");
    }
}
