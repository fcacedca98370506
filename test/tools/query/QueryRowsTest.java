package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Map;

/** Columns, rows and what is said when not all of them fit. */
class QueryRowsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit
                        (id int primary key, name text, price numeric(6,2), ripe bool);
                    insert into fruit values (1, 'apple', 0.50, true),
                        (2, 'pear|plum', 12.00, false), (3, null, null, null);
                    """);

    private static final int ANSWER_BYTES = 48 * 1024;

    private static QueryAnswer query(String sql) throws Exception {
        return SERVER.client().query(sql);
    }

    @Test
    void answersRowsAsDataAndAsATable() throws Exception {
        QueryAnswer answer = query("select * from fruit order by id");
        assertThat(answer.structured().toString())
                .isEqualTo(
                        """
                        {"columns":[{"name":"id","type":"integer"},{"name":"name","type":"text"},\
                        {"name":"price","type":"numeric(6,2)"},{"name":"ripe","type":"boolean"}],\
                        "rows":[[1,"apple","0.50",true],[2,"pear|plum","12.00",false],\
                        [3,null,null,null]],"row_count":3,"truncated":false}\
                        """);
        assertThat(answer.text())
                .isEqualTo(
                        """
                        id|name|price|ripe
                        1|apple|0.50|t
                        2|"pear|plum"|12.00|f
                        3|NULL|NULL|NULL
                        (3 rows)\
                        """);
    }

    @Test
    void keepsDuplicateColumnNamesAndTheirOrder() throws Exception {
        QueryAnswer answer = query("select 2 as b, 1 as a, 3 as b, 4 as \"B\", 5");
        assertThat(answer.structured().get("columns").toString())
                .isEqualTo(
                        """
                        [{"name":"b","type":"integer"},{"name":"a","type":"integer"},\
                        {"name":"b","type":"integer"},{"name":"B","type":"integer"},\
                        {"name":"?column?","type":"integer"}]\
                        """);
        assertThat(answer.rows()).isEqualTo("[[2,1,3,4,5]]");
    }

    @Test
    void keepsTheColumnsOfAnEmptyResult() throws Exception {
        QueryAnswer answer = query("select id, name from fruit where false");
        assertThat(answer.structured().toString())
                .isEqualTo(
                        """
                        {"columns":[{"name":"id","type":"integer"},{"name":"name","type":"text"}],\
                        "rows":[],"row_count":0,"truncated":false}\
                        """);
        assertThat(answer.text()).isEqualTo("id|name\n(0 rows)");
    }

    @Test
    void answersRowsWithoutColumns() throws Exception {
        QueryAnswer answer = query("select from fruit");
        assertThat(answer.structured().toString())
                .isEqualTo(
                        """
                        {"columns":[],"rows":[[],[],[]],"row_count":3,"truncated":false}\
                        """);
    }

    @Test
    void tellsAbsentEmptyAndLiteralNullApart() throws Exception {
        QueryAnswer answer = query("select null, '', 'NULL', ' ', E'a\\nb', '\"quoted\"'");
        assertThat(answer.rows())
                .isEqualTo("[[null,\"\",\"NULL\",\" \",\"a\\nb\",\"\\\"quoted\\\"\"]]");
        assertThat(answer.text().lines().toList().get(1))
                .isEqualTo("NULL|\"\"|\"NULL\"|\" \"|\"a\\nb\"|\"\\\"quoted\\\"\"");
    }

    @Test
    void keepsTextOfAllAlphabets() throws Exception {
        assertThat(query("select 'żółć 価格 🐘 \u2028 \u0001'").cell().asString())
                .isEqualTo("żółć 価格 🐘 \u2028 \u0001");
    }

    @Test
    void saysThatMoreRowsExist() throws Exception {
        QueryAnswer answer = limited("select generate_series(1, 10) as n", 3);
        assertThat(answer.rows()).isEqualTo("[[1],[2],[3]]");
        assertThat(answer.structured().get("row_count").asInt()).isEqualTo(3);
        assertThat(answer.structured().get("truncated").asBoolean()).isTrue();
        assertThat(answer.text()).contains("(3 rows, more exist: ");
    }

    @Test
    void doesNotSaySoWhenThereAreJustAsManyRowsAsAskedFor() throws Exception {
        QueryAnswer answer = limited("select generate_series(1, 3) as n", 3);
        assertThat(answer.structured().get("row_count").asInt()).isEqualTo(3);
        assertThat(answer.structured().get("truncated").asBoolean()).isFalse();
        assertThat(answer.text()).endsWith("(3 rows)");
    }

    @Test
    void givesAHundredRowsUnlessAskedForMore() throws Exception {
        String sql = "select generate_series(1, 20000) as n";
        assertThat(query(sql).structured().get("row_count").asInt()).isEqualTo(100);
        assertThat(limited(sql, 1).rows()).isEqualTo("[[1]]");
        QueryAnswer most = limited(sql.replace("20000", "5000"), 10000);
        assertThat(most.structured().get("row_count").asInt()).isEqualTo(5000);
        assertThat(most.structured().at("/rows/4999/0").asInt()).isEqualTo(5000);
        assertThat(most.structured().get("truncated").asBoolean()).isFalse();
    }

    @Test
    void endsAnAnswerAtFortyEightKilobytesWithWholeRows() throws Exception {
        QueryAnswer answer =
                limited("select n, repeat('x', 1000) from generate_series(1, 500) n", 500);
        int rows = answer.structured().get("row_count").asInt();
        assertThat(rows).isBetween(40, 48).isEqualTo(answer.structured().get("rows").size());
        assertThat(answer.structured().get("truncated").asBoolean()).isTrue();
        assertThat(answer.structured().toString()).hasSizeBetween(40_000, ANSWER_BYTES);
        assertThat(answer.text()).hasSizeLessThan(ANSWER_BYTES).contains("the answer is full");
    }

    @Test
    void stillGivesARowThatAloneIsTooWide() throws Exception {
        String columns = "repeat('x', 4000),".repeat(100);
        QueryAnswer answer = query("select " + columns + " 1");
        assertThat(answer.structured().get("row_count").asInt()).isEqualTo(1);
        assertThat(answer.structured().get("cut_cells").asInt()).isEqualTo(100);
        assertThat(answer.structured().toString()).hasSizeLessThan(ANSWER_BYTES);
        assertThat(answer.structured().at("/rows/0/100").asInt()).isEqualTo(1);
    }

    @Test
    void cutsLongCellsAndCountsThem() throws Exception {
        QueryAnswer answer =
                query("select repeat('x', 4096), repeat('x', 4097), repeat('ü', 4000)::bytea, 'ü'");
        JsonNode row = answer.structured().at("/rows/0");
        assertThat(row.get(0).asString()).isEqualTo("x".repeat(4096));
        assertThat(row.get(1).asString())
                .isEqualTo("x".repeat(4096) + "… [cut, 4096 of 4097 bytes]");
        assertThat(row.get(2).asString()).startsWith("\\xc3bcc3bc").endsWith("of 16002 bytes]");
        assertThat(row.get(3).asString()).isEqualTo("ü");
        assertThat(answer.structured().get("cut_cells").asInt()).isEqualTo(2);
        assertThat(answer.text()).endsWith("(1 row; 2 cells cut)");
    }

    @Test
    void cutsBetweenCharacters() throws Exception {
        String cell = query("select 'x' || repeat('🐘', 2000)").cell().asString();
        assertThat(cell).startsWith("x🐘").contains("🐘… [cut, 4093 of 8001 bytes]");
        assertThat(cell).doesNotContain("\uFFFD");
    }

    @Test
    void cutsJsonThatIsTooLongIntoText() throws Exception {
        QueryAnswer answer = query("select to_jsonb(repeat('x', 5000))");
        assertThat(answer.cell().isString()).isTrue();
        assertThat(answer.structured().get("cut_cells").asInt()).isEqualTo(1);
    }

    @Test
    void bringsNoticesAlong() throws Exception {
        SERVER.database()
                .run(
                        """
                        create function tell() returns int language plpgsql stable as
                        $$ begin raise notice 'one'; raise warning 'two'; return 3; end $$\
                        """);
        QueryAnswer answer = query("select tell() as told");
        assertThat(answer.structured().get("notices").toString())
                .isEqualTo("[\"NOTICE: one\",\"WARNING: two\"]");
        assertThat(answer.text()).isEqualTo("told\n3\n(1 row)\nNOTICE: one\nWARNING: two");
    }

    @Test
    void answersAllKindsOfReadingStatements() throws Exception {
        assertThat(query("values (1, 'a'), (2, 'b')").rows()).isEqualTo("[[1,\"a\"],[2,\"b\"]]");
        assertThat(query("table fruit").structured().get("row_count").asInt()).isEqualTo(3);
        assertThat(query("show server_encoding").rows()).isEqualTo("[[\"UTF8\"]]");
        assertThat(query("with x as (select 1) select * from x;").rows()).isEqualTo("[[1]]");
        assertThat(query("((select 1)) -- done").rows()).isEqualTo("[[1]]");
        assertThat(query("/* why */ select 1; ; -- done").rows()).isEqualTo("[[1]]");
        assertThat(query("explain (costs off) select 1").rows()).isEqualTo("[[\"Result\"]]");
        assertThat(query("explain analyze select 1").text()).contains("Execution Time");
    }

    @Test
    void stopsAnEndlessResultAtItsLimit() throws Exception {
        long start = System.nanoTime();
        QueryAnswer answer = limited("select generate_series(1, 500000000) as n", 2);
        assertThat(answer.rows()).isEqualTo("[[1],[2]]");
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    private static QueryAnswer limited(String sql, int limit) throws Exception {
        return SERVER.client().query(Map.of("sql", sql, "limit", limit));
    }
}
