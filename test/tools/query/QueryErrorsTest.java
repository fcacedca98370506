package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Conversation;

import java.time.Duration;
import java.util.Map;

/** What PostgreSQL refuses comes back with where, why and what to do. */
class QueryErrorsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table fruit (id int, name text);
                    create table locked (id int);
                    """);

    @Test
    void showsSqlstateLineColumnAndHint() throws Exception {
        String error = SERVER.client().query("select id,\n\tnme from fruit").error();
        assertThat(error)
                .startsWith(
                        """
                        ERROR 42703: column "nme" does not exist
                        line 2, column 2:
                        \tnme from fruit
                        \t^
                        Hint: Perhaps you meant to reference the column "fruit.name".
                        """);
    }

    @Test
    void pointsAtTheRightCharacterBehindWideOnes() throws Exception {
        assertThat(SERVER.client().query("select '🐘é', nme from fruit").error())
                .contains("line 1, column 14:", "select '🐘é', nme from fruit");
    }

    @Test
    void showsTheDetailOfTheServer() throws Exception {
        assertThat(SERVER.client().query("select '{1'::int[]").error())
                .contains("22P02", "malformed array literal", "Detail: ");
    }

    @Test
    void showsWhereInAFunctionItHappened() throws Exception {
        SERVER.database()
                .run(
                        """
                        create function fail() returns int language plpgsql stable as
                        $$ begin return 1/0; end $$\
                        """);
        assertThat(SERVER.client().query("select fail()").error())
                .contains("22012", "division by zero", "PL/pgSQL function fail()");
    }

    @Test
    void showsErrorsThatComeAfterTheFirstRows() throws Exception {
        assertThat(SERVER.client().query("select 1/(50-n) from generate_series(1, 100) n").error())
                .contains("22012");
    }

    @Test
    void anErrorCarriesNoStructuredContent() throws Exception {
        assertThat(SERVER.client().query("select nonsense").structured().isMissingNode()).isTrue();
    }

    @Test
    void namesTheTimeLimitAndHowToRaiseIt() throws Exception {
        long start = System.nanoTime();
        String error =
                SERVER.client().query(Map.of("sql", "select pg_sleep(57)", "timeout", 0.5)).error();
        assertThat(error).contains("0.5", "timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        Await.until(
                "the backend stopped",
                Duration.ofSeconds(1),
                () -> SERVER.database().running("pg_sleep(57)") == 0);
    }

    @Test
    void theTimeLimitHoldsWhileWaitingForALock() throws Exception {
        try (var other = SERVER.database().owner().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table locked in access exclusive mode");
            long start = System.nanoTime();
            SERVER.client().query(Map.of("sql", "table locked", "timeout", 1)).error();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aFailedStatementLeavesTheConnectionClean() throws Exception {
        for (int i = 0; i < 30; i++) {
            SERVER.client().query("select 1/0").error();
            assertThat(SERVER.client().query("select " + i).rows()).isEqualTo("[[" + i + "]]");
        }
        assertThat(
                        SERVER.database()
                                .ask(
                                        """
                                        select count(*) from pg_stat_activity
                                         where datname = current_database()
                                           and state like 'idle in transaction%'\
                                        """))
                .isEqualTo("0");
    }
}
