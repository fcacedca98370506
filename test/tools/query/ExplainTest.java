package tools.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.ExplainAnswer;
import tools.testing.RawClient;

import java.time.Duration;
import java.util.List;

/** What {@code explain} takes, refuses and answers. */
class ExplainTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id int primary key, name text, tags int[], info jsonb);
                    insert into fruit select i, 'fruit ' || i from generate_series(1, 1000) i;
                    analyze fruit;
                    create sequence numbers;
                    create table parts (id int) partition by range (id);
                    do $$ begin
                      for i in 0..299 loop
                        execute format('create table parts_%s partition of parts for values from (%s) to (%s)',
                                       i, i, i + 1);
                      end loop;
                    end $$;
                    create rule nothing as on delete to parts do instead nothing;
                    """);

    private static ExplainAnswer explain(String sql, Object... more) throws Exception {
        return ExplainAnswer.of(SERVER.client(), sql, more);
    }

    private static int version() throws Exception {
        return Integer.parseInt(SERVER.database().ask("show server_version_num")) / 10_000;
    }

    @Test
    void showsThePlanWithoutRunningIt() throws Exception {
        ExplainAnswer answer = explain("select * from fruit where id < 5");
        assertThat(answer.text())
                .matches(
                        """
                        (?s)Not run; planning [^;]+; cost [0-9.]+\\.
                        Each line: node; rows estimated; own cost, its share\\.
                        Index Scan using fruit_pkey on public\\.fruit; rows 4; cost [0-9.]+ 100%; \
                        index cond \\(fruit\\.id < 5\\)
                        No findings\\.\
                        """);
        assertThat(answer.structured().get("plan").asString())
                .isEqualTo(answer.text().replace("No findings.", ""));
        assertThat(answer.summary().propertyNames())
                .containsExactly("total_cost", "planning_ms", "nodes", "findings");
        assertThat(answer.summary().get("nodes").asInt()).isEqualTo(1);
    }

    @Test
    void measuresWhenAskedTo() throws Exception {
        ExplainAnswer answer = explain("select * from fruit where id < 5", "analyze", true);
        assertThat(answer.text())
                .startsWith("Ran in ")
                .containsPattern("rows 4 -> 4; [0-9.]+ ms 100%; index cond");
        assertThat(answer.summary().get("execution_ms").asDouble()).isPositive();
    }

    @Test
    void givesThePlanOfPostgresAsJson() throws Exception {
        ExplainAnswer answer = explain("select * from fruit", "format", "json", "analyze", true);
        assertThat(answer.structured().at("/plan/0/Plan/Node Type").asString())
                .isEqualTo("Seq Scan");
        assertThat(answer.structured().at("/plan/0/Plan/Actual Rows").asInt()).isEqualTo(1000);
        assertThat(answer.structured().at("/plan/0/Plan/Shared Hit Blocks").isNumber()).isTrue();
        String json = answer.text().lines().filter(line -> line.startsWith("[")).findFirst().get();
        assertThat(RawClient.json(json)).isEqualTo(answer.structured().get("plan"));
    }

    @Test
    void aPlanTooLongForJsonComesAsText() throws Exception {
        ExplainAnswer answer = explain("select * from parts", "format", "json");
        assertThat(answer.structured().get("plan").isString()).isTrue();
        assertThat(answer.summary().get("note").asString()).contains("KB, more than the 48 KB");
        assertThat(answer.text()).contains("(295 more of these, together").hasSizeLessThan(8192);
        assertThat(answer.summary().get("nodes").asInt()).isEqualTo(301);
    }

    @Test
    void aDeepPlanStaysShort() throws Exception {
        String sql = "select * from fruit f0";
        for (int i = 1; i <= 60; i++) {
            sql +=
                    " left join fruit f%d on f%d.name = f%d.name || '%s'"
                            .formatted(i, i, i - 1, "long ".repeat(30));
        }
        ExplainAnswer answer = explain(sql);
        assertThat(answer.text())
                .containsPattern("\\(\\d+ more nodes; format \"json\" has them all\\)")
                .hasSizeLessThan(8192);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "(select 1) union all (select 2)",
                "with x as (select 1) table x",
                "values (1), (2)",
                "table fruit;",
                "-- comment\nselect 1 /* ; */ ;",
                "select * from fruit where name like 'it''s; fine'",
                "select info ? 'a' from fruit"
            })
    void explainsWhatReads(String sql) throws Exception {
        assertThat(explain(sql).isError()).isFalse();
        assertThat(explain(sql, "analyze", true).isError()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into fruit (id) values (0)",
                "update fruit set name = 'x'",
                "delete from fruit",
                "with x as (delete from fruit returning *) select * from x"
            })
    void planningAWriteWritesNothing(String sql) throws Exception {
        assertThat(explain(sql).isError()).isFalse();
        assertThat(explain(sql, "analyze", true).text())
                .startsWith("Refused: analyze would run")
                .endsWith("Leave out analyze: then it is planned and nothing runs.");
        assertThat(SERVER.database().ask("select count(*) from fruit where name like 'fruit%'"))
                .isEqualTo("1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    explain select 1                     | Give the statement itself, without EXPLAIN.
                    show work_mem                        | Refused: there is no plan for this.
                    create table x as select 1           | Refused: there is no plan for this.
                    execute x                            | Refused: there is no plan for this.
                    vacuum                               | Refused: there is no plan for this.
                    (((                                  | Refused: there is no plan for this.
                    select nextval('numbers')            | Refused: function pg_catalog.nextval is volatile
                    insert into fruit select pg_notify() | Refused: function pg_catalog.pg_notify is volatile
                    select 1; drop table fruit           | Only one statement a call
                    select 1 'unclosed                   | ERROR 42601: unterminated quoted string
                    delete from parts                    | There is no plan: a rule turns this statement into nothing.
                    """)
    void refusesTheRest(String sql, String start) throws Exception {
        ExplainAnswer answer = explain(sql);
        assertThat(answer.text()).startsWith(start);
        assertThat(answer.isError()).isTrue();
    }

    @Test
    void pointsIntoTheTextOfTheCaller() throws Exception {
        for (boolean analyze : new boolean[] {false, true}) {
            assertThat(explain("select id,\n\t'🐘', nme from fruit", "analyze", analyze).text())
                    .startsWith(
                            """
                            ERROR 42703: column "nme" does not exist
                            line 2, column 7:
                            \t'🐘', nme from fruit
                            \t     ^
                            """);
        }
    }

    @Test
    void bindsParameters() throws Exception {
        String sql = "select * from fruit where id = $1 and tags = $2";
        assertThat(explain(sql, "params", List.of(7, List.of(1, 2))).text())
                .contains("(fruit.id = 7)", "'{1,2}'::integer[]");
        assertThat(explain(sql, "params", List.of(7, List.of()), "analyze", true).text())
                .contains("Ran in");
        assertThat(explain(sql, "params", List.of(7)).text()).contains("2 parameters", "1 value");
        assertThat(explain(sql, "analyze", true).text()).contains("2 parameters", "0 values");
        assertThat(explain("select 1", "params", List.of(7)).isError()).isTrue();
    }

    @Test
    void withoutParametersThePlanIsTheGenericOne() throws Exception {
        ExplainAnswer answer = explain("select * from fruit where id = $1");
        assertThat(answer.text())
                .contains("This is the generic plan", "index cond (fruit.id = $1)")
                .doesNotContain("plan_cache_mode");
        assertThat(explain("delete from fruit where id = $1 or name = $2").text())
                .contains("This is the generic plan", "(fruit.name = $2)");
        assertThat(explain("select nme from fruit where id = $1").text())
                .startsWith("ERROR 42703: column \"nme\" does not exist\nline 1, column 8:");
        assertThat(explain("select * from fruit where id = $2").text())
                .startsWith("ERROR 42P18: could not determine data type of parameter $1");
        assertThat(explain("select * from fruit where id = $1; drop table fruit").text())
                .startsWith("Only one statement a call");
        assertThat(SERVER.client().query("select count(*) from pg_prepared_statements").rows())
                .isEqualTo("[[0]]");
    }

    @Test
    void showsPlanningMemoryAndSerialization() throws Exception {
        assumeTrue(version() >= 17, "EXPLAIN (MEMORY, SERIALIZE) came with PostgreSQL 17");
        assertThat(
                        explain("select f.* from fruit f, generate_series(1, 20)", "analyze", true)
                                .text())
                .containsPattern("planning [0-9.]+ ms in \\d+ kB")
                .containsPattern(", [0-9.]+ ms of it to write [0-9.]+ kB of rows");
    }

    @Test
    void endsAtItsTimeLimit() throws Exception {
        long start = System.nanoTime();
        String error = explain("select pg_sleep(56)", "analyze", true, "timeout", 0.5).text();
        assertThat(error).contains("57014", "0.5 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void canBeCancelled() throws Exception {
        int id =
                SERVER.client()
                        .post(
                                "tools/call",
                                """
                                {"name": "explain", "arguments":
                                 {"sql": "select pg_sleep(55)", "analyze": true, "timeout": 60}}\
                                """);
        Await.until(
                "it runs", Await.SOON, () -> SERVER.database().running("select pg_sleep(55)") == 1);
        SERVER.client().tell("notifications/cancelled", "{\"requestId\": %d}".formatted(id));
        Await.until(
                "it is gone",
                Duration.ofSeconds(1),
                () -> SERVER.database().running("select pg_sleep(55)") == 0);
        assertThat(explain("select 1").isError()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"sql": "select 1", "format": "yaml"}               | "format" is "yaml": it must be "text" or "json"
                    {"sql": "select 1", "hypothetical_indexes": [1]}    | "hypothetical_indexes" must hold strings
                    {"sql": "select 1", "analyze": "yes"}               | "analyze" is the string "yes": it must be true or false
                    {"format": "json"}                                  | "sql" is missing
                    """)
    void namesWrongArguments(String arguments, String error) throws Exception {
        var answer =
                SERVER.client()
                        .ask(
                                "tools/call",
                                "{\"name\": \"explain\", \"arguments\": %s}".formatted(arguments));
        assertThat(answer.at("/result/isError").asBoolean()).isTrue();
        assertThat(answer.at("/result/content/0/text").asString()).contains(error);
    }

    @Test
    void itsDescriptionIsShort() throws Exception {
        var tools = SERVER.client().ask("tools/list", "{}").at("/result/tools");
        var tool =
                tools.valueStream()
                        .filter(one -> one.get("name").asString().equals("explain"))
                        .findFirst()
                        .get();
        assertThat(RawClient.text(tool)).hasSizeLessThan(900);
        assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
    }
}
