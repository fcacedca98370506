package tools.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.FaultyProxy;
import tools.testing.Login;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A database that is away or breaks is an error of the call, and the next call tries again. */
class ConnectionFaultTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    /** Well below the default of 30 s, so that a server that ignores it is found out. */
    private static final String TIMEOUT = "3s";

    private static final Duration BOUNDED = Duration.ofSeconds(8);

    private static RawClient connected(Login login) throws Exception {
        RawClient client = ServerCommand.java("--connection-timeout", TIMEOUT).on(login).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    private static String errorOfFirstCall(Login login) throws Exception {
        try (RawClient client = connected(login)) {
            return errorOf(client, "select 1");
        }
    }

    private static String errorOf(RawClient client, String sql) throws Exception {
        long start = System.nanoTime();
        String error = client.query(Map.of("sql", sql, "timeout", 20)).error();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUNDED);
        return error;
    }

    @Test
    void aDatabaseThatComesUpLaterServesTheNextCall() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.downInFrontOf(DATABASE.superuser());
                RawClient client = connected(proxy.route(DATABASE.superuser()))) {
            assertThat(errorOf(client, "select 1"))
                    .contains(
                            "127.0.0.1:" + proxy.port(),
                            "connection refused",
                            "next call tries again");
            assertThat(client.ask("tools/list", "{}").has("result")).isTrue();

            proxy.start();

            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
        }
    }

    @Test
    void aDatabaseThatGoesAndComesBackServesAgain() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.superuser());
                RawClient client = connected(proxy.route(DATABASE.superuser()))) {
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            proxy.goAway();
            assertThat(errorOf(client, "select 1")).contains("127.0.0.1:" + proxy.port());
            assertThat(errorOf(client, "select 1")).contains("connection refused");
            proxy.start();
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
        }
    }

    @Test
    void initializeDoesNotWaitForADatabaseThatNeverAnswers() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.superuser())) {
            proxy.fallSilent();
            try (RawClient client = connected(proxy.route(DATABASE.superuser()))) {
                assertThat(errorOf(client, "select 1"))
                        .contains("127.0.0.1:" + proxy.port(), "no answer", "--connection-timeout");
                assertThat(client.ask("ping", "{}").has("result")).isTrue();
            }
        }
    }

    @Test
    void namesAnUnknownHost() throws Exception {
        assertThat(errorOfFirstCall(DATABASE.superuser().at("no-such-host.invalid", 5432)))
                .contains("no-such-host.invalid:5432", "unknown host");
    }

    @Test
    void namesAMissingDatabase() throws Exception {
        assertThat(errorOfFirstCall(DATABASE.superuser().to("no_such_database")))
                .contains("3D000", "no_such_database", "does not exist");
    }

    @Test
    void saysThatThePasswordIsWrongWithoutShowingIt() throws Exception {
        Login wrong = DATABASE.ordinary().as(DATABASE.ordinary().user(), "not-the-password");
        assumeFalse(canConnect(wrong), "the server asks for no password");
        assertThat(errorOfFirstCall(wrong))
                .contains("28P01", "authentication failed", wrong.user())
                .doesNotContain("not-the-password");
    }

    private static boolean canConnect(Login login) {
        try (var connection = login.connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void saysThatTheServerOffersNoTls() throws Exception {
        try (ServerSocket withoutTls = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread refuser = new Thread(() -> refuseTls(withoutTls), "no-tls");
            refuser.setDaemon(true);
            refuser.start();
            Login login = DATABASE.superuser().at("127.0.0.1", withoutTls.getLocalPort());
            ServerCommand command =
                    ServerCommand.java("--connection-timeout", TIMEOUT, "--sslmode", "require");
            try (RawClient client = command.on(login).start()) {
                client.initialize(RawClient.NEWEST_LEGACY);
                assertThat(errorOf(client, "select 1"))
                        .contains("127.0.0.1:" + login.port(), "TLS failed", "sslmode");
            }
        }
    }

    /** PostgreSQL without TLS answers an SSLRequest with the one letter N. */
    private static void refuseTls(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.getInputStream().readNBytes(8);
                client.getOutputStream().write('N');
                client.getInputStream().read();
            } catch (IOException e) {
                // The client hung up, or the test is over.
            }
        }
    }

    @Test
    void aBackendThatWasTerminatedBetweenCallsIsNotNoticed() throws Exception {
        try (RawClient client = connected(DATABASE.superuser())) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.query("select " + i).rows()).isEqualTo("[[" + i + "]]");
                terminateAll();
            }
            assertThat(client.query("select 'alive'").rows()).isEqualTo("[[\"alive\"]]");
        }
    }

    @Test
    void connectionsThatWereCutBetweenCallsAreNotNoticed() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.superuser());
                RawClient client = connected(proxy.route(DATABASE.superuser()))) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.query("select " + i).rows()).isEqualTo("[[" + i + "]]");
                proxy.cut();
            }
        }
    }

    @Test
    void aConnectionThatIsCutInAQueryIsAnErrorOfThatCallOnly() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.inFrontOf(DATABASE.superuser());
                RawClient client = connected(proxy.route(DATABASE.superuser()))) {
            assertThat(errorOfCallThatBreaks(client, () -> cutAndClear(proxy)))
                    .containsAnyOf("connection was lost", "terminating connection");
            assertThat(client.query("select 'next'").rows()).isEqualTo("[[\"next\"]]");
        }
    }

    @Test
    void aBackendThatIsTerminatedInAQueryIsAnErrorOfThatCallOnly() throws Exception {
        try (RawClient client = connected(DATABASE.superuser())) {
            assertThat(errorOfCallThatBreaks(client, ConnectionFaultTest::terminateAll))
                    .contains("57P01", "terminating connection");
            assertThat(client.query("select 'next'").rows()).isEqualTo("[[\"next\"]]");
        }
    }

    /**
     * A backend that sleeps does not notice that its client is gone, and would look like a new one.
     */
    private static void cutAndClear(FaultyProxy proxy) throws IOException, SQLException {
        proxy.cut();
        terminateAll();
    }

    private interface Fault {
        void happen() throws Exception;
    }

    /** Lets it happen again and again: the first times the server may try the statement anew. */
    private static String errorOfCallThatBreaks(RawClient client, Fault fault) throws Exception {
        int id = client.postQuery(Map.of("sql", "select pg_sleep(56)", "timeout", 50));
        long end = System.nanoTime() + BOUNDED.toNanos();
        while (!client.answered(id) && System.nanoTime() < end) {
            Await.until(
                    "it runs or was answered",
                    BOUNDED,
                    () -> client.answered(id) || DATABASE.running("pg_sleep(56)") > 0);
            fault.happen();
        }
        return QueryAnswer.of(client.answer(Integer.toString(id), BOUNDED)).error();
    }

    @Test
    void manyCallsOnADeadDatabaseAreAllAnsweredInTime() throws Exception {
        try (FaultyProxy proxy = FaultyProxy.downInFrontOf(DATABASE.superuser());
                RawClient client = connected(proxy.route(DATABASE.superuser()))) {
            int[] ids = new int[40];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = client.postQuery(Map.of("sql", "select 1"));
            }
            for (int id : ids) {
                assertThat(client.answer(Integer.toString(id), BOUNDED).toString())
                        .contains("connection refused");
            }
        }
    }

    private static void terminateAll() throws SQLException {
        DATABASE.run(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()\
                """);
    }
}
