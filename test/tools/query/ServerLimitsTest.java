package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.sql.Connection;
import java.util.Map;

/** What the administrator decided for the role or the database holds against us. */
@Tag("superuser")
class ServerLimitsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.with("create table fruit (id int)");

    private static final String SLEEP = "select pg_sleep(53)";

    @AfterEach
    void reset() throws Exception {
        DATABASE.run("begin read write; " + alterRole() + " reset all; commit");
        DATABASE.run("begin read write; " + alterDatabase() + " reset all; commit");
    }

    private static String alterRole() {
        return "alter role " + DATABASE.ordinary().user();
    }

    private static String alterDatabase() {
        return "alter database " + DATABASE.ordinary().database();
    }

    private static RawClient start(Login login) throws Exception {
        RawClient client =
                ServerCommand.java("--allow-writes", "--allow-function", "pg_sleep")
                        .on(login)
                        .start();
        client.initialize(RawClient.NEWEST_LEGACY);
        // The pool opens before anything is timed.
        client.query("select 1");
        return client;
    }

    private static RawClient start() throws Exception {
        return start(DATABASE.ordinary());
    }

    @Test
    void theRolesShorterTimeWins() throws Exception {
        DATABASE.run(alterRole() + " set statement_timeout = '400ms'");
        try (RawClient client = start()) {
            String error = client.query(Map.of("sql", SLEEP, "timeout", 60)).error();
            assertThat(error)
                    .startsWith("ERROR 57014: ")
                    .endsWith(
                            """
                            The limit was the statement_timeout of the role, 0.4 s, which a longer \
                            "timeout" does not change: ask for less.
                            To raise it, let an administrator run: alter role "%s" set \
                            statement_timeout = '...'\
                            """
                                    .formatted(DATABASE.ordinary().user()));
            assertThat(client.execute(SLEEP).error())
                    .contains("the statement_timeout of the role, 0.4 s", "Nothing was changed");
        }
    }

    @Test
    void theDatabasesShorterTimeWins() throws Exception {
        DATABASE.run(alterDatabase() + " set statement_timeout = '400ms'");
        try (RawClient client = start()) {
            assertThat(client.query(SLEEP).error())
                    .contains(
                            "the statement_timeout of the database, 0.4 s",
                            "alter database \"%s\" set statement_timeout"
                                    .formatted(DATABASE.ordinary().database()));
        }
    }

    @Test
    void aLimitThatWasRaisedHoldsForTheNextCall() throws Exception {
        DATABASE.run(alterRole() + " set statement_timeout = '400ms'");
        try (RawClient client = start()) {
            client.query(SLEEP).error();
            DATABASE.run(alterRole() + " set statement_timeout = '20s'");
            client.query(SLEEP.replace("53", "0.1")).rows();
            assertThat(client.query("show statement_timeout").cell().asString())
                    .isNotEqualTo("400ms");
        }
    }

    @Test
    void aShorterTimeOfTheCallIsNamedAsSuch() throws Exception {
        DATABASE.run(alterRole() + " set statement_timeout = '20s'");
        try (RawClient client = start()) {
            assertThat(client.query(Map.of("sql", SLEEP, "timeout", 0.4)).error())
                    .contains("The limit of this call was 0.4 s");
        }
    }

    @Test
    void theRolesShorterWaitForLocksWins() throws Exception {
        DATABASE.run(alterRole() + " set lock_timeout = '300ms'");
        try (RawClient client = start();
                Connection other = DATABASE.superuser().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table fruit");
            assertThat(client.query("table fruit").error())
                    .contains("55P03", "The limit was the lock_timeout of the role, 0.3 s");
        }
    }

    @Test
    void aRoleThatIsToReadOnlyReads() throws Exception {
        Login superuser = DATABASE.superuser();
        DATABASE.run(alterDatabase() + " set default_transaction_read_only = on");
        try (RawClient client = start(superuser)) {
            assertThat(client.execute("insert into fruit values (1)").error())
                    .isEqualTo(
                            """
                            ERROR 25006: cannot execute INSERT in a read-only transaction
                            default_transaction_read_only is on for this role or database, so its \
                            administrator wants it to read only. Log in as another role, or let an \
                            administrator run: alter role %s set default_transaction_read_only = off
                            Nothing was changed: the transaction was rolled back.\
                            """
                                    .formatted(superuser.user()));
        }
        assertThat(DATABASE.ask("select count(*) from fruit")).isEqualTo("0");
    }

    @Test
    void aStatementEndsSoonAfterTheProcessWasKilled() throws Exception {
        try (RawClient client = start()) {
            client.postQuery(Map.of("sql", SLEEP, "timeout", 60));
            Await.until("it sleeps", Await.SOON, () -> DATABASE.running(SLEEP) == 1);
            client.process().close();
            Await.until("it ended", Await.SOON, () -> DATABASE.running(SLEEP) == 0);
        }
    }
}
