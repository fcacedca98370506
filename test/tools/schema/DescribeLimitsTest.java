package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Objects that are larger than an answer, and roles that may see little. */
class DescribeLimitsTest {

    private static final int ANSWER_BYTES = 48 * 1024;

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create schema hidden;
                    create table hidden.secret (id int primary key, word text default 'x');
                    create view hidden.look as select id from hidden.secret;
                    create sequence hidden.numbers;
                    create table public.partly (id int, secret text);
                    create table public.hub (id int primary key);
                    do $$ begin
                      for n in 1..400 loop
                        execute format('create table public.spoke_with_a_long_name_%s (hub int references public.hub)', n);
                      end loop;
                      execute (select 'create type public.tint as enum (' || string_agg(quote_literal('tint number ' || n), ', ') || ')'
                        from generate_series(1, 4000) n);
                      execute (select 'create view public.union_of as ' || string_agg('select ' || n, ' union all ')
                        from generate_series(1, 3000) n);
                      execute format('create function public.talk() returns int language plpgsql as %L',
                        repeat('-- and so on and on and on' || chr(10), 3000) || 'begin return 1; end');
                      execute (select 'create table public.wide (' || string_agg(
                        format('"column number %s" numeric(10,2) not null default %s', n, n), ', ') || ')'
                        from generate_series(1, 1500) n);
                      execute 'create index on public.wide ("column number 1")';
                      execute format('create view public.long as select %L as text', repeat('x', 100000));
                    end $$;
                    """);

    private static void assertFits(QueryAnswer answer) {
        assertThat(answer.isError()).as(answer.text()).isFalse();
        assertThat(answer.text().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(ANSWER_BYTES);
        assertThat(answer.structured().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(ANSWER_BYTES);
    }

    @Test
    void aVeryWideTableTakesTheServerNoSecond() throws Exception {
        SERVER.client().call("describe_object", Map.of("name", "partly"));
        long start = System.nanoTime();
        assertFits(SERVER.client().call("describe_object", Map.of("name", "wide")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void ofAVeryWideTableAsManyColumnsAreToldAsFitAndTheRestIsCounted() throws Exception {
        QueryAnswer answer = SERVER.client().call("describe_object", Map.of("name", "wide"));
        assertFits(answer);
        int shown = answer.structured().get("columns").size();
        int missing = answer.structured().at("/omitted/columns").asInt();
        assertThat(shown + missing).isEqualTo(1500);
        assertThat(shown).isGreaterThan(300);
        assertThat(answer.text())
                .contains(
                        "\n  (%d more do not fit: describe table.column, or query pg_catalog.pg_attribute)\n"
                                .formatted(missing))
                .contains("\nindexes\n  \"wide_column number 1_idx\" btree (\"column number 1\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    hub      | more do not fit: query pg_catalog.pg_constraint by confrelid)
                    tint     | more do not fit: query pg_catalog.pg_enum)
                    union_of | more do not fit: query string_to_table(pg_get_viewdef('public.union_of'::regclass), e'\\n'))
                    talk     | more do not fit: query string_to_table(prosrc, e'\\n') from pg_proc where oid =
                    """)
    void whatIsCountedCanBeHadInAnotherWay(String name, String way) throws Exception {
        QueryAnswer answer = SERVER.client().call("describe_object", Map.of("name", name));
        assertFits(answer);
        assertThat(answer.text()).contains(way);
    }

    @Test
    void aDefinitionThatIsTooLongIsCutAndSaysSo() throws Exception {
        QueryAnswer answer = SERVER.client().call("describe_object", Map.of("name", "long"));
        assertFits(answer);
        assertThat(answer.text()).contains("... [cut, 100,");
    }

    @Test
    void ddlThatDoesNotFitIsCountedAndNeverCutInTheMiddle() throws Exception {
        QueryAnswer answer =
                SERVER.client().call("describe_object", Map.of("name", "wide", "ddl", true));
        assertFits(answer);
        assertThat(answer.text())
                .contains("do not fit in an answer: pg_dump --schema-only writes them all)");
    }

    @Test
    void aRoleWithoutRightsSeesWhatTheCatalogueShowsEverybodyAndWhatItMay() throws Exception {
        String role = SERVER.database().ordinary().user();
        SERVER.database().run("revoke select on public.partly from " + role);
        SERVER.database().run("grant select (id) on public.partly to " + role);
        try (RawClient client = ServerCommand.java().on(SERVER.database().ordinary()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(describe(client, "hidden.secret"))
                    .contains("you may not read or change it as a whole", "secret_pkey");
            assertThat(describe(client, "hidden.look")).contains("reads\n  hidden.secret");
            assertThat(describe(client, "hidden.numbers")).doesNotContain("last value");
            assertThat(describe(client, "hidden"))
                    .contains("you may not use it", "2 of its tables and views you may not read");
            assertThat(describe(client, "partly"))
                    .contains("id integer [you may select]\n", "\n  secret text");
        }
    }

    private static String describe(RawClient client, String name) throws Exception {
        QueryAnswer answer = client.call("describe_object", Map.of("name", name));
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.text();
    }
}
