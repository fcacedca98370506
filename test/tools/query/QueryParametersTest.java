package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Values travel beside the statement and never in it. */
class QueryParametersTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id int primary key, name text, facts jsonb);
                    insert into fruit values
                        (1, 'apple', '{"green": true, "red": false}'),
                        (2, 'pear', '{"green": true}');
                    """);

    private static QueryAnswer query(String sql, Object... parameters) throws Exception {
        return SERVER.client().query(Map.of("sql", sql, "params", Arrays.asList(parameters)));
    }

    @Test
    void bindsEachKindOfJsonValue() throws Exception {
        assertThat(
                        query(
                                        "select $1::text, $2::int, $3::numeric, $4::bool,"
                                                + " $5::jsonb, $6::text",
                                        "it's; -- $2",
                                        42,
                                        1.25,
                                        true,
                                        Map.of("a", List.of(1, "x")),
                                        null)
                                .rows())
                .isEqualTo("[[\"it's; -- $2\",42,\"1.25\",true,{\"a\":[1,\"x\"]},null]]");
    }

    @Test
    void letsTheServerFindTheTypes() throws Exception {
        assertThat(query("select name from fruit where id = $1", 2).rows())
                .isEqualTo("[[\"pear\"]]");
        assertThat(query("select name from fruit where id = $1", "2").rows())
                .isEqualTo("[[\"pear\"]]");
        assertThat(query("select $1 + 1", 41).rows()).isEqualTo("[[42]]");
        assertThat(query("select make_date($1, 1, 2)", 2026).rows())
                .isEqualTo("[[\"2026-01-02\"]]");
    }

    @Test
    void keepsNumbersExact() throws Exception {
        var huge = new java.math.BigDecimal("12345678901234567890.123456789");
        assertThat(query("select $1::numeric", huge).cell().asString())
                .isEqualTo("12345678901234567890.123456789");
        assertThat(query("select $1::int8::text", Long.MIN_VALUE).cell().asString())
                .isEqualTo("-9223372036854775808");
        assertThat(query("select $1::numeric", 1e-7).cell().asString()).isEqualTo("0.00000010");
    }

    @Test
    void bindsArraysAsArraysAndAsJson() throws Exception {
        assertThat(
                        query("select id from fruit where id = any($1) order by id", List.of(1, 2))
                                .rows())
                .isEqualTo("[[1],[2]]");
        assertThat(query("select $1::text[]", Arrays.asList("a,b", "\"", null, "\\", "")).rows())
                .isEqualTo("[[\"{\\\"a,b\\\",\\\"\\\\\\\"\\\",NULL,\\\"\\\\\\\\\\\",\\\"\\\"}\"]]");
        assertThat(query("select $1::int[]", List.of(List.of(1, 2), List.of(3, 4))).rows())
                .isEqualTo("[[\"{{1,2},{3,4}}\"]]");
        assertThat(query("select $1::jsonb", List.of(1, "a", List.of())).rows())
                .isEqualTo("[[[1,\"a\",[]]]]");
        assertThat(query("select $1::int[]", List.of()).rows()).isEqualTo("[[\"{}\"]]");
    }

    @Test
    void bindsTextAsJsonText() throws Exception {
        assertThat(query("select facts @> $1 from fruit where id = 1", "{\"green\": true}").rows())
                .isEqualTo("[[true]]");
    }

    @Test
    void usesOneValueSeveralTimesAndInAnyOrder() throws Exception {
        assertThat(query("select $2::text, $1::int, $2::text || $1::text", 1, "b").rows())
                .isEqualTo("[[\"b\",1,\"b1\"]]");
        List<Object> many = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            many.add(i);
        }
        assertThat(
                        query(
                                        "select $12::int, $11::int, $1::int,"
                                                + " ($2::int+$3::int+$4::int+$5::int"
                                                + "+$6::int+$7::int+$8::int+$9::int+$10::int)",
                                        many.toArray())
                                .rows())
                .isEqualTo("[[12,11,1,54]]");
    }

    @Test
    void saysHowManyValuesAreMissingOrTooMany() throws Exception {
        assertThat(query("select $1::int, $2::int", 1).error()).contains("2 parameters", "1 value");
        assertThat(query("select $1::int", 1, 2, 3).error()).contains("1 parameter", "3 values");
        assertThat(query("select 1", 1).error()).contains("0 parameters", "1 value");
        assertThat(SERVER.client().query("select $1::int").error())
                .contains("1 parameter", "0 values");
    }

    @Test
    void leavesOperatorsWithQuestionMarksAlone() throws Exception {
        assertThat(
                        query(
                                        """
                                        select id from fruit
                                         where facts ? $1 and facts ?| array[$1, 'x']
                                           and facts ?& array['red'] and facts @? '$.red'\
                                        """,
                                        "green")
                                .rows())
                .isEqualTo("[[1]]");
        assertThat(SERVER.client().query("select '{\"a\":1}'::jsonb ? 'a'").rows())
                .isEqualTo("[[true]]");
    }

    @Test
    void seesNoParametersInTextAndComments() throws Exception {
        assertThat(SERVER.client().query("select '$1', $$ $2 $$, $t$ $3 $t$ /* $4 */ -- $5").rows())
                .isEqualTo("[[\"$1\",\" $2 \",\" $3 \"]]");
    }

    @Test
    void explainsAValueThatDoesNotFit() throws Exception {
        assertThat(query("select $1::int", "abc").error()).contains("22P02", "\"abc\"");
    }

    @Test
    void aValueIsNeverRunAsSql() throws Exception {
        String attack = "x'); drop table fruit; --";
        assertThat(query("select count(*) from fruit where name = $1", attack).rows())
                .isEqualTo("[[0]]");
        assertThat(SERVER.database().ask("select count(*) from fruit")).isEqualTo("2");
    }
}
