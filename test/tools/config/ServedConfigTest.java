package tools.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import tools.testing.Await;
import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.nio.file.Path;

/** The real server process with a file. */
class ServedConfigTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir private Path home;

    @Test
    void servesTheDefaultDatabaseOfTheChosenProfile() throws Exception {
        Login login = DATABASE.superuser();
        Path file =
                new UserFiles(home)
                        .write(
                                "own.yaml",
                                "row-limit: 7",
                                "databases:",
                                "  other: {host: 127.0.0.1, port: 1, user: nobody}",
                                "  mine: {url: '${env:MINE}', application_name: of the file}",
                                "profiles:",
                                "  here: {row-limit: 2, databases: {mine: {default: true}}}");
        ServerCommand command =
                ServerCommand.java("--config", file.toString())
                        .with("PGMCP_PROFILE", "here")
                        .with("MINE", login.url());
        try (RawClient client = command.start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.query("select current_setting('application_name')").cell().asString())
                    .isEqualTo("of the file");
            assertThat(client.query("select generate_series(1, 9)").text())
                    .contains("(2 rows, more exist");
        }
    }

    @Test
    void endsBeforeItServesWhenTheFileIsWrong() throws Exception {
        Path file = new UserFiles(home).write("own.yaml", "row-limt: 7", "password: [hunter2]");
        try (RawClient client = ServerCommand.java("--config", file.toString()).start()) {
            assertThat(client.exitCode(Await.SOON)).isEqualTo(2);
            assertThat(client.lines()).isEmpty();
            assertThat(client.process().stderr())
                    .isEqualTo(
                            """
                            pg-mcp: %1$s:1:1: unknown key 'row-limt'; did you mean 'row-limit'?
                            pg-mcp: %1$s:2:11: password: is a list; give a text that is not empty
                            See pg-mcp --help
                            """
                                    .formatted(file));
        }
    }

    @Test
    void printsTheSchemaOfTheFile() throws Exception {
        assertThat(ServerCommand.java("--config-schema").output()).isEqualTo(ConfigSchema.text());
    }
}
