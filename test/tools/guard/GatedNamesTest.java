package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

/** What the owner of a database can do to the gate: allow functions, and make operators. */
class GatedNamesTest {

    private static final String FUNCTIONS =
            """
            create table t (id int);
            insert into t values (1);
            create schema other;
            create function ticket() returns int language sql volatile as 'select 1';
            create function other.ticket() returns int language sql volatile as 'select 2';
            create function "Mixed"() returns int language sql volatile as 'select 3';
            create function step(a int, b int) returns int language sql volatile as 'select a + b';
            create aggregate volatile_sum(int) (sfunc = step, stype = int, initcond = '0');
            create operator +@+ (leftarg = int, rightarg = int, function = step);
            create view tickets as select ticket() as t;
            create view many_tickets as select t from tickets;
            create table booking (id int, tickets int);
            insert into booking values (1, 7);
            """;

    private static final String OPERATORS =
            """
            create type size as (n int);
            create function same_size(size, size) returns boolean language sql volatile as 'select true';
            create operator = (leftarg = size, rightarg = size, function = same_size);
            create operator <> (leftarg = size, rightarg = size, function = same_size);
            create operator ~~ (leftarg = size, rightarg = size, function = same_size);
            create operator <= (leftarg = size, rightarg = size, function = same_size);
            create operator ~ (leftarg = size, rightarg = size, function = same_size);
            """;

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.with(FUNCTIONS);

    @RegisterExtension
    static final Conversation SERVER_WITH_OPERATORS = Conversation.about(OPERATORS);

    @Test
    void allowsByBareName() throws Exception {
        try (RawClient client = allowing("ticket")) {
            assertThat(client.query("select ticket(), other.ticket()").rows()).isEqualTo("[[1,2]]");
            assertThat(client.query("select t from tickets").rows()).isEqualTo("[[1]]");
            assertThat(client.query("select \"Mixed\"()").error()).contains("public.Mixed");
        }
    }

    @Test
    void allowsByQualifiedName() throws Exception {
        try (RawClient client = allowing("other.ticket")) {
            assertThat(client.query("select other.ticket()").rows()).isEqualTo("[[2]]");
            assertThat(client.query("select ticket()").error()).contains("public.ticket");
            assertThat(client.query("select * from tickets").error()).contains("public.tickets");
        }
    }

    @Test
    void allowsSeveralAndSpellsThemAsTheCatalogueDoes() throws Exception {
        try (RawClient client = allowing("Mixed,public.ticket")) {
            assertThat(client.query("select \"Mixed\"(), ticket()").rows()).isEqualTo("[[3,1]]");
        }
        try (RawClient client = allowing("mixed")) {
            assertThat(client.query("select \"Mixed\"()").error()).contains("Refused");
        }
    }

    @Test
    void allowsWhatIsMadeOfAnAllowedFunction() throws Exception {
        try (RawClient client = allowing("step")) {
            assertThat(client.query("select volatile_sum(id), max(id +@+ 2) from t").rows())
                    .isEqualTo("[[1,3]]");
        }
    }

    @Test
    void allowsAnAggregateByItsOwnName() throws Exception {
        try (RawClient client = allowing("volatile_sum")) {
            assertThat(client.query("select volatile_sum(id) from t").rows()).isEqualTo("[[1]]");
            assertThat(client.query("select 1 +@+ 2").error()).contains("operator public.+@+");
            assertThat(client.query("select step(1, 2)").error()).contains("public.step");
        }
    }

    @Test
    void allowsABuiltIn() throws Exception {
        try (RawClient client = allowing("pg_catalog.pg_try_advisory_xact_lock")) {
            assertThat(client.query("select pg_try_advisory_xact_lock(1)").rows())
                    .isEqualTo("[[true]]");
            assertThat(client.query("select pg_try_advisory_lock(1)").error()).contains("Refused");
        }
    }

    @Test
    void warnsOfAnAllowedFunctionThatDoesNotExist() throws Exception {
        try (RawClient client = allowing("pg_catalog.pg_try_advisory_lok")) {
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            client.closeStdin();
            assertThat(client.exitCode(Await.SOON)).isZero();
            assertThat(client.process().stderr())
                    .contains(
                            "--allow-function pg_catalog.pg_try_advisory_lok: this database has no"
                                    + " such function. Did you mean pg_try_advisory_lock?");
        }
    }

    @Test
    void namesTheFunctionBehindAnOperatorAnAggregateAndAView() throws Exception {
        try (RawClient client = allowing("other.ticket")) {
            assertThat(client.query("select 1 +@+ 2").error())
                    .isEqualTo(
                            """
                            Refused: operator public.+@+ calls a volatile function.
                            line 1, column 10:
                            select 1 +@+ 2
                                     ^
                            Use another operator. If public.step only reads, its owner can mark it so: alter function public.step stable; or start pg-mcp with --allow-function public.step.\
                            """);
            assertThat(client.query("select volatile_sum(id) from t").error())
                    .endsWith("with --allow-function public.step.");
            assertThat(client.query("select * from many_tickets").error())
                    .endsWith("with --allow-function public.ticket.");
        }
    }

    @Test
    void takesAColumnNamedLikeAView() throws Exception {
        try (RawClient client = allowing("other.ticket")) {
            assertThat(
                            client.query(
                                            """
                                            select tickets, id, tickets + 1, max(tickets) over (order by id, tickets)
                                              from booking
                                             where tickets > 1 and tickets in (7, tickets)
                                             group by id, tickets
                                            """)
                                    .rows())
                    .isEqualTo("[[7,1,8,7]]");
            assertThat(client.query("select tickets from booking, tickets").error())
                    .contains("public.tickets");
        }
    }

    private static RawClient allowing(String functions) throws Exception {
        RawClient client =
                ServerCommand.java("--allow-function", functions).on(DATABASE.superuser()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select row(1)::size = row(2)::size",
                "select row(1)::size != row(2)::size",
                "select row(1)::size <> row(2)::size",
                "select row(1)::size operator(public.=) row(2)::size",
                "select row(1)::size in (row(2)::size)",
                "select row(1)::size not in (select row(2)::size)",
                "select t.as in (row(2)::size) from (select row(1)::size as \"as\") t",
                "select row(1)::size is distinct from row(2)::size",
                "select row(1)::size is not distinct from row(2)::size",
                "select nullif(row(1)::size, row(2)::size)",
                "select case row(1)::size when row(2)::size then 1 end",
                "select row(1)::size like row(2)::size",
                "select row(1)::size similar to row(2)::size",
                "select row(1)::size between row(2)::size and row(3)::size",
                "select 1 from (select row(1)::size as a) x join (select row(1)::size as a) y using"
                        + " (a)",
                "select 1 from (select row(1)::size as a) x natural join (select row(1)::size as a)"
                        + " y"
            })
    void refusesVolatileOperatorsBehindKeyWords(String sql) throws Exception {
        assertThat(SERVER_WITH_OPERATORS.client().query(sql).error())
                .startsWith("Refused: operator public.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select distinct 1",
                "select case when true then 1 end",
                "select x.in, x.like, x.case from (select 1 as in, 2 as like, 3 as case) x",
                "select 1 < 2, 1 > 2, 1 + 2"
            })
    void takesOtherOperatorsAndTheSameWordsElsewhere(String sql) throws Exception {
        assertThat(SERVER_WITH_OPERATORS.client().query(sql).rows()).isNotEmpty();
    }
}
