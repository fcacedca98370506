package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;

import java.util.Map;

/** Nothing that a call leaves in its session reaches the next one. */
class ExecuteSessionTest {

    // One connection: whatever stays behind in it meets the next call.
    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    "create table fruit (id int)", "--allow-writes", "--max-connections", "1");

    private static final String LOOK =
            """
            select current_setting('work_mem'), current_setting('search_path'), current_user,
                   to_regclass('pg_temp.scratch') is null,
                   (select count(*) from pg_prepared_statements where name = 'kept'),
                   (select count(*) from pg_listening_channels()),
                   (select count(*) from pg_cursors),
                   (select count(*) from pg_locks where locktype = 'advisory' and objid = 42),
                   current_setting('session_replication_role')
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    select set_config('work_mem', '77MB', false)    | true
                    select set_config('work_mem', '77MB', false)    | false
                    set local work_mem = '77MB'                     | true
                    create temp table scratch (id int)              | true
                    create temp table scratch (id int)              | false
                    prepare kept as select 1                        | true
                    listen news                                     | true
                    listen news                                     | false
                    declare open cursor with hold for select 1      | true
                    select pg_advisory_lock(42)                     | true
                    select pg_advisory_lock(42)                     | false
                    """)
    void leavesNothingInTheSession(String sql, boolean transaction) throws Exception {
        String before = look();

        var answer = SERVER.client().execute(Map.of("sql", sql, "transaction", transaction));

        assertThat(answer.isError()).as(answer.text()).isFalse();
        assertThat(look()).isEqualTo(before);
    }

    @Test
    @Tag("superuser")
    void leavesNoOtherRoleInTheSession() throws Exception {
        leavesNothingInTheSession("select set_config('role', 'pg_monitor', false)", true);
    }

    /** As query sees it, and as the next execute does. */
    private static String look() throws Exception {
        return SERVER.client().query(LOOK).rows()
                + SERVER.client().execute(LOOK).structured().at("/statements/0/result/rows");
    }

    @Test
    void aFailedCallLeavesNothingEither() throws Exception {
        String before = look();
        SERVER.client()
                .execute(
                        "select pg_advisory_lock(42), set_config('work_mem', '77MB', false); select"
                                + " 1/0");
        assertThat(look()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set work_mem = '77MB'",
                "SET SESSION search_path = pg_catalog",
                "set time zone 'Asia/Tokyo'"
            })
    void aSettingHoldsForTheScriptAndIsTakenBackBeforeCommit(String sql) throws Exception {
        String before = look();
        String unset = settings("select 1");

        assertThat(settings(sql)).isNotEqualTo(unset);

        assertThat(look()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"set role pg_monitor", "set session authorization pg_monitor"})
    @Tag("superuser")
    void anotherRoleHoldsForTheScriptAndIsTakenBackBeforeCommit(String sql) throws Exception {
        aSettingHoldsForTheScriptAndIsTakenBackBeforeCommit(sql);
    }

    private static String settings(String first) throws Exception {
        String look =
                """
                ; select current_setting('work_mem'), current_setting('search_path'), current_user,
                         session_user, current_setting('TimeZone')\
                """;
        var answer = SERVER.client().execute(first + look);
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.structured().at("/statements/1/result/rows").toString();
    }

    @Test
    void refusesASettingThatWouldHaveNoEffect() throws Exception {
        String sql = "set work_mem = '77MB'";
        assertThat(SERVER.client().execute(Map.of("sql", sql, "transaction", false)).error())
                .startsWith("Refused: the setting would have no effect");
    }

    @Test
    void manyCallsInARowKeepWorking() throws Exception {
        for (int i = 1; i <= 20; i++) {
            assertThat(SERVER.client().execute("insert into fruit values ($1)", i).isError())
                    .isFalse();
            assertThat(SERVER.client().query("select count(*) from fruit").cell().asInt())
                    .isEqualTo(i);
        }
        assertThat(
                        SERVER.database()
                                .ask(
                                        """
                                        select count(*) from pg_stat_activity
                                         where datname = current_database()
                                           and state like 'idle in transaction%'\
                                        """))
                .isEqualTo("0");
    }
}
