package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.ExplainAnswer;

/** A nested loop that reads a table again and again is found. */
class ExplainLoopsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table outside as select i as id from generate_series(1, 200) i;
                    create table inside as select i as id, i % 500 as outside_id from generate_series(1, 5000) i;
                    analyze;
                    do $$ begin
                      execute format('alter database %I set enable_hashjoin = off', current_database());
                      execute format('alter database %I set enable_mergejoin = off', current_database());
                      execute format('alter database %I set enable_material = off', current_database());
                      execute format('alter database %I set enable_memoize = off', current_database());
                      execute format('alter database %I set max_parallel_workers_per_gather = 0', current_database());
                    end $$;
                    """);

    private static final String SQL =
            "select count(*) from outside o left join inside i on i.outside_id = o.id";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsIt(boolean analyze) throws Exception {
        ExplainAnswer answer = ExplainAnswer.of(SERVER.client(), SQL, "analyze", analyze);
        assertThat(answer.finding("repeated_scan"))
                .hasToString(
                        """
                        {"kind":"repeated_scan","node":"Seq Scan on public.inside i",\
                        "message":"%s 5000 rows 200 times",\
                        "suggestion":"create index on public.inside (outside_id)"}\
                        """
                                .formatted(analyze ? "went through" : "will go through"));
    }
}
