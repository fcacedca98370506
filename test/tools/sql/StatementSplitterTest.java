package tools.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.ToolError;

import java.util.List;
import java.util.stream.Collectors;

/** The same statements as psql sends; the tables were made with its {@code --echo-queries}. */
class StatementSplitterTest {

    private static String split(String sql) throws ToolError {
        return SqlText.ofSeveralStatements(sql).stream()
                .map(SqlText::sql)
                .collect(Collectors.joining(" · "));
    }

    /** A dot stands where psql ends a statement, in the place of the semicolon. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    select 1
                    select 1 · select 2
                    select ';' · select ";" from (select 1 as ";") t
                    select 'a;'';b' · select 2
                    select E'\\';' · select 2
                    select $$;$$ · select $a$;$$;$a$ · select 3
                    select /* /* ; */ ; */ 1 · select 2
                    select (1;2) · select 3
                    select (1; select 2
                    select 1) · select 2
                    create rule r as on insert to t do (delete from a; delete from b) · select 1
                    create function f() returns int begin atomic select 1; select 2; end · select 3
                    create or replace function f() begin atomic select 1; end · select 2
                    create procedure p() begin atomic insert into t values (1); end · select 2
                    create or replace procedure p() begin atomic end · select 2
                    CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END · SELECT 2
                    create function f() begin atomic select case 1 when 1 then 2 end; table t; end · table u
                    create function f() begin atomic select case a when case b when 1 then 2 end then 3 end; end · table t
                    create function f() begin atomic select (case 1 when 1 then 2 end); end · select 2
                    create function "begin"() returns int return 1 · select 2
                    create function f(a int default 1) language sql as 'begin; end;' · select 2
                    create function f() returns int language sql return 1 · select 2
                    create function f() returns int as $$ begin; $$ language sql · select 2
                    create view function as select 1 as begin · select 2
                    create table t (begin int) · select 2
                    create table function_log (a int) · select case when true then 1 end · select 2
                    begin · select 1 · end · select 2
                    begin atomic · select 1 · end
                    do $$ begin perform 1; end $$ · select 2
                    create trigger t after insert on t for each row execute function f() · select 2
                    create event trigger t on ddl_command_start execute function f() · select 2
                    alter function f() rename to begin · select 2
                    drop function f · select 2
                    create aggregate a (int) (sfunc = f, stype = int) · select 2
                    grant execute on function f() to begin · select 2
                    create or replace temp view v as select function from begin · select 2
                    comment on function f() is 'begin' · select 2
                    create function f() returns t begin atomic select t.end from t · end · select 2
                    select U&'d\\0061;' · select U&"d!0061;" uescape '!' from (select 1 as da) x
                    select 'one;'
                    """)
    void endsStatementsWherePsqlDoes(String statements) throws Exception {
        assertThat(split(statements.replace(" · ", "; "))).isEqualTo(statements);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    select 1; ¦ select 1
                    select 1;;; select 2; ¦ select 1 · select 2
                    ; select 1 ¦ select 1
                    select 1 /* ; */; /* ; */ select 2 -- ; select 3 ¦ select 1 · select 2
                    """)
    void leavesOutWhatIsNoStatement(String sql, String statements) throws Exception {
        assertThat(split(sql)).isEqualTo(statements);
    }

    @Test
    void keepsEachStatementAsItIsWritten() throws Exception {
        List<SqlText> statements =
                SqlText.ofSeveralStatements(
                        """
                        -- first
                        select 1 -- inside
                          as one;
                        /* second */ select
                        \t$2, $1;
                        """);
        assertThat(statements)
                .extracting(SqlText::sql)
                .containsExactly("select 1 -- inside\n  as one", "select\n\t$2, $1");
        assertThat(statements).extracting(SqlText::parameters).containsExactly(0, 2);
        assertThat(statements.get(1).textOf(1)).isEqualTo("$2");
    }
}
