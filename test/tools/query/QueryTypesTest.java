package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.RawClient;

/** Cells of all types: some are native JSON, all others read as psql prints them. */
class QueryTypesTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create type mood as enum ('sad', 'very happy');
                    create type pair as (left_half int, right_half text);
                    create domain positive as int check (value > 0);
                    """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    null                              | null
                    true                              | true
                    false                             | false
                    1::int2                           | 1
                    (-2147483648)::int4               | -2147483648
                    9007199254740992                  | 9007199254740992
                    -9007199254740992                 | -9007199254740992
                    9007199254740993                  | "9007199254740993"
                    (-9223372036854775808)::int8      | "-9223372036854775808"
                    1.5::float8                       | 1.5
                    1e20::float8                      | 1e+20
                    (-0.0)::float8                    | -0
                    'NaN'::float8                     | "NaN"
                    'Infinity'::float8                | "Infinity"
                    '-Infinity'::float4               | "-Infinity"
                    1.50::numeric                     | "1.50"
                    'NaN'::numeric                    | "NaN"
                    12345678901234567890::numeric     | "12345678901234567890"
                    '{"b": [1, null], "a": "x"}'::jsonb | {"a": "x", "b": [1, null]}
                    'null'::jsonb                     | null
                    '"text"'::json                    | "text"
                    '"\\ud83d\\ude00"'::json          | "😀"
                    '"\\\\ud800"'::json               | "\\\\ud800"
                    '["\\ud800"]'::json               | "[\\"\\\\ud800\\"]"
                    '["\\ude00\\ud83d"]'::json        | "[\\"\\\\ude00\\\\ud83d\\"]"
                    E'{\\n "a":\\r\\n\\t1\\n}'::json  | {"a": 1}
                    'x'::text                         | "x"
                    3::positive                       | 3
                    'very happy'::mood                | "very happy"
                    row(1, 'a b')::pair               | "(1,\\"a b\\")"
                    '{1,null,"a b"}'::text[]          | "{1,NULL,\\"a b\\"}"
                    """)
    void writesNativeValuesAsJson(String expression, String expected) throws Exception {
        JsonNode answer = SERVER.client().query("select " + expression).structured();
        assertThat(answer.at("/rows/0/0")).isEqualTo(RawClient.json(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date '2026-07-28'",
                "date 'infinity'",
                "date '-infinity'",
                "date '0044-03-15 BC'",
                "time '24:00'",
                "time '12:34:56.789'",
                "timetz '12:34:56.789+02:30'",
                "timestamp '2026-07-28 01:02:03.000004'",
                "timestamp 'infinity'",
                "timestamptz 'infinity'",
                "timestamptz '0001-01-01 00:00:00+00 BC'",
                "timestamptz '2026-07-28 01:02:03+05'",
                "interval '1 year 2 mons -3 days 04:05:06.7'",
                "interval '0'",
                "money '1234.50'",
                "1e1000::numeric",
                "'\\xdeadbeef'::bytea",
                "b'1010'",
                "b'10101'::varbit",
                "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid",
                "'192.168.0.1/24'::inet",
                "'::1'::inet",
                "'10.0.0.0/8'::cidr",
                "'08:00:2b:01:02:03'::macaddr",
                "'08:00:2b:01:02:03:04:05'::macaddr8",
                "'<a>&amp;</a>'::xml",
                "to_tsvector('simple', 'a fat cat')",
                "to_tsquery('simple', 'fat & cat')",
                "point '(1,2.5)'",
                "line '{1,2,3}'",
                "lseg '[(0,0),(1,1)]'",
                "box '((0,0),(1,1))'",
                "path '((0,0),(1,1))'",
                "polygon '((0,0),(1,1),(2,0))'",
                "circle '<(0,0),2>'",
                "int4range(1, 5)",
                "numrange(null, 1.5, '[]')",
                "tstzrange('2026-01-01 00:00+00', null)",
                "'empty'::daterange",
                "'{[1,3),[5,8)}'::int4multirange",
                "array[1, null, 3]",
                "array[[1, 2], [3, 4]]",
                "'[0:1]={a,b}'::text[]",
                "array[true, false]",
                "array[row(1, 'a,b')::pair]",
                "row(1, null, 'x\"y')",
                "array['very happy'::mood]",
                "'a'::\"char\"",
                "'pg_class'::name",
                "'pg_class'::regclass",
                "'int4'::regtype",
                "'now'::regproc",
                "42::oid",
                "'16/B374D848'::pg_lsn",
                "'7'::xid",
                "'(0,1)'::tid",
                "'10:20:10,14,15'::pg_snapshot",
                "'$.a[*] ? (@ > 1)'::jsonpath",
                "array['{\"a\": 1}'::jsonb]",
                "'{1.5,NaN}'::float8[]"
            })
    void writesEveryOtherTypeAsPsqlPrintsIt(String expression) throws Exception {
        // format() calls the type's output function, as the server does for psql.
        String sql = "select v as value, format('%%s', v) as printed from (select %s as v) x";
        JsonNode row = SERVER.client().query(sql.formatted(expression)).structured().at("/rows/0");
        assertThat(row.get(0).isString()).isTrue();
        assertThat(row.get(0)).isEqualTo(row.get(1));
    }

    @Test
    void padsCharactersAsPsqlDoes() throws Exception {
        assertThat(SERVER.client().query("select 'ab'::char(5)").cell().asString())
                .isEqualTo("ab   ");
    }

    @Test
    void namesTypesAsPostgresqlDoes() throws Exception {
        JsonNode columns =
                SERVER.client()
                        .query(
                                """
                                select 1::int2, 'x'::varchar(7), 1.5::numeric(10,3), now(),
                                       'x'::char(3), array[1], 'sad'::mood,
                                       row(1, 'a')::pair, 3::positive,
                                       '2 days'::interval day to second(3), pg_sleep(0)\
                                """)
                        .structured()
                        .get("columns");
        assertThat(columns.valueStream().map(column -> column.get("type").asString()))
                .containsExactly(
                        "smallint",
                        "character varying(7)",
                        "numeric(10,3)",
                        "timestamp with time zone",
                        "character(3)",
                        "integer[]",
                        "mood",
                        "pair",
                        // The server announces a domain as what it is made of, and so does psql.
                        "integer",
                        "interval day to second(3)",
                        "void");
    }
}
