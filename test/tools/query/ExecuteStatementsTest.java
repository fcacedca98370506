package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.List;
import java.util.Map;

/** Scripts with semicolons that end no statement. */
class ExecuteStatementsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about("create table log (entry text);", "--allow-writes");

    private static List<String> commands(String sql) throws Exception {
        QueryAnswer answer = SERVER.client().execute(sql);
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.structured().get("statements").findValuesAsString("command");
    }

    private static String ask(String sql) throws Exception {
        return SERVER.database().ask(sql);
    }

    @Test
    void makesFunctionsWithABodyOfStatements() throws Exception {
        assertThat(
                        commands(
                                """
                                create or replace function log_twice(entry text) returns bigint
                                language sql
                                begin atomic
                                    insert into log values (
                                        case when entry = '' then '-' else entry end);
                                    insert into log values (entry);
                                    select count(*) from log;
                                end;
                                create procedure forget() begin atomic delete from log; end;
                                select log_twice('a;b');
                                """))
                .containsExactly("CREATE FUNCTION", "CREATE PROCEDURE", "SELECT");
        assertThat(ask("select count(*) from log where entry = 'a;b'")).isEqualTo("2");
    }

    @Test
    void leavesParametersToTheRoutineThatHasThem() throws Exception {
        String sql =
                """
                create function plus(int, int) returns int return $1 + $2;
                create or replace procedure note(text)
                    begin atomic insert into log values ($1); end;
                prepare noted as select $1::int;
                insert into log select $1 || plus(2, 3);
                """;
        QueryAnswer answer = SERVER.client().execute(Map.of("sql", sql, "params", List.of("sum ")));
        assertThat(answer.text()).endsWith("Committed.");
        assertThat(ask("select count(*) from log where entry = 'sum 5'")).isEqualTo("1");
    }

    @Test
    void refusesSettingsInWhichNoAnswerCouldBeRead() throws Exception {
        for (String setting :
                List.of(
                        "set client_encoding = 'LATIN1'",
                        "set names 'SQL_ASCII'",
                        "set local datestyle to \"German\"",
                        "set session datestyle = Postgres, dmy")) {
            assertThat(SERVER.client().execute(setting + "; select 1").error())
                    .startsWith("Refused: answers are always in UTF-8, with ISO dates.");
        }
        assertThat(
                        commands(
                                """
                                set client_encoding = 'UTF8';
                                set names default;
                                set datestyle = 'ISO, DMY';
                                insert into log select 'date ' || date '02/03/2026';
                                """))
                .containsExactly("SET", "SET", "SET", "INSERT");
        assertThat(ask("select count(*) from log where entry = 'date 2026-03-02'")).isEqualTo("1");
    }

    @Test
    void makesRulesWithTwoActions() throws Exception {
        assertThat(
                        commands(
                                """
                                create table source (id int);
                                create rule twice as on insert to source do also
                                    (insert into log values ('rule one');
                                     insert into log values ('rule two'));
                                insert into source values (1);
                                """))
                .containsExactly("CREATE TABLE", "CREATE RULE", "INSERT");
        assertThat(ask("select count(*) from log where entry like 'rule%'")).isEqualTo("2");
    }

    @Test
    void runsBlocksOfCode() throws Exception {
        assertThat(
                        commands(
                                """
                                do $body$
                                declare n int := 1;
                                begin
                                    insert into log values ('do; $$ ' || n);
                                end;
                                $body$;
                                do 'begin insert into log values (''quoted; ''); end';
                                """))
                .containsExactly("DO", "DO");
        assertThat(ask("select count(*) from log where entry in ('do; $$ 1', 'quoted; ')"))
                .isEqualTo("2");
    }

    @Test
    void makesTriggers() throws Exception {
        assertThat(
                        commands(
                                """
                                create table watched (id int);
                                create function note() returns trigger language plpgsql as $$
                                begin
                                    insert into log values (tg_op || '; ' || new.id);
                                    return new;
                                end $$;
                                create trigger note after insert or update on watched
                                    for each row execute function note();
                                insert into watched values (5);
                                """))
                .containsExactly("CREATE TABLE", "CREATE FUNCTION", "CREATE TRIGGER", "INSERT");
        assertThat(ask("select count(*) from log where entry = 'INSERT; 5'")).isEqualTo("1");
    }

    @Test
    void takesStringsAndCommentsAsTheyCome() throws Exception {
        assertThat(
                        commands(
                                """
                                insert into log values ('x;y'); -- one; more
                                /* ; /* ; */ ; */ insert into log values (E'it\\'s;');;
                                insert into log select "a;b" from (select 'z;' as "a;b") t\
                                """))
                .containsExactly("INSERT", "INSERT", "INSERT");
        assertThat(ask("select count(*) from log where entry in ('x;y', 'it''s;', 'z;')"))
                .isEqualTo("3");
    }

    @Test
    void runsALongScript() throws Exception {
        assertThat(commands("insert into log values ('long');".repeat(300))).hasSize(300);
        assertThat(ask("select count(*) from log where entry = 'long'")).isEqualTo("300");
    }
}
