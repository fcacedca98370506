package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.Map;

/** Wrong arguments are named, with their type and an example. */
class QueryArgumentsTest {

    @RegisterExtension static final Conversation SERVER = Conversation.about("");

    private static QueryAnswer call(String arguments) throws Exception {
        String parameters = "{\"name\": \"query\", \"arguments\": %s}".formatted(arguments);
        return QueryAnswer.of(SERVER.client().ask("tools/call", parameters));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"sql": 1}                         | sql     | a string
                    {"sql": ["select 1"]}              | sql     | a string
                    {"sql": "select 1", "params": 1}   | params  | an array
                    {"sql": "select 1", "params": {}}  | params  | an array
                    {"sql": "select 1", "limit": 0}    | limit   | an integer from 1 to 10000
                    {"sql": "select 1", "limit": -1}   | limit   | an integer from 1 to 10000
                    {"sql": "select 1", "limit": 10001}| limit   | an integer from 1 to 10000
                    {"sql": "select 1", "limit": 1.5}  | limit   | an integer from 1 to 10000
                    {"sql": "select 1", "limit": "5"}  | limit   | an integer from 1 to 10000
                    {"sql": "select 1", "limit": 1e99} | limit   | an integer from 1 to 10000
                    {"sql": "select 1", "timeout": 0}  | timeout | a number
                    {"sql": "select 1", "timeout": "1"}| timeout | a number
                    """)
    void namesTheArgumentItsTypeAndAnExample(String arguments, String name, String type)
            throws Exception {
        String error = call(arguments).error();
        assertThat(error).contains("\"" + name + "\"", type, "for example");
    }

    @Test
    void namesTheNearestArgumentForAnUnknownOne() throws Exception {
        assertThat(call("{\"sql\": \"select 1\", \"limits\": 5}").error())
                .contains("\"limits\"", "did you mean \"limit\"?");
        assertThat(call("{\"sql\": \"select 1\", \"database\": \"x\"}").error())
                .contains("\"database\"", "sql, params, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sql\": null}", "{\"limit\": 5}"})
    void saysThatTheSqlIsMissing(String arguments) throws Exception {
        assertThat(call(arguments).error()).contains("\"sql\"", "for example");
    }

    @Test
    void namesAllMistakesAtOnce() throws Exception {
        assertThat(call("{\"sql\": 1, \"limit\": 0, \"timeout\": []}").error())
                .contains("\"sql\"", "\"limit\"", "\"timeout\"");
    }

    @Test
    void takesWholeNumbersInAnySpelling() throws Exception {
        assertThat(call("{\"sql\": \"values (1), (2)\", \"limit\": 1.0}").rows())
                .isEqualTo("[[1]]");
        assertThat(call("{\"sql\": \"values (1), (2)\", \"limit\": 1e0}").rows())
                .isEqualTo("[[1]]");
    }

    @Test
    void takesNullForWhatWasNotGiven() throws Exception {
        assertThat(
                        call("""
                        {"sql": "select 1", "params": null, "limit": null, "timeout": null}\
                        """)
                                .rows())
                .isEqualTo("[[1]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ";", ";;", "-- nothing", "/* nothing */"})
    void saysThatTheSqlIsEmpty(String sql) throws Exception {
        assertThat(SERVER.client().query(sql).error()).contains("empty", "select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select 1;select 2;",
                "select 1; drop table x",
                "begin; select 1; commit",
                "select 1; /* x */ select 2 -- y"
            })
    void refusesASecondStatementAndShowsWhereItStarts(String sql) throws Exception {
        assertThat(SERVER.client().query(sql).error())
                .contains("one statement", "line 1, column", "^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'open", "select \"open", "select /* open", "select $$ open"})
    void refusesWhatIsNotClosed(String sql) throws Exception {
        assertThat(SERVER.client().query(sql).error()).contains("line 1, column 8", "^");
    }

    @Test
    void refusesNoSqlOfTwoMegabytes() throws Exception {
        String sql = "select length('" + "x".repeat(2 << 20) + "')";
        assertThat(SERVER.client().query(Map.of("sql", sql)).rows()).isEqualTo("[[2097152]]");
    }

    @Test
    void takesUnpairedSurrogatesWithoutHarm() throws Exception {
        RawClient client = SERVER.client();
        client.ask(
                "tools/call",
                "{\"name\": \"query\", \"arguments\": {\"sql\": \"select '\\ud800'\"}}");
        assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
    }
}
