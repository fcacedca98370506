package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.ExplainAnswer;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Each finding appears where data provoke it, and not elsewhere. */
class ExplainFindingsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table sale (id int primary key, status varchar(10), customer_id int, note text);
                    insert into sale
                    select i, case when i % 1000 = 0 then 'open' else 'paid' end, i % 5000, repeat('x', 60)
                      from generate_series(1, 50000) i;
                    create table skewed as select i % 100 as a, i % 100 as b from generate_series(1, 50000) i;
                    create table "Odd ""Table" ("Some Col" int, "order" text);
                    insert into "Odd ""Table" select i, 'x' || i from generate_series(1, 20000) i;
                    create table parts (id int, k int) partition by range (id);
                    do $$ begin
                      for i in 0..799 loop
                        execute format('create table parts_%s partition of parts for values from (%s) to (%s)',
                                       i, i, i + 1);
                      end loop;
                    end $$;
                    analyze;
                    do $$ begin
                      execute format('alter database %I set max_parallel_workers_per_gather = 0', current_database());
                      execute format('alter database %I set jit = off', current_database());
                    end $$;
                    """);

    private static ExplainAnswer explain(String sql, Object... more) throws Exception {
        return ExplainAnswer.of(SERVER.client(), sql, more);
    }

    @Test
    void namesTheIndexThatIsMissing() throws Exception {
        String sql = "select * from sale s where status = 'open'";
        ExplainAnswer measured = explain(sql, "analyze", true);
        assertThat(measured.finding("rows_removed"))
                .hasToString(
                        """
                        {"kind":"rows_removed","node":"Seq Scan on public.sale s",\
                        "message":"read 50000 rows to keep 50: ((s.status)::text = 'open'::text)",\
                        "suggestion":"create index on public.sale (status)"}\
                        """);
        assertThat(measured.text())
                .endsWith(
                        """
                        - rows_removed: Seq Scan on public.sale s: read 50000 rows to keep 50: ((s.status)::text = 'open'::text)
                          try: create index on public.sale (status)\
                        """);
        assertThat(explain(sql).finding("rows_removed").get("message").asString())
                .startsWith("will read about 50000 rows to keep ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    table sale where id < 25000 and customer_id = 7 | create index on public.sale (customer_id, id)
                    table sale where customer_id = 7 and status > 'paid' | create index on public.sale (customer_id, status)
                    table sale where customer_id in (7, 8) | create index on public.sale (customer_id)
                    table sale where customer_id = 7 or id = 8 | create index on public.sale (customer_id)
                    table sale where note like '%y%' | using gin (note gin_trgm_ops)
                    table sale where lower(status) = 'open' | an index on just this expression, or a condition that leaves status bare
                    table sale where customer_id is null | create index on public.sale (customer_id)
                    table "Odd ""Table" where "Some Col" = 5 | create index on public."Odd ""Table" ("Some Col")
                    table "Odd ""Table" where "order" = 'a."Some Col" = 5' | create index on public."Odd ""Table" ("order")
                    """)
    void suggestsTheRightColumns(String sql, String suggestion) throws Exception {
        // TABLE takes no WHERE; the select list is not what this is about.
        ExplainAnswer answer = explain(sql.replaceFirst("table", "select * from"), "analyze", true);
        assertThat(answer.finding("rows_removed").path("suggestion").asString())
                .endsWith(suggestion);
    }

    @Test
    void tellsWhenThePlannerWasWrong() throws Exception {
        ExplainAnswer answer =
                explain("select * from skewed where a = 1 and b = 1", "analyze", true);
        JsonNode finding = answer.finding("misestimate");
        assertThat(finding.get("message").asString())
                .matches("\\d rows expected, 500 came: \\d+ times too few");
        assertThat(finding.get("suggestion").asString())
                .isEqualTo(
                        "analyze public.skewed; if that does not help: create statistics skewed_a_b"
                                + " on a, b from public.skewed, and analyze again");
        SERVER.database().run("create statistics skewed_a_b on a, b from skewed; analyze skewed");
        answer = explain("select * from skewed where a = 1 and b = 1", "analyze", true);
        assertThat(answer.kinds()).doesNotContain("misestimate");
    }

    @Test
    void anUnfinishedScanIsNoMisestimate() throws Exception {
        assertThat(explain("select * from sale limit 5", "analyze", true).kinds()).isEmpty();
        assertThat(explain("select exists (select from sale)", "analyze", true).kinds()).isEmpty();
        String nothingMatches = "select * from sale s join skewed k on k.a = s.id where s.id < 0";
        assertThat(explain(nothingMatches, "analyze", true).kinds()).doesNotContain("misestimate");
        assertThat(explain("select * from parts", "analyze", true).kinds())
                .doesNotContain("misestimate");
    }

    @Test
    void namesTheMostExpensiveNodes() throws Exception {
        String sql = "select count(*) from (select distinct note || id from sale) x";
        ExplainAnswer answer = explain(sql, "analyze", true);
        assertThat(answer.finding("expensive").get("message").asString())
                .containsPattern("[0-9.]+ ms of its own, \\d+% of the time");
        assertThat(explain(sql).finding("expensive").get("message").asString())
                .containsPattern("cost [0-9.]+ of its own, \\d+% of the plan");
    }

    @Test
    void tellsWhatNeverRan() throws Exception {
        String sql = "select * from sale a join sale b using (id) where a.id = -1";
        ExplainAnswer answer = explain(sql, "analyze", true);
        assertThat(answer.finding("never_executed").get("message").asString())
                .isEqualTo("1 of 3 nodes: Index Scan using sale_pkey on public.sale b");
        assertThat(answer.text()).contains("public.sale b; rows 1; never executed");
    }

    @Test
    void tellsWhenPlanningTakesLonger() throws Exception {
        String numbers =
                IntStream.range(0, 100_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        String sql =
                "select * from sale where id = -1 and customer_id = any ('{%s}'::int[])"
                        .formatted(numbers);
        ExplainAnswer answer = explain(sql, "analyze", true);
        assertThat(answer.finding("planning").get("message").asString())
                .matches("planning took [0-9.]+ ms, longer than the [0-9.]+ ms of the execution");
    }

    @Test
    void aGoodPlanHasNoFindings() throws Exception {
        assertThat(explain("select * from sale where id = 7", "analyze", true).text())
                .endsWith("No findings.");
    }
}
