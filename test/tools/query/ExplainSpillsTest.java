package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.ExplainAnswer;

/** What does not fit into a small {@code work_mem} is found. */
class ExplainSpillsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table wide as
                    select i as id, i % 20000 as k, repeat('x', 100) as pad from generate_series(1, 40000) i;
                    analyze wide;
                    do $$ begin
                      execute format('alter database %I set work_mem = ''64kB''', current_database());
                      execute format('alter database %I set max_parallel_workers_per_gather = 0', current_database());
                      execute format('alter database %I set enable_mergejoin = off', current_database());
                      execute format('alter database %I set enable_nestloop = off', current_database());
                      execute format('alter database %I set enable_sort = off', current_database());
                    end $$;
                    """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select * from wide order by pad, id                        | Sort: sorted [0-9.]+ MB on disk
                    select count(*) from wide a join wide b using (id)         | Hash: hashed in \\d+ batches, \\d+ kB in memory
                    select id % 7000, count(*) from wide group by 1            | HashAggregate: wrote groups to disk, [0-9.]+ [kM]B
                    select (select count(*) from x) from x limit 1             | CTE Scan on x.*: wrote [0-9.]+ MB of temporary files
                    """)
    void findsIt(String sql, String pattern) throws Exception {
        String whole = "with x as materialized (table wide) " + sql;
        ExplainAnswer answer = ExplainAnswer.of(SERVER.client(), whole, "analyze", true);
        assertThat(answer.text())
                .containsPattern("Settings: .*work_mem = 64kB")
                .containsPattern("- spill: " + pattern)
                .contains("  try: fewer rows or columns, or a higher work_mem for this role");
    }

    @Test
    void aSmallSortStaysInMemory() throws Exception {
        String sql = "select * from wide order by id limit 5";
        ExplainAnswer answer = ExplainAnswer.of(SERVER.client(), sql, "analyze", true);
        assertThat(answer.kinds()).doesNotContain("spill");
        assertThat(answer.text()).contains("top-N heapsort");
    }
}
