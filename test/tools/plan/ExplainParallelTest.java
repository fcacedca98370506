package tools.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.JsonReader;
import tools.testing.Conversation;
import tools.testing.ExplainAnswer;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What each node takes by itself adds up to the whole, with workers, CTEs and subqueries too. */
class ExplainParallelTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table many as select i as id, i % 1000 as k from generate_series(1, 60000) i;
                    analyze many;
                    do $$ begin
                      execute format('alter database %I set parallel_setup_cost = 0', current_database());
                      execute format('alter database %I set parallel_tuple_cost = 0', current_database());
                      execute format('alter database %I set min_parallel_table_scan_size = 0', current_database());
                      execute format('alter database %I set max_parallel_workers_per_gather = 2', current_database());
                      execute format('alter database %I set jit_above_cost = 0', current_database());
                      execute format('alter database %I set jit_optimize_above_cost = 0', current_database());
                    end $$;
                    """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select k, count(*) from many group by k order by 2",
                "select count(*) from many a join many b using (id) where a.k > 10",
                "with x as materialized (select * from many) select count(*) from x join x y using"
                        + " (id)",
                "select (select max(id) from many), count(*) from many where k > (select avg(k)"
                        + " from many)",
                "select id, (select count(*) from generate_series(1, 50) where id > 0) from many"
                        + " where k = 3",
                "select * from many where id in (select max(id) from many group by k) union all"
                        + " table many"
            })
    void theSumOfAllNodesIsTheWhole(String sql) throws Exception {
        ExplainAnswer answer =
                ExplainAnswer.of(SERVER.client(), sql, "analyze", true, "format", "json");
        byte[] json = answer.structured().get("plan").toString().getBytes(StandardCharsets.UTF_8);
        Plan plan = Plan.of((List<?>) JsonReader.read(json, 0, json.length), List.of());
        double sum = plan.root().all().mapToDouble(plan.own()::amount).sum();
        assertThat(sum).isBetween(plan.root().millis() * 0.85, plan.root().millis() * 1.15);
    }

    @Test
    void countsTheRowsOfAllWorkers() throws Exception {
        String sql = "select * from many where k = 3";
        ExplainAnswer answer = ExplainAnswer.of(SERVER.client(), sql, "analyze", true);
        assertThat(answer.text()).contains("Parallel Seq Scan on public.many", "workers launched");
        assertThat(answer.finding("rows_removed").get("message").asString())
                .containsPattern("read (5|6)\\d{4} rows to keep \\d\\d: ");
        assertThat(ExplainAnswer.of(SERVER.client(), sql).finding("rows_removed").isObject())
                .isTrue();
    }

    @Test
    void tellsWhatCompilingTakes() throws Exception {
        assumeTrue(
                SERVER.database().ask("select pg_jit_available()").equals("t"),
                "this PostgreSQL has no JIT");
        String sql = "select k, sum(id), avg(id), max(id * k) from many where id > 5 group by k";
        ExplainAnswer answer = ExplainAnswer.of(SERVER.client(), sql, "analyze", true);
        assertThat(answer.finding("jit").path("message").asString())
                .matches("compiling took [0-9.]+ ms in \\d processes, about \\d+% of the time");
    }
}
