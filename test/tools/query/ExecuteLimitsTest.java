package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What COMMIT would check is checked in time, and no answer outgrows its limit. */
class ExecuteLimitsTest {

    private static final int ANSWER_BYTES = 48 * 1024;

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table basket (id int primary key);
                    create table fruit (basket int references basket deferrable initially deferred);
                    create table slow (id int);
                    create function wait() returns trigger language plpgsql as
                        $$ begin perform pg_sleep(54); return null; end $$;
                    create constraint trigger wait after insert on slow
                        deferrable initially deferred for each row execute function wait();
                    """,
                    "--allow-writes");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConstraintThatWasDeferredFailsWithADefiniteError(boolean dryRun) throws Exception {
        String error =
                SERVER.client()
                        .execute(Map.of("sql", "insert into fruit values (7)", "dry_run", dryRun))
                        .error();
        assertThat(error)
                .isEqualTo(
                        """
                        ERROR 23503: insert or update on table "fruit" violates foreign key \
                        constraint "fruit_basket_fkey"
                        Detail: Key (basket)=(7) is not present in table "basket".
                        Nothing was changed: the transaction was rolled back.\
                        """);
        assertThat(SERVER.database().ask("select count(*) from fruit")).isEqualTo("0");
    }

    @Test
    void aConstraintMayBeMetByALaterStatement() throws Exception {
        QueryAnswer answer =
                SERVER.client()
                        .execute("insert into fruit values (1); insert into basket values (1)");
        assertThat(answer.text()).endsWith("Committed.");
        SERVER.database().run("truncate fruit, basket");
    }

    @Test
    void aTriggerThatWasDeferredRunsWithinTheTimeLimit() throws Exception {
        String error =
                SERVER.client()
                        .execute(Map.of("sql", "insert into slow values (1)", "timeout", 0.5))
                        .error();
        assertThat(error)
                .contains("57014", "The limit of this call was 0.5 s", "Nothing was changed")
                .doesNotContain("unknown");
        assertThat(SERVER.database().ask("select count(*) from slow")).isEqualTo("0");
    }

    @Test
    void countsTheStatementsThatDoNotFit() throws Exception {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            sql.append("insert into basket values (%d);\n".formatted(i));
        }
        QueryAnswer answer =
                SERVER.client()
                        .execute(Map.of("sql", sql.toString(), "dry_run", true, "timeout", 60));
        int shown = answer.structured().get("statements").size();
        int omitted = 3_000 - shown;
        assertThat(shown).isBetween(100, 2_999);
        assertThat(answer.structured().get("statements_omitted").asInt()).isEqualTo(omitted);
        assertThat(answer.structured().get("rows_affected_omitted").asInt()).isEqualTo(omitted);
        assertThat(answer.text())
                .contains(
                        "(and %1$d more statements, with %1$d rows affected: the answer is full)"
                                .formatted(omitted));
        assertFits(answer);
    }

    @Test
    void leavesOutRowsAndNoticesThatDoNotFit() throws Exception {
        String rows = "select repeat('x', 4000) from generate_series(1, 11);\n";
        String notices =
                """
                do $$ begin for i in 1..20 loop raise notice '% %', i, repeat('n', 3000);
                end loop; end $$;
                """;
        QueryAnswer answer = SERVER.client().execute(rows + rows + notices + notices + "select 1");
        assertThat(answer.structured().at("/statements/0/result/row_count").asInt()).isEqualTo(11);
        assertThat(answer.structured().at("/statements/1/result_omitted").asBoolean()).isTrue();
        assertThat(answer.structured().get("notices_omitted").asInt()).isPositive();
        assertFits(answer);
    }

    private static void assertFits(QueryAnswer answer) {
        assertThat(answer.isError()).as(answer.text()).isFalse();
        assertThat(answer.text().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(ANSWER_BYTES);
        assertThat(RawClient.text(answer.structured()).length()).isLessThanOrEqualTo(ANSWER_BYTES);
    }
}
