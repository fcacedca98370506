package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Login;
import tools.testing.PrintingSocketFactory;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.util.List;

/** Only messages of the protocol come on stdout, whoever else prints. */
class StdoutTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void whatALibraryPrintsGoesToStderr() throws Exception {
        Login login = DATABASE.owner();
        String url =
                "jdbc:postgresql://%s:%d/%s?socketFactory=%s"
                        .formatted(
                                login.host(),
                                login.port(),
                                login.database(),
                                PrintingSocketFactory.class.getName());
        ServerCommand command =
                ServerCommand.java(url)
                        .with("PGUSER", login.user())
                        .with("PGPASSWORD", login.password());
        try (RawClient client = command.start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
            client.closeStdin();
            // Which also checks that every line was JSON-RPC.
            assertThat(client.exitCode(Await.SOON)).isZero();
            List<String> lines = client.lines();
            assertThat(lines).hasSize(2);
            assertThat(client.process().stderr()).contains(PrintingSocketFactory.CHATTER);
        }
    }
}
