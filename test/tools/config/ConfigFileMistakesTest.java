package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

class ConfigFileMistakesTest {

    @TempDir private Path home;
    private UserFiles files;

    @BeforeEach
    void makeHome() {
        files = new UserFiles(home);
    }

    @Test
    void reportsAllMistakesAtOnceWithTheirPlaces() {
        files.config(
                "row-limt: 5",
                "max-connections: 50",
                "min-connections: '3'",
                "user: 12",
                "sslmode: requre",
                "host: [a, b]",
                "host: c",
                "password:",
                "slow-query: 3 parsecs",
                "allow-writes: yes",
                "channel_binding: maybe",
                "connect_timeout: 5s",
                "visible-schemas: [a, 1]",
                "sslkey: ${env:UNSET}",
                "description: ${environment:X}",
                "mask-tag: ${file:nothing}",
                "audit: {required: true, fil: x}",
                "databases:",
                "  shop: {defalt: true, log-level: info, default: true}",
                "  stock: 5",
                "  'a b': {default: true}",
                "profiles:",
                "  dev: {profiles: {}, row-limit: many}");
        assertEquals(
                """
                ~:1:1: unknown key 'row-limt'; did you mean 'row-limit'?
                ~:2:18: max-connections: '50' is not allowed; give a whole number from 1 to 20
                ~:3:18: min-connections: is a text; give a whole number from 1 to 20
                ~:4:7: user: is a number; give a text that is not empty, in quotes if need be
                ~:5:10: sslmode: 'requre' is not allowed; give one of disable, allow, prefer, \
                require, verify-ca, verify-full; did you mean 'require'?
                ~:6:7: host: is a list; give a text that is not empty
                ~:7:1: host: stands here twice; keep one
                ~:8:10: password: is empty; give a text that is not empty, in quotes if need be
                ~:9:13: slow-query: '3 parsecs' is not allowed; give a time such as 500ms, 30s or \
                5min, from 1ms to 1h
                ~:10:15: allow-writes: is a text; give true or false
                ~:11:18: channel_binding: 'maybe' is not allowed; give one of disable, prefer, \
                require
                ~:12:18: connect_timeout: is a text; give a whole number from 0 to 3600
                ~:13:18: visible-schemas: is a list; give names with commas between them
                ~:17:25: audit: unknown key 'fil'; did you mean 'file'?
                ~:19:10: databases.shop: unknown key 'defalt'; did you mean 'default'?
                ~:19:24: databases.shop: unknown key 'log-level'; see pg-mcp --config-schema for \
                those there are
                ~:20:10: databases.stock: is a number; give keys with values, key: value
                ~:21:3: databases.a b: a name here has letters, digits, _, - and dots only, at \
                most 63 of them
                ~:23:9: profiles.dev: unknown key 'profiles'; see pg-mcp --config-schema for those \
                there are
                ~:23:34: profiles.dev.row-limit: is a text; give a whole number from 1 to 10000
                ~:19:50: databases.shop.default; ~:21:20: databases.a b.default: only one database \
                can be the default
                ~:15:14: description: write ${env:NAME} or ${file:PATH}, or $${ for the characters \
                ${
                ~:16:11: mask-tag: cannot read the file nothing
                ~:14:9: sslkey: the variable UNSET is not set
                ~:17:19: audit.required: there is no log; give its file too\
                """,
                files.mistakes().replace("~/.config/pg-mcp/pg-mcp.yaml", "~"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    host: [a          | :2:1: this is not YAML: expected ',' or ']', but got \
                    <stream end>
                    a: b: c           | :1:5: this is not YAML: mapping values are not allowed here
                    just text         | :1:1: is a text; give keys with values, key: value
                    host: *unknown    | :1:7: this is not YAML: found undefined alias unknown
                    """)
    void saysWhereItIsNoYaml(String text, String message) {
        files.config(text);
        assertEquals("~/.config/pg-mcp/pg-mcp.yaml" + message, files.mistakes());
    }

    @Test
    void saysWhatIsWrongWithFileAndProfile() {
        assertEquals(
                "--config: there is no file 'nowhere.yaml' to read",
                files.mistakes(Map.of(Setting.CONFIG, "nowhere.yaml", Setting.PROFILE, "x")));
        assertEquals(
                "--config: '' is not allowed; give the path of a file",
                files.mistakes(Map.of(Setting.CONFIG, "")));
        assertEquals(
                "--profile: there is no file with profiles; see --config",
                files.mistakes(Map.of(Setting.PROFILE, "dev")));
        files.config("profiles: {develop: {}, production: {}}");
        assertEquals(
                "PGMCP_PROFILE: there is no profile 'dvelop' in ~/.config/pg-mcp/pg-mcp.yaml; did"
                        + " you mean 'develop'?",
                files.mistakes("PGMCP_PROFILE", "dvelop"));
        assertEquals(
                "PGMCP_PROFILE: there is no profile 'x' in ~/.config/pg-mcp/pg-mcp.yaml; it has"
                        + " develop, production",
                files.mistakes("PGMCP_PROFILE", "x"));
    }

    @Test
    void refusesWhatSeveralDatabasesCannotShare() {
        files.config("url: postgres://z/", "databases:", "  a: {host: a}", "  b: {host: b}");
        assertEquals(
                """
                ~/.config/pg-mcp/pg-mcp.yaml:1:6: url: there are databases too; name this one \
                among them
                --dbname: the file has several databases; say it there for one of them
                PGMCP_PASSWORD: the file has several databases; say it there for one of them\
                """,
                files.mistakes(Map.of(Setting.DBNAME, "x"), "PGMCP_PASSWORD", "hunter2"));
    }

    @Test
    void refusesTwoWaysToChooseAmongHosts() {
        files.config("reads: prefer-standby", "url: postgres://a,b/?target_session_attrs=any");
        assertEquals(
                "~/.config/pg-mcp/pg-mcp.yaml:1:8: reads: the hosts are chosen by targetServerType"
                        + " in ~/.config/pg-mcp/pg-mcp.yaml:2:6: url too; give one of them",
                files.mistakes());
    }

    @Test
    void showsNoSecret() {
        files.config(
                "password: hunter2",
                "sslpassword: hunter2",
                "host: ${env:WHERE}",
                "options: ${env:OTHER}");
        ServerConfig config = files.load("WHERE", "hidden.example.com", "OTHER", "hunter2");
        assertFalse(config.toString().contains("hunter2"), config.toString());
        assertTrue(config.effective().toString().contains("value=${env:WHERE}"));
        String url = "postgres://ann:hunter2@db/x?sslmod=require";
        files.config("url: " + url, "password: [hunter2]", "user: ${env:hunter}");
        assertFalse(files.mistakes().contains("hunter2"));
    }
}
