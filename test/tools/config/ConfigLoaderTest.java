package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class ConfigLoaderTest {

    private static final Map<Setting, String> NO_ARGUMENTS = Map.of();
    private static final Map<String, String> NO_VARIABLES = Map.of();

    @Test
    void everythingHasADefault() {
        ServerConfig config = ConfigLoader.load(NO_ARGUMENTS, NO_VARIABLES);
        String systemUser = System.getProperty("user.name");
        assertEquals(
                new DatabaseConfig(
                        systemUser,
                        "",
                        List.of(new HostAddress("localhost", 5432)),
                        systemUser,
                        systemUser,
                        Optional.empty(),
                        Map.of("sslmode", "prefer"),
                        Reads.PRIMARY,
                        new PoolLimits(1, 20, Duration.ofSeconds(30), Duration.ofSeconds(300)),
                        new Limits(
                                Duration.ofSeconds(30),
                                100,
                                OptionalLong.empty(),
                                OptionalLong.empty()),
                        new SecurityPolicy(
                                false,
                                List.of(),
                                RoleCheck.WARN,
                                new VisibleTables(List.of(), List.of(), List.of(), List.of()),
                                new MaskingPolicy(List.of(), "@pii", false)),
                        false),
                config.database());
        assertEquals(List.of(config.database()), config.databases());
        assertEquals(LogLevel.WARN, config.logLevel());
        assertEquals(List.of(), config.warnings());
        assertEquals(Optional.empty(), config.file());
        assertEquals(Optional.empty(), config.audit());
        assertEquals(new MetricsConfig(Optional.empty(), OptionalInt.empty()), config.metrics());
        assertEquals(Optional.empty(), config.slowQuery());
    }

    @Test
    void theSourcesComeInOrder() {
        var arguments = Map.of(Setting.MAX_CONNECTIONS, "3");
        var variables =
                Map.of(
                        "PGMCP_MAX_CONNECTIONS", "4",
                        "PGMCP_ROW_LIMIT", "5",
                        "PGMCP_USER", "ours",
                        "DATABASE_URL", "postgres://url@url/",
                        "PGUSER", "libpq",
                        "PGHOST", "libpq",
                        "PGDATABASE", "libpq");
        ServerConfig config = ConfigLoader.load(arguments, variables);
        assertEquals(3, config.database().pool().maxConnections());
        assertEquals(5, config.limits().rowLimit());
        assertEquals("ours", config.database().user());
        assertEquals("[url:5432]", config.database().hosts().toString());
        assertEquals("libpq", config.database().database());
    }

    @Test
    void oneUrlCounts() {
        var variables =
                Map.of(
                        "PGMCP_URL", "postgres://ours:a@ours/ours",
                        "DATABASE_URL", "postgres://theirs:b@theirs/theirs");
        DatabaseConfig fromArgument = url("postgres://argument/", variables);
        assertEquals("[argument:5432]", fromArgument.hosts().toString());
        assertEquals(System.getProperty("user.name"), fromArgument.user());
        assertEquals(Optional.empty(), fromArgument.password());
        DatabaseConfig fromOurs = ConfigLoader.load(NO_ARGUMENTS, variables).database();
        assertEquals("ours", fromOurs.user());
    }

    @Test
    void thePasswordOfAUrlDoesNotGoToAHostThatWasNamedElsewhere() {
        var variables = Map.of("DATABASE_URL", "postgres://ann:hunter2@db/shop");
        var config = ConfigLoader.load(Map.of(Setting.HOST, "other"), variables).database();
        assertEquals("[other:5432]", config.hosts().toString());
        assertEquals(Optional.empty(), config.password());
    }

    @Test
    void anOptionReplacesAPartOfAUrl() {
        var arguments =
                Map.of(
                        Setting.URL,
                        "postgres://ann@db:1/shop",
                        Setting.DBNAME,
                        "x",
                        Setting.PORT,
                        "2");
        DatabaseConfig config = ConfigLoader.load(arguments, NO_VARIABLES).database();
        assertEquals("x", config.database());
        assertEquals("[db:2]", config.hosts().toString());
    }

    @Test
    void emptyVariablesAreNone() {
        var variables = Map.of("DATABASE_URL", "", "PGHOST", "", "PGMCP_ROW_LIMIT", "");
        assertEquals(
                ConfigLoader.load(NO_ARGUMENTS, NO_VARIABLES),
                ConfigLoader.load(NO_ARGUMENTS, variables));
    }

    @Test
    void remembersWhetherAnyConnectionSettingWasGiven() {
        assertTrue(url("postgres://", NO_VARIABLES).explicit());
        assertTrue(ConfigLoader.load(NO_ARGUMENTS, Map.of("PGUSER", "a")).database().explicit());
        var pool = Map.of("PGMCP_MAX_CONNECTIONS", "5");
        assertFalse(ConfigLoader.load(NO_ARGUMENTS, pool).database().explicit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgres://h1:1,h2:2/d     | [h1:1, h2:2]
                    postgres://h1,h2:2/d       | [h1:5432, h2:2]
                    postgres://h1,h2/d?port=7  | [h1:7, h2:7]
                    postgres:///?host=h1,,h2   | [h1:5432, localhost:5432, h2:5432]
                    postgres://[::1]:1,h2/d    | [[::1]:1, h2:5432]
                    postgres:///?host=::1,fe80::1%25eth0 | [[::1]:5432, [fe80::1%eth0]:5432]
                    """)
    void pairsHostsWithPorts(String url, String hosts) {
        assertEquals(hosts, url(url, NO_VARIABLES).hosts().toString());
    }

    @Test
    void reportsAllMistakesAtOnceWithTheirOrigin() {
        var arguments =
                Map.of(
                        Setting.URL, "postgres://ann:hunter2@db:99999/shop?sslmode=requre",
                        Setting.MAX_CONNECTIONS, "50",
                        Setting.LOG_LEVEL, "WARN");
        var variables =
                Map.of(
                        "PGMCP_MIN_CONNECTIONS", "two",
                        "PGMCP_QUERY_TIMEOUT", "30 parsecs",
                        "PGMCP_MAX_CONECTIONS", "5",
                        "PGMCP_COLOUR", "5",
                        "PGMCP_TEST_URL", "postgres://tests");
        assertEquals(
                """
                PGMCP_COLOUR: unknown variable; see pg-mcp --help for those there are
                PGMCP_MAX_CONECTIONS: unknown variable; did you mean PGMCP_MAX_CONNECTIONS?
                sslmode in the URL: 'requre' is not allowed; give one of disable, allow, prefer, \
                require, verify-ca, verify-full; did you mean 'require'?
                PGMCP_MIN_CONNECTIONS: 'two' is not allowed; give a whole number from 1 to 20
                --max-connections: '50' is not allowed; give a whole number from 1 to 20
                PGMCP_QUERY_TIMEOUT: '30 parsecs' is not allowed; give a time such as 500ms, 30s \
                or 5min, from 100ms to 1h
                port in the URL: '99999' is not allowed; give a whole number from 1 to 65535
                --log-level: 'WARN' is not allowed; give one of error, warn, info, debug; did you \
                mean 'warn'?\
                """,
                mistakes(arguments, variables));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MIN_CONNECTIONS    | 1, 20         | 0, 21, -1, 1.5, ''
                    MAX_CONNECTIONS    | 1, 20         | 0, 21, 99999999999
                    CONNECTION_TIMEOUT | 250ms, 10min  | 249ms, 601, 0
                    IDLE_TIMEOUT       | 10, 24h       | 9s, 25h
                    QUERY_TIMEOUT      | 100ms, 3600   | 99ms, 61min
                    ROW_LIMIT          | 1, 10000      | 0, 10001
                    LOG_LEVEL          | error, debug  | trace, off
                    SSLMODE | disable, allow, prefer, require, verify-ca, verify-full | on
                    """)
    void boundsAreIncluded(Setting setting, String allowed, String refused) {
        for (String text : allowed.split(", ")) {
            assertTrue(setting.type().accepts(text), text);
        }
        for (String text : refused.split(", ")) {
            assertFalse(setting.type().accepts(text), text);
        }
    }

    @Test
    void theMinimumMustNotExceedTheMaximum() {
        assertEquals(
                "--min-connections: '6' is more than the maximum of 5 (PGMCP_MAX_CONNECTIONS)",
                mistakes(
                        Map.of(Setting.MIN_CONNECTIONS, "6"),
                        Map.of("PGMCP_MAX_CONNECTIONS", "5")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PGHOST | /var/run/postgresql | PGHOST: Unix-domain sockets are not supported; \
                    give a host such as localhost
                    PGHOST | postgres://u:hunter2@h | PGHOST: this text is not allowed; give a \
                    host name or address without a port
                    PGHOST | a b | PGHOST: 'a b' is not allowed; give a host name or address \
                    without a port
                    PGHOST | db:5432 | PGHOST: 'db:5432' is not allowed; give a host name or \
                    address without a port
                    PGPORT | 5432x | PGPORT: '5432x' is not allowed; give a whole number from 1 \
                    to 65535
                    PGPORT | 1,2 | PGPORT: ports: 2, hosts: 1; give one port, or one for each host
                    DATABASE_URL | mysql://u:hunter2@h/d | DATABASE_URL: starts with none of \
                    postgres://, postgresql://, jdbc:postgresql://; write \
                    postgres://user@host:5432/dbname
                    """)
    void explainsWhatIsWrongWithAVariable(String variable, String text, String message) {
        assertEquals(message, mistakes(NO_ARGUMENTS, Map.of(variable, text)));
    }

    @Test
    void refusesTwoHostsOfTheSameRank() {
        assertEquals(
                "--host: the URL names a host too; give one of them",
                mistakes(Map.of(Setting.HOST, "a", Setting.URL, "postgres://b/"), NO_VARIABLES));
        assertEquals(
                "PGMCP_HOST: PGMCP_URL names a host too; give one of them",
                mistakes(NO_ARGUMENTS, Map.of("PGMCP_HOST", "a", "PGMCP_URL", "postgres://b/")));
    }

    @Test
    void warnsAboutAPasswordInTheArguments() {
        var warning =
                List.of(
                        "a password on the command line can be read by every user of this machine;"
                                + " use PGPASSWORD or ~/.pgpass instead");
        var url = "postgres://ann:hunter2@db/shop";
        assertEquals(warning, ConfigLoader.load(Map.of(Setting.URL, url), NO_VARIABLES).warnings());
        var variable = Map.of("DATABASE_URL", url);
        assertEquals(List.of(), ConfigLoader.load(NO_ARGUMENTS, variable).warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:hunter2@db/shop",
                "postgres://ann@db/shop?password=hunter2",
                "postgres://ann@db/shop?sslpassword=hunter2",
                "jdbc:postgresql://db/shop?user=ann&password=hunter2",
                "jdbc:postgresql://db/shop?sslpassword=hunter2",
            })
    void showsNoSecret(String url) {
        ServerConfig config =
                ConfigLoader.load(Map.of(Setting.URL, url), Map.of("PGPASSWORD", "hunter2"));
        assertEquals("hunter2", config.database().password().orElseThrow().reveal());
        assertFalse(config.toString().contains("hunter2"), config.toString());
    }

    @Test
    void aSecretEqualsASecretWithTheSameText() {
        assertEquals(new Secret("a"), new Secret("a"));
        assertFalse(new Secret("a").equals(new Secret("b")));
        assertEquals("***", new Secret("a").toString());
    }

    private static DatabaseConfig url(String url, Map<String, String> variables) {
        return ConfigLoader.load(Map.of(Setting.URL, url), variables).database();
    }

    private static String mistakes(Map<Setting, String> arguments, Map<String, String> variables) {
        var error =
                assertThrows(ConfigException.class, () -> ConfigLoader.load(arguments, variables));
        return String.join("\n", error.messages());
    }
}
