package tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.config.Version;
import tools.testing.ServerCommand;

import java.nio.file.Files;
import java.nio.file.Path;

/** There is one version, whoever is asked; HandshakeTest asks the protocol. */
class VersionTest {

    @Test
    void theOptionPrintsIt() throws Exception {
        assertThat(ServerCommand.java("--version").output())
                .isEqualTo("pg-mcp " + Version.CURRENT + "\n");
    }

    @Test
    void theReadmeNamesIt() throws Exception {
        assertThat(Files.readString(Path.of("README.md")).contains(Version.CURRENT))
                .as("README.md names version %s", Version.CURRENT)
                .isTrue();
    }
}
