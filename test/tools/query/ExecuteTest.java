package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.List;
import java.util.Map;

/** What {@code execute} answers: rows affected, rows of RETURNING, and what became of it all. */
class ExecuteTest {

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

    private static QueryAnswer execute(String sql, Object... parameters) throws Exception {
        return SERVER.client().execute(sql, parameters);
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
    void isListedAsAToolThatDestroys() throws Exception {
        JsonNode tools = SERVER.client().ask("tools/list", "{}").at("/result/tools");
        JsonNode execute =
                tools.valueStream()
                        .filter(tool -> tool.get("name").asString().equals("execute"))
                        .findFirst()
                        .orElseThrow();
        assertThat(execute.get("annotations"))
                .isEqualTo(
                        RawClient.json(
                                """
                                {"readOnlyHint": false, "destructiveHint": true,
                                 "idempotentHint": false, "openWorldHint": false}\
                                """));
        assertThat(execute.at("/inputSchema/required").toString()).isEqualTo("[\"sql\"]");
    }

    @Test
    void countsTheRowsOfEachStatement() throws Exception {
        assertAnswer(
                execute(
                        """
                        update fruit set price = 1 where id <= 3;
                        insert into fruit values (201, 'fig', 2), (202, 'date', 3);
                        delete from fruit where id = 1;
                        create index on fruit (name);
                        """),
                """
                1. UPDATE: 3 rows
                2. INSERT: 2 rows
                3. DELETE: 1 row
                4. CREATE INDEX
                Committed.\
                """,
                """
                {"statements": [{"command": "UPDATE", "rows_affected": 3},
                                {"command": "INSERT", "rows_affected": 2},
                                {"command": "DELETE", "rows_affected": 1},
                                {"command": "CREATE INDEX"}],
                 "committed": true, "dry_run": false, "retries": 0}\
                """);
        assertThat(ask("select count(*) from fruit")).isEqualTo("201");
    }

    @Test
    void givesTheRowsOfReturning() throws Exception {
        assertAnswer(
                execute("delete from fruit where id < 3 returning id, name, price"),
                """
                1. DELETE: 2 rows
                id|name|price
                1|fruit 1|0.25000000000000000000
                2|fruit 2|0.50000000000000000000
                (2 rows)
                Committed.\
                """,
                """
                {"statements": [{"command": "DELETE", "rows_affected": 2, "result": {
                    "columns": [{"name": "id", "type": "integer"}, {"name": "name", "type": "text"},
                                {"name": "price", "type": "numeric"}],
                    "rows": [[1, "fruit 1", "0.25000000000000000000"],
                             [2, "fruit 2", "0.50000000000000000000"]],
                    "row_count": 2, "truncated": false}}],
                 "committed": true, "dry_run": false, "retries": 0}\
                """);
    }

    @Test
    void changesAndCountsAllRowsWhenTheAnswerHoldsOnlySome() throws Exception {
        QueryAnswer answer =
                SERVER.client()
                        .execute(
                                Map.of(
                                        "sql",
                                        "update fruit set price = 7 returning id",
                                        "confirm",
                                        true,
                                        "limit",
                                        3));
        JsonNode statement = answer.structured().at("/statements/0");
        assertThat(statement.get("rows_affected").asInt()).as(answer.text()).isEqualTo(200);
        assertThat(statement.at("/result/row_count").asInt()).isEqualTo(3);
        assertThat(statement.at("/result/truncated").asBoolean()).isTrue();
        assertThat(statement.at("/result").has("cursor")).isFalse();
        assertThat(answer.text()).contains("1. UPDATE: 200 rows");
        assertThat(ask("select count(*) from fruit where price = 7")).isEqualTo("200");
    }

    @Test
    void givesOneHundredRowsWithoutALimit() throws Exception {
        QueryAnswer answer =
                execute(
                        "insert into fruit select n, 'x', 0 from generate_series(1001, 6000) n"
                                + " returning id");
        assertThat(answer.structured().at("/statements/0/rows_affected").asInt()).isEqualTo(5000);
        assertThat(answer.structured().at("/statements/0/result/row_count").asInt()).isEqualTo(100);
        assertThat(ask("select count(*) from fruit where name = 'x'")).isEqualTo("5000");
    }

    @Test
    void countsEmptyResultsAndNoRowsAtAll() throws Exception {
        QueryAnswer answer =
                execute(
                        "delete from fruit where id < 0 returning id; delete from fruit where id <"
                                + " 0");
        assertThat(answer.structured().at("/statements/0/rows_affected").asInt()).isZero();
        assertThat(answer.structured().at("/statements/0/result/columns").toString())
                .isEqualTo("[{\"name\":\"id\",\"type\":\"integer\"}]");
        assertThat(answer.structured().at("/statements/1/rows_affected").asInt()).isZero();
    }

    @Test
    void sharesTheParametersAmongTheStatements() throws Exception {
        QueryAnswer answer =
                execute(
                        """
                        insert into fruit values ($1, $2, $3);
                        update fruit set price = $3 where id = any($4);
                        select name from fruit where id = $1;
                        delete from fruit where name = $2\
                        """,
                        300,
                        "it's; $1",
                        99.5,
                        List.of(5, 6, 7));
        assertThat(answer.structured().at("/statements").findValuesAsString("rows_affected"))
                .as(answer.text())
                .containsExactly("1", "3", "1", "1");
        assertThat(answer.structured().at("/statements/2/result/rows").toString())
                .isEqualTo("[[\"it's; $1\"]]");
        assertThat(ask("select count(*) from fruit where price = 99.5")).isEqualTo("3");
    }

    @Test
    void bindsNullsAndParametersThatAStatementSkips() throws Exception {
        execute("update fruit set price = $3 where id = $2; select $1::text", "unused", 4, null);
        assertThat(ask("select price is null from fruit where id = 4")).isEqualTo("t");
    }

    @Test
    void saysHowManyParametersAllStatementsTogetherHave() throws Exception {
        assertThat(execute("delete from fruit where id = $1; select $3::int", 1).error())
                .contains("3 parameters", "1 value");
        assertThat(ask("select count(*) from fruit")).isEqualTo("200");
    }

    @Test
    void passesOnWhatTheServerHadToSay() throws Exception {
        QueryAnswer answer =
                SERVER.client()
                        .execute(
                                Map.of(
                                        "sql",
                                        """
                                        drop table if exists nowhere;
                                        do $$ begin raise warning 'careful'; end $$;
                                        """,
                                        "confirm",
                                        true));
        assertThat(answer.structured().get("notices").toString())
                .isEqualTo(
                        "[\"NOTICE: table \\\"nowhere\\\" does not exist, skipping\","
                                + "\"WARNING: careful\"]");
        assertThat(answer.text())
                .endsWith(
                        """
                        Committed.
                        NOTICE: table "nowhere" does not exist, skipping
                        WARNING: careful\
                        """);
    }

    @Test
    void queryStillOnlyReads() throws Exception {
        RawClient client = SERVER.client();
        assertThat(client.query("insert into fruit values (900, 'x', 1)").error())
                .contains("insert");
        assertThat(
                        client.query(
                                        """
                                        with gone as (delete from fruit where id = 1 returning id)
                                        select * from gone\
                                        """)
                                .error())
                .contains("25006");
        assertThat(client.query("select nextval('ticket')").error()).isNotEmpty();
        assertThat(client.query("select count(*) from fruit").rows()).isEqualTo("[[200]]");
    }

    @Test
    void leavesOutRowsThatDoNotFitAndSaysSo() throws Exception {
        String wide = "select repeat('x', 4000) from generate_series(1, 9);";
        QueryAnswer answer = execute(wide + wide);
        assertThat(answer.structured().at("/statements/1/result_omitted").asBoolean()).isTrue();
        assertThat(answer.structured().at("/statements/1/rows_affected").asInt()).isEqualTo(9);
        assertThat(answer.text()).contains("2. SELECT: 9 rows\n(its rows are left out");
    }

    @Test
    void refusesCopyAndGoesOn() throws Exception {
        String refusal = "Refused: there is no client here that COPY could read from or write to.";
        assertThat(execute("select 1; copy fruit from stdin").error()).startsWith(refusal);
        assertThat(execute("copy fruit to stdout").error()).startsWith(refusal);
        assertThat(execute("select 1").isError()).isFalse();
    }
}
