package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.Map;

/** A dry run does all of it, reports, and leaves nothing. */
class ExecuteDryRunTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id int primary key, name text not null, price numeric);
                    create sequence ticket;
                    """,
                    "--allow-writes");

    @BeforeEach
    void fill() throws Exception {
        SERVER.database()
                .run(
                        """
                        truncate fruit;
                        insert into fruit select n, 'fruit ' || n, n / 4.0
                          from generate_series(1, 200) n;
                        """);
    }

    private static String ask(String sql) throws Exception {
        return SERVER.database().ask(sql);
    }

    private static void assertAnswer(QueryAnswer answer, String text, String structured) {
        assertThat(answer.isError()).as(answer.text()).isFalse();
        assertThat(answer.text()).isEqualTo(text);
        assertThat(answer.structured()).isEqualTo(RawClient.json(structured));
    }

    @Test
    void aDryRunReportsAllAndChangesNothing() throws Exception {
        QueryAnswer answer =
                SERVER.client()
                        .execute(
                                Map.of(
                                        "sql",
                                        """
                                        create table new (id int);
                                        insert into new values (1) returning id;
                                        delete from fruit;
                                        drop sequence ticket;
                                        """,
                                        "dry_run",
                                        true));
        assertAnswer(
                answer,
                """
                1. CREATE TABLE
                2. INSERT: 1 row
                id
                1
                (1 row)
                3. DELETE: 200 rows
                4. DROP SEQUENCE
                Dry run: all of it was rolled back; only sequences keep their new values.\
                """,
                """
                {"statements": [{"command": "CREATE TABLE"},
                                {"command": "INSERT", "rows_affected": 1, "result": {
                                    "columns": [{"name": "id", "type": "integer"}],
                                    "rows": [[1]], "row_count": 1, "truncated": false}},
                                {"command": "DELETE", "rows_affected": 200},
                                {"command": "DROP SEQUENCE"}],
                 "committed": false, "dry_run": true, "retries": 0}\
                """);
        assertThat(ask("select count(*) from fruit")).isEqualTo("200");
        assertThat(ask("select to_regclass('new') is null")).isEqualTo("t");
    }

    @Test
    void aDryRunOnlyMovesSequences() throws Exception {
        String sql = "select nextval('ticket')";
        String before = ask(sql);
        SERVER.client().execute(Map.of("sql", sql, "dry_run", true));
        assertThat(Integer.parseInt(ask(sql))).isEqualTo(Integer.parseInt(before) + 2);
    }

    @Test
    void aDryRunFailsAsTheRealOneWould() throws Exception {
        assertThat(
                        SERVER.client()
                                .execute(
                                        Map.of(
                                                "sql",
                                                "insert into fruit values (1, 'again', 1)",
                                                "dry_run",
                                                true))
                                .error())
                .contains("23505", "(id)=(1) already exists");
    }
}
