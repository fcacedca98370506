package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

/** The transaction is not the script's to begin or to end; savepoints inside it are. */
class ExecuteSavepointTest {

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

    private static String ask(String sql) throws Exception {
        return SERVER.database().ask(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN ISOLATION LEVEL SERIALIZABLE",
                "start transaction read write",
                "commit",
                "commit and chain",
                "end",
                "abort",
                "rollback",
                "rollback work",
                "ROLLBACK PREPARED 'x'",
                "commit prepared 'x'",
                "prepare transaction 'x'",
                "/* so what */ Commit -- now"
            })
    void refusesToBeginOrEndTheTransaction(String control) throws Exception {
        String error =
                execute("insert into fruit values (2, 'pear'); " + control + "; select 1").error();
        assertThat(error).startsWith("Refused: the transaction is begun and ended for you.");
        assertThat(ask("select count(*) from fruit")).isEqualTo("1");
    }

    @Test
    void knowsSavepoints() throws Exception {
        QueryAnswer answer =
                execute(
                        """
                        insert into fruit values (2, 'pear');
                        savepoint here;
                        insert into fruit values (3, 'fig');
                        rollback to savepoint here;
                        insert into fruit values (4, 'plum');
                        release savepoint here;
                        """);
        assertThat(answer.structured().get("statements").findValuesAsString("command"))
                .as(answer.text())
                .containsExactly("INSERT", "SAVEPOINT", "INSERT", "ROLLBACK", "INSERT", "RELEASE");
        assertThat(ask("select string_agg(name, ' ' order by id) from fruit"))
                .isEqualTo("apple pear plum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback to here",
                "rollback work to here",
                "ROLLBACK TRANSACTION TO SAVEPOINT here"
            })
    void goesBackToASavepointInEverySpelling(String rollback) throws Exception {
        execute("savepoint here; insert into fruit values (3, 'fig'); " + rollback);
        assertThat(ask("select count(*) from fruit")).isEqualTo("1");
        assertThat(execute("savepoint here; " + rollback).isError()).isFalse();
    }
}
