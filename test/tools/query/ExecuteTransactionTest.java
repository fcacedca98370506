package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.time.Duration;
import java.util.Map;

/** One call of {@code execute} is one transaction: all of it or nothing. */
class ExecuteTransactionTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id int primary key, name text);
                    create table basket (
                        fruit int references fruit deferrable initially deferred);
                    """,
                    "--allow-writes");

    @BeforeEach
    void fill() throws Exception {
        SERVER.database().run("truncate fruit, basket; insert into fruit values (1, 'apple')");
    }

    private static QueryAnswer execute(String sql) throws Exception {
        return SERVER.client().execute(sql);
    }

    private static QueryAnswer execute(String sql, String option, Object value) throws Exception {
        return SERVER.client().execute(Map.of("sql", sql, option, value));
    }

    private static String ask(String sql) throws Exception {
        return SERVER.database().ask(sql);
    }

    @Test
    void aFailureTakesBackWhatCameBeforeAndSaysWhichStatementItWas() throws Exception {
        String error =
                execute(
                                """
                                insert into fruit values (2, 'pear');
                                insert into fruit values (1, 'plum');
                                insert into fruit values (3, 'fig');
                                """)
                        .error();
        assertThat(error)
                .isEqualTo(
                        """
                        ERROR 23505: duplicate key value violates unique constraint "fruit_pkey"
                        Detail: Key (id)=(1) already exists.
                        This was statement 2 of 3.
                        Nothing was changed: the transaction was rolled back.\
                        """);
        assertThat(ask("select string_agg(name, ' ') from fruit")).isEqualTo("apple");
    }

    @Test
    void pointsIntoTheStatementThatFailed() throws Exception {
        assertThat(execute("create table new (id int); insert into new (idd) values (1)").error())
                .startsWith(
                        """
                        ERROR 42703: column "idd" of relation "new" does not exist
                        line 1, column 18:
                        insert into new (idd) values (1)
                                         ^
                        """)
                .endsWith(
                        """
                        This was statement 2 of 2.
                        Nothing was changed: the transaction was rolled back.\
                        """);
        assertThat(ask("select to_regclass('new') is null")).isEqualTo("t");
    }

    @Test
    void takesBackDefinitionsToo() throws Exception {
        execute("create table new (id int); create index on new (id); select 1/0").error();
        assertThat(ask("select to_regclass('new') is null")).isEqualTo("t");
    }

    @Test
    void aConstraintThatFailsAtCommitIsAnOrdinaryError() throws Exception {
        String error =
                execute("insert into basket values (7); insert into fruit values (2, 'x')").error();
        assertThat(error)
                .contains("23503", "basket_fruit_fkey", "(fruit)=(7) is not present")
                .doesNotContain("unknown");
        assertThat(ask("select count(*) from fruit")).isEqualTo("1");
        assertThat(execute("insert into basket values (1)").isError()).isFalse();
    }

    @Test
    void aParameterOfTheWrongFormTakesBackWhatCameBefore() throws Exception {
        String error =
                SERVER.client()
                        .execute(
                                "insert into fruit values (2, 'b'); select 1 from fruit where id ="
                                        + " $1",
                                "x")
                        .error();
        assertThat(error).contains("22P02", "statement 2 of 2");
        assertThat(ask("select count(*) from fruit")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
    void runsInTheIsolationAskedFor(String isolation) throws Exception {
        assertThat(
                        execute("show transaction_isolation", "isolation", isolation)
                                .structured()
                                .at("/statements/0/result/rows")
                                .toString())
                .isEqualTo("[[\"%s\"]]".formatted(isolation));
    }

    @Test
    void knowsNoOtherIsolation() throws Exception {
        assertThat(execute("select 1", "isolation", "read uncommitted").error())
                .contains("\"isolation\"", "read committed", "repeatable read", "serializable");
    }

    @Test
    void runsInReadCommittedWhateverTheRoleDefaultsTo() throws Exception {
        String alter = "alter database " + ask("select current_database()");
        SERVER.database().run(alter + " set default_transaction_isolation = 'serializable'");
        try {
            // The first call lets go of the connection that was opened before.
            execute("select 1");
            QueryAnswer answer =
                    execute("insert into fruit values (2, 'pear'); show transaction_isolation");
            assertThat(answer.structured().at("/statements/1/result/rows/0/0").asString())
                    .as(answer.text())
                    .isEqualTo("read committed");
        } finally {
            SERVER.database().run(alter + " reset all");
        }
    }

    @Test
    void waitsForALockOnlyAsLongAsItMay() throws Exception {
        try (var other = SERVER.database().owner().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("update fruit set name = 'mine' where id = 1");
            long start = System.nanoTime();
            String error =
                    execute("update fruit set name = 'x' where id = 1", "lock_timeout", 0.2)
                            .error();
            assertThat(error).contains("55P03", "lock timeout", "Nothing was changed");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void endsAtItsTimeLimitAndTakesBackWhatCameBefore() throws Exception {
        String error =
                execute("insert into fruit values (2, 'b'); select pg_sleep(55)", "timeout", 0.5)
                        .error();
        assertThat(error)
                .contains("57014", "0.5 s", "\"timeout\"", "statement 2 of 2")
                .contains("Nothing was changed");
        assertThat(ask("select count(*) from fruit")).isEqualTo("1");
        assertThat(SERVER.database().running("pg_sleep(55)")).isZero();
    }

    @Test
    void endsAtItsTimeLimitWhenItTookTheServersAway() throws Exception {
        String error =
                execute("set statement_timeout = 0; select pg_sleep(57)", "timeout", 0.5).error();
        assertThat(error)
                .contains("57014", "The limit of this call was 0.5 s", "Nothing was changed");
    }

    @Test
    void needsAtLeastOneStatement() throws Exception {
        assertThat(execute(" ; -- nothing").error()).contains("empty");
    }
}
