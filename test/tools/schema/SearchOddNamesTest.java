package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.util.Map;

/** Names that are hard to write, and objects that are hard to fit into an answer. */
class SearchOddNamesTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create schema odd;
                    create schema "We.ird"" Sch";
                    create table "We.ird"" Sch"."100%_""x" (id int, größe text);
                    create table odd.apple (id int);
                    create table odd.bitter (id int);
                    create table odd.wide ();
                    create table odd.zebra (id int);
                    create type odd.many as enum ('x');
                    create schema lonely;
                    comment on column "We.ird"" Sch"."100%_""x".größe is 'von außen GEMESSENE ÄSTE';
                    do $$ begin
                      execute format('comment on table odd.bitter is %L', repeat('bitter ', 20000));
                      execute (select 'alter table odd.wide ' || string_agg(
                        format('add "%s %s" int', repeat('wide', 10), n), ', ')
                        from generate_series(1, 1600) n);
                    end $$;
                    """);

    private static QueryAnswer search(Map<String, ?> arguments) throws Exception {
        QueryAnswer answer = SERVER.client().call("search_objects", arguments);
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    "We.ird"" Sch"."100%_""x" | table "We.ird"" Sch"."100%_""x"
                    "100%_"                   | table "We.ird"" Sch"."100%_""x"
                    größe                     | column "We.ird"" Sch"."100%_""x"."größe"
                    """)
    void findsOddNames(String pattern, String expected) throws Exception {
        assertFinds(pattern, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRÖ", "^GRÖ", "gemessene äste", "^VON.*äste$"})
    void caseMattersForNoLetterThatTheDatabaseKnowsTheCaseOf(String pattern) throws Exception {
        // A database of locale C knows none but those of ASCII.
        assumeThat(SERVER.database().ask("select 'Ö' ilike 'ö'")).isEqualTo("t");
        assertFinds(pattern, "column \"We.ird\"\" Sch\".\"100%_\"\"x\".\"größe\"");
    }

    private static void assertFinds(String pattern, String expected) throws Exception {
        assertThat(search(Map.of("pattern", pattern)).structured().at("/objects"))
                .singleElement()
                .extracting(
                        found ->
                                "%s %s"
                                        .formatted(
                                                found.get("kind").asString(),
                                                found.get("identity").asString()))
                .isEqualTo(expected);
    }

    @Test
    void anObjectThatIsLargerThanAnAnswerDoesNotHideTheOnesBehindIt() throws Exception {
        for (String detail : new String[] {"names", "summary", "full"}) {
            Map<String, ?> arguments = Map.of("schema", "odd", "detail", detail);
            assertThat(search(arguments).text())
                    .contains("table odd.bitter", "table odd.wide", "table odd.zebra")
                    .endsWith("(1-4 of 4)");
        }
    }

    @Test
    void whatHasNoDetailsHasNoColonEither() throws Exception {
        assertThat(search(Map.of("pattern", "pg_monitor")).text())
                .isEqualTo("role pg_monitor\n(1-1 of 1)");
    }

    @Test
    void countsTheTablesOfSchemas() throws Exception {
        assertThat(search(Map.of("kinds", new String[] {"schema"})).text())
                .isEqualTo(
                        """
                        schema "We.ird"" Sch": 1 tables and views
                        schema lonely: 0 tables and views
                        schema odd: 4 tables and views
                        schema public: 0 tables and views -- standard public schema
                        (1-4 of 4)\
                        """);
    }

    @Test
    void countsWhatTheRoleMayNotRead() throws Exception {
        try (RawClient client = ServerCommand.java().on(SERVER.database().ordinary()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.call("search_objects", Map.of("schema", "odd", "limit", 2)).text())
                    .contains("2 of these you may not read.\n(1-2 of 4)");
        }
    }
}
