package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Collections;
import java.util.Map;

/** One statement runs outside a transaction where PostgreSQL allows it only there. */
class ExecuteOutsideTransactionTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id int primary key, name text);
                    create table basket (
                        fruit int references fruit deferrable initially deferred);
                    """,
                    "--allow-writes");

    @BeforeEach
    void fill() throws Exception {
        SERVER.database().run("truncate fruit, basket; insert into fruit values (1, 'apple')");
    }

    private static QueryAnswer execute(String sql) throws Exception {
        return SERVER.client().execute(sql);
    }

    private static QueryAnswer execute(String sql, String option, Object value) throws Exception {
        return SERVER.client().execute(Map.of("sql", sql, option, value));
    }

    private static String ask(String sql) throws Exception {
        return SERVER.database().ask(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vacuum fruit                                    | VACUUM
                    create index concurrently on fruit (name)       | CREATE INDEX
                    """)
    void runsWhatPostgresRunsOnlyThere(String sql, String command) throws Exception {
        assertThat(execute(sql).error())
                .contains("25001", "is sent alone, with \"transaction\": false");
        QueryAnswer answer = execute(sql, "transaction", false);
        assertThat(answer.isError()).as(answer.text()).isFalse();
        assertThat(answer.text()).isEqualTo("1. " + command + "\nDone, outside a transaction.");
        assertThat(answer.structured().get("committed").asBoolean()).isTrue();
    }

    /** Names and types of so many columns alone are more than an answer holds. */
    @Test
    void saysThatItWasDoneWhenItsRowsCannotBeShown() throws Exception {
        String sql =
                "insert into fruit values (%d, 'pear') returning "
                        + String.join(",", Collections.nCopies(1_600, "id"));
        assertThat(execute(sql.formatted(2), "transaction", false).error())
                .startsWith("The result has 1600 columns")
                .endsWith(
                        "Only its rows cannot be shown: what it changes is changed, for outside a"
                                + " transaction nothing is rolled back.");
        assertThat(execute(sql.formatted(3)).error())
                .startsWith("The result has 1600 columns")
                .endsWith("Nothing was changed: the transaction was rolled back.");
        assertThat(ask("select string_agg(id::text, ',' order by id) from fruit")).isEqualTo("1,2");
    }

    @Test
    @Tag("superuser")
    void runsWhatConcernsTheWholeServerOnlyThere() throws Exception {
        runsWhatPostgresRunsOnlyThere("alter system reset work_mem", "ALTER SYSTEM");
    }

    @Test
    void proceduresMayCommit() throws Exception {
        SERVER.database()
                .run(
                        """
                        create or replace procedure two_steps() language plpgsql as $$
                        begin
                            insert into fruit values (2, 'pear');
                            commit;
                            insert into fruit values (3, 'fig');
                            rollback;
                        end $$\
                        """);
        assertThat(execute("call two_steps()").error()).contains("2D000");
        assertThat(execute("call two_steps()", "transaction", false).isError()).isFalse();
        assertThat(ask("select string_agg(name, ' ' order by id) from fruit"))
                .isEqualTo("apple pear");
    }

    @Test
    void returningGivesItsRowsToo() throws Exception {
        QueryAnswer answer =
                SERVER.client()
                        .execute(
                                Map.of(
                                        "sql",
                                        "insert into fruit select n, 'x' from"
                                                + " generate_series(2, 500) n returning id",
                                        "transaction",
                                        false,
                                        "limit",
                                        2));
        assertThat(answer.structured().at("/statements/0/rows_affected").asInt()).isEqualTo(499);
        assertThat(answer.structured().at("/statements/0/result/rows").toString())
                .isEqualTo("[[2],[3]]");
        assertThat(ask("select count(*) from fruit")).isEqualTo("500");
    }

    @Test
    void takesOneStatementAndNoDryRun() throws Exception {
        String advice = "With \"transaction\": false send exactly one statement, and no dry_run";
        assertThat(execute("vacuum fruit; vacuum basket", "transaction", false).error())
                .contains(advice);
        assertThat(
                        SERVER.client()
                                .execute(
                                        Map.of(
                                                "sql",
                                                "insert into fruit values (9, 'x')",
                                                "transaction",
                                                false,
                                                "dry_run",
                                                true))
                                .error())
                .contains(advice);
        assertThat(ask("select count(*) from fruit")).isEqualTo("1");
    }

    @Test
    void theTimeLimitHolds() throws Exception {
        assertThat(
                        SERVER.client()
                                .execute(
                                        Map.of(
                                                "sql",
                                                "select pg_sleep(54)",
                                                "transaction",
                                                false,
                                                "timeout",
                                                0.3))
                                .error())
                .contains("57014", "0.3 s")
                .doesNotContain("rolled back");
    }
}
