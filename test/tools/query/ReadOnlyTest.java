package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;

/**
 * Nothing that {@code query} runs changes anything, even for a superuser: another session looks.
 */
class ReadOnlyTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id serial primary key, name text);
                    insert into fruit (name) values ('apple'), ('pear');
                    create function plant() returns int language sql volatile
                        as $$ insert into fruit (name) values ('weed') returning id $$;
                    create procedure plant_all() language plpgsql
                        as $$ begin insert into fruit (name) values ('weed'); commit; end $$;
                    """);

    /** All that the attacks could leave behind, in one line. */
    private static final String STATE =
            """
            select (select string_agg(id || name, ',' order by id) from fruit)
                   || ' ' || (select last_value from fruit_id_seq)
                   || ' ' || (select count(*) from pg_class
                               where relnamespace = 'public'::regnamespace)
                   || ' ' || (select count(*) from pg_prepared_xacts
                               where database = current_database())
            """;

    private static final String UNTOUCHED = "1apple,2pear 2 3 0";

    @AfterEach
    void nothingChanged() throws Exception {
        assertThat(SERVER.database().ask(STATE)).isEqualTo(UNTOUCHED);
        assertThat(SERVER.client().query("select count(*) from fruit").rows()).isEqualTo("[[2]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into fruit (name) values ('weed')",
                "update fruit set name = 'weed'",
                "delete from fruit",
                "truncate fruit",
                "merge into fruit f using (select 1) x on false when not matched then"
                        + " insert (name) values ('weed')",
                "create table weed (id int)",
                "drop table fruit",
                "alter table fruit add column weed int",
                "with x as (delete from fruit returning *) select * from x",
                "with x as (insert into fruit (name) values ('weed') returning *) table x",
                "select * into weed from fruit",
                "explain analyze delete from fruit",
                "explain analyze create table weed as select 1",
                "explain (analyze, costs off) insert into fruit (name) values ('weed')",
                "select plant()",
                "call plant_all()",
                "do $$ begin delete from fruit; commit; end $$",
                "select nextval('fruit_id_seq')",
                "select setval('fruit_id_seq', 99)",
                "select * from fruit for update",
                "commit; delete from fruit",
                "commit; delete from fruit; begin",
                "rollback; delete from fruit",
                "select 1; drop table fruit",
                "select 1;\n--\ndrop table fruit",
                "select ';'; drop table fruit",
                "select $$;$$; drop table fruit",
                "select E'\\''; drop table fruit; --'",
                "select 1 /* /* */ ; */; drop table fruit",
                "set transaction read write",
                "set transaction read write; delete from fruit",
                "set session characteristics as transaction read write",
                "begin read write",
                "set default_transaction_read_only = off",
                "reset all",
                "copy fruit to program 'true'",
                "copy fruit from stdin",
                "prepare transaction 'weed'",
                "prepare weed as delete from fruit",
                "execute weed",
                "lock table fruit",
                "vacuum",
                "checkpoint",
                "load 'auto_explain'",
                "refresh materialized view fruit",
                "listen weed",
                "notify weed",
                "declare c cursor with hold for select 1",
                "grant all on fruit to public",
                "security label on table fruit is 'x'"
            })
    void refusesWhatWouldWrite(String sql) throws Exception {
        assertThat(SERVER.client().query(sql).error()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select set_config('transaction_read_only', 'off', false)",
                "select set_config('default_transaction_read_only', 'off', false)",
                "select set_config('role', 'none', false)",
                "select set_config('statement_timeout', '0', false)",
                "select set_config('search_path', 'pg_temp', false)"
            })
    void settingsDoNotSurviveTheCall(String sql) throws Exception {
        String settings =
                "select current_setting('transaction_read_only'), current_setting('search_path'),"
                        + " current_setting('default_transaction_read_only'), current_user::text";
        String before = SERVER.client().query(settings).rows();
        // Refused or without effect: both will do.
        SERVER.client().query(sql);
        for (int i = 0; i < 5; i++) {
            assertThat(SERVER.client().query(settings).rows()).isEqualTo(before).contains("\"on\"");
        }
    }

    @Test
    void showsWhatCannotBeSeen() throws Exception {
        assertThat(SERVER.client().query("\ufeffselect 1").error())
                .startsWith("Refused: this word holds an invisible character (U+FEFF)");
        assertThat(SERVER.client().query("select\u00a0* from fruit").error())
                .isEqualTo(
                        """
                        Refused: this word holds an invisible character (U+00A0), which is a letter to PostgreSQL.
                        line 1, column 1:
                        select\u00a0* from fruit
                        ^
                        Remove it, or put a plain space there.\
                        """);
    }

    @Test
    void saysThatItOnlyReads() throws Exception {
        assertThat(SERVER.client().query("delete from fruit").error())
                .contains("read-only", "SELECT");
        assertThat(SERVER.client().query("with x as (delete from fruit) select 1").error())
                .contains("only reads");
    }
}
