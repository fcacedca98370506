package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

class SubstitutionTest {

    @TempDir private Path home;
    private UserFiles files;

    @BeforeEach
    void makeHome() {
        files = new UserFiles(home);
    }

    @Test
    void valuesComeFromVariablesAndFiles() {
        files.write("secret.txt", "pass word");
        files.write(".config/pg-mcp/limit", "30");
        files.config(
                "host: db.${env:STAGE}.example.com",
                "password: ${file:" + home.resolve("secret.txt") + "}",
                "user: $${literal}",
                "row-limit: ${file:limit}",
                "allow-writes: ${env:WRITES}",
                "channel_binding: ${env:BINDING}");
        ServerConfig config = files.load("STAGE", "test", "WRITES", "true", "BINDING", "require");
        assertEquals("${literal}", config.database().user());
        assertEquals("[db.test.example.com:5432]", config.database().hosts().toString());
        assertEquals(30, config.limits().rowLimit());
        assertEquals(Optional.of(new Secret("pass word")), config.database().password());
        assertTrue(config.security().allowWrites());
        assertEquals("require", config.database().driverProperties().get("channelBinding"));
    }

    @Test
    void aPlaceInAProfileThatDoesNotCountMayBeUnset() {
        files.config("profiles:", "  prod: {password: '${env:UNSET}'}", "  dev: {host: a}");
        assertEquals("[a:5432]", files.load("PGMCP_PROFILE", "dev").database().hosts().toString());
        assertEquals(
                "~/.config/pg-mcp/pg-mcp.yaml:2:20: profiles.prod.password: the variable UNSET is"
                        + " not set",
                files.mistakes("PGMCP_PROFILE", "prod"));
    }

    @Test
    void aFileIsNoPath() {
        files.write(".config/pg-mcp/bytes", "a\0b");
        files.config("tools-dir: ${file:bytes}", "sslcert: ${file:bytes}");
        assertEquals(
                """
                ~:2:10: sslcert: '${file:bytes}' is not allowed; give the path of a file
                ~:1:12: tools-dir: '${file:bytes}' is not allowed; give the path of a file\
                """,
                files.mistakes().replace("~/.config/pg-mcp/pg-mcp.yaml", "~"));
    }

    @Test
    void pathsAreRelativeToTheFile() {
        files.write("etc/key.pk8", "binary");
        files.write("etc/own.yaml", "sslkey: key.pk8", "sslcert: ~/c.crt", "tools-dir: ../sql");
        ServerConfig config = files.load("PGMCP_CONFIG", home.resolve("etc/own.yaml").toString());
        assertEquals(
                home.resolve("etc/key.pk8").toString(),
                config.database().driverProperties().get("sslkey"));
        assertEquals(
                home.resolve("c.crt").toString(),
                config.database().driverProperties().get("sslcert"));
        assertEquals(Optional.of(home.resolve("etc/../sql")), config.toolsFolder());
    }
}
