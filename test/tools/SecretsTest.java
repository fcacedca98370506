package tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.sql.SQLException;

/** Passwords work whatever they contain, and show nowhere. */
class SecretsTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String PASSWORD = "p@ss:w/or?d#%41 \"ü+&=";

    private static Login awkward;

    @BeforeAll
    static void makeRole() throws SQLException {
        String role = DATABASE.superuser().database() + "_awkward@:role";
        awkward = DATABASE.superuser().as(role, PASSWORD);
        DATABASE.run("create role \"%s\" login password '%s'".formatted(role, PASSWORD));
    }

    @AfterAll
    static void dropRole() throws SQLException {
        DATABASE.run("drop role \"%s\"".formatted(awkward.user()));
    }

    @Test
    void aPercentEncodedPasswordInTheUrlIsUnderstood() throws Exception {
        assertConnectsAndKeepsQuiet(ServerCommand.java("--log-level", "debug").on(awkward));
    }

    @Test
    void aPasswordInItsVariableIsTakenAsItIs() throws Exception {
        assertConnectsAndKeepsQuiet(
                ServerCommand.java("--log-level", "debug")
                        .with("PGHOST", awkward.host())
                        .with("PGPORT", Integer.toString(awkward.port()))
                        .with("PGDATABASE", awkward.database())
                        .with("PGUSER", awkward.user())
                        .with("PGPASSWORD", PASSWORD));
    }

    @Test
    void aPasswordInTheArgumentsWorksButIsWarnedAbout() throws Exception {
        String stderr = assertConnectsAndKeepsQuiet(ServerCommand.java(awkward.url()));
        assertThat(stderr).contains("WARN", "password on the command line");
    }

    private static String assertConnectsAndKeepsQuiet(ServerCommand command) throws Exception {
        try (RawClient client = command.start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.query("select session_user::text").cell().asString())
                    .isEqualTo(awkward.user());
            client.query("select nonsense");
            client.closeStdin();
            assertThat(client.exitCode(Await.SOON)).isZero();
            assertHidden(client);
            return client.process().stderr();
        }
    }

    @Test
    void theHelpDoesNotShowThePasswordThatIsSet() throws Exception {
        assertThat(ServerCommand.java("--help").on(awkward).output())
                .contains("PGPASSWORD")
                .doesNotContain(PASSWORD, "p%40ss");
    }

    @Test
    void noErrorShowsThePassword() throws Exception {
        Login nowhere = awkward.at("127.0.0.1", 1);
        Login wrongDatabase = awkward.to("no_such_database");
        for (Login login : new Login[] {nowhere, wrongDatabase}) {
            ServerCommand command =
                    ServerCommand.java("--log-level", "debug", "--connection-timeout", "1s")
                            .on(login);
            try (RawClient client = command.start()) {
                client.initialize(RawClient.NEWEST_LEGACY);
                client.query("select 1").error();
                client.closeStdin();
                client.exitCode(Await.SOON);
                assertHidden(client);
            }
        }
    }

    @Test
    void noUsageErrorShowsThePassword() throws Exception {
        String url = awkward.url();
        for (String wrong :
                new String[] {
                    url.replace("postgresql:", "postgrezql:"),
                    url.replaceFirst(":\\d+/", ":99999/"),
                    url + "?sslmode=perhaps&nonsense=1",
                    url.replace("%40", "%4"),
                    url.replace("postgresql://", "")
                }) {
            for (ServerCommand command :
                    new ServerCommand[] {
                        ServerCommand.java(wrong), ServerCommand.java().with("DATABASE_URL", wrong)
                    }) {
                try (RawClient client = command.start()) {
                    assertThat(client.exitCode(Await.SOON)).as(wrong).isEqualTo(2);
                    assertThat(client.lines()).isEmpty();
                    assertThat(client.process().stderr()).isNotBlank();
                    assertHidden(client);
                }
            }
        }
    }

    private static void assertHidden(RawClient client) {
        String shown = String.join("\n", client.lines()) + client.process().stderr();
        // Also not in pieces: everything up to the first character that a URL must encode, and the
        // rest.
        assertThat(shown)
                .doesNotContain(PASSWORD, "p%40ss", "ss:w/or", "ss%3Aw", "or?d#", "or%3Fd");
    }
}
