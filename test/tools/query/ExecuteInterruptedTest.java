package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.testing.Await;
import tools.testing.FaultyProxy;
import tools.testing.FaultyProxy.Loss;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.time.Duration;
import java.util.Map;

/** Broken off, a call has changed nothing, or says that nobody knows. */
class ExecuteInterruptedTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.with("create table fruit (id int)");

    /** As it stands in a message, so that "read committed" is none. */
    private static final String COMMIT = "commit and chain\0";

    private static final String INSERT = "insert into fruit values (1)";
    private static final String INSERT_AND_SLEEP = INSERT + "; select pg_sleep(51)";

    @BeforeEach
    void empty() throws Exception {
        DATABASE.run("truncate fruit");
    }

    private static RawClient start(ServerCommand command) throws Exception {
        RawClient client = command.start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    /** The proxy reads what passes, so the passing must not be encrypted. */
    private static RawClient startBehind(FaultyProxy proxy) throws Exception {
        return start(
                ServerCommand.java("--allow-writes", "--sslmode", "disable")
                        .on(proxy.route(DATABASE.owner())));
    }

    private static RawClient start() throws Exception {
        return start(ServerCommand.java("--allow-writes").on(DATABASE.owner()));
    }

    private static int rows() throws Exception {
        return Integer.parseInt(DATABASE.ask("select count(*) from fruit"));
    }

    private static int startToSleep(RawClient client) throws Exception {
        int id = client.postCall("execute", Map.of("sql", INSERT_AND_SLEEP, "timeout", 60));
        Await.until("it sleeps", Await.SOON, () -> DATABASE.running("pg_sleep(51)") == 1);
        return id;
    }

    private static void awaitRollback() throws Exception {
        Await.until(
                "it was rolled back",
                Duration.ofSeconds(5),
                () -> DATABASE.running("pg_sleep(51)") == 0);
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void saysThatNobodyKnowsWhenCommitGoesUnanswered(Loss loss) throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.owner());
                RawClient client = startBehind(proxy)) {
            client.query("select 1");
            proxy.loseAt(COMMIT, loss);

            String error = client.execute(Map.of("sql", INSERT, "timeout", 2)).error();

            assertThat(error)
                    .startsWith(
                            "The outcome is unknown: COMMIT was sent, and no answer to it came (")
                    .endsWith(
                            """
                            ).
                            Either everything was changed or nothing was. Look at the data before \
                            you send this again; it was not retried.\
                            """);
            assertThat(client.execute("select 1").isError()).isFalse();
            assertThat(rows()).isEqualTo(loss == Loss.MESSAGE ? 0 : 1);
        }
    }

    @Test
    void aConnectionThatBreaksBeforeCommitHasChangedNothing() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.owner());
                RawClient client = startBehind(proxy)) {
            client.query("select 1");
            proxy.loseAt("select 'cut here'", Loss.ANSWER);

            String error = client.execute(INSERT + "; select 'cut here'").error();

            assertThat(error)
                    .contains("connection was lost", "Nothing was changed")
                    .doesNotContain("unknown");
            assertThat(rows()).isZero();
            assertThat(client.execute(INSERT).isError()).isFalse();
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void countsARunThatLostItsConnectionAtBegin() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.superuser());
                RawClient client = startBehind(proxy)) {
            client.query("select 1");
            proxy.loseAt("begin isolation", Loss.MESSAGE);

            var answer = client.execute(INSERT);

            assertThat(answer.text())
                    .endsWith(
                            "Committed. Run again 1 time after it met other transactions or lost"
                                    + " its connection.");
            assertThat(answer.structured().get("retries").asInt()).isEqualTo(1);
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void saysThatNobodyKnowsWhatAStatementOutsideATransactionDid() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.owner());
                RawClient client = startBehind(proxy)) {
            client.query("select 1");
            proxy.loseAt(INSERT, Loss.ANSWER);

            String error = client.execute(Map.of("sql", INSERT, "transaction", false)).error();

            assertThat(error).contains("The outcome is unknown");
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void aBackendThatIsTerminatedHasChangedNothing() throws Exception {
        try (RawClient client = start()) {
            int id = startToSleep(client);
            DATABASE.ask(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and query like '%pg_sleep(51)%'
                       and pid <> pg_backend_pid()\
                    """);
            assertThat(client.answer(id).at("/result/content/0/text").asString())
                    .contains("57P01", "Nothing was changed");
            assertThat(rows()).isZero();
        }
    }

    @Test
    void aCallThatIsCancelledHasChangedNothing() throws Exception {
        try (RawClient client = start()) {
            int id = startToSleep(client);
            client.cancel(id);
            awaitRollback();
            assertThat(client.execute(INSERT).isError()).isFalse();
            assertThat(client.answered(id)).isFalse();
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void whatRunsWhenTheClientGoesAwayHasChangedNothing() throws Exception {
        try (RawClient client = start()) {
            startToSleep(client);
            client.closeStdin();
            assertThat(client.exitCode(Await.SOON)).isZero();
            awaitRollback();
        }
    }

    @Test
    void whatRunsWhenTheProcessIsKilledHasChangedNothing() throws Exception {
        try (RawClient client = start()) {
            startToSleep(client);
            client.process().close();
            awaitRollback();
        }
    }

    @Test
    void whatRunsAtSigtermHasChangedNothing() throws Exception {
        try (RawClient client = start()) {
            startToSleep(client);
            client.process().terminate();
            client.exitCode(Await.SOON);
            awaitRollback();
        }
    }
}
