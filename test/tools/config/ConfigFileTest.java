package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class ConfigFileTest {

    @TempDir private Path home;
    private UserFiles files;

    @BeforeEach
    void makeHome() {
        files = new UserFiles(home);
    }

    @Test
    void everySettingHasItsPlace() {
        files.config(
                "url: postgres://ann@db:5433/shop",
                "description: Orders and customers.",
                "reads: prefer-standby",
                "min-connections: 2",
                "max-connections: 4",
                "connection-timeout: 5s",
                "idle-timeout: 60",
                "query-timeout: 2min",
                "row-limit: 50",
                "session-rows: 5000",
                "session-bytes: 2MB",
                "allow-writes: true",
                "allow-function: [refresh, app.touch]",
                "role-check: off",
                "visible-schemas: [shop, 'app_*']",
                "hidden-tables: shop.secrets",
                "mask-columns: [email, customer.phone]",
                "mask-tag: '@secret'",
                "refuse-masked: true",
                "application_name: assistant",
                "tools: [query, schema]",
                "tools-dir: sql",
                "audit: {file: audit.log, required: true, values: true, max-size: 1MB}",
                "metrics:",
                "  file: /var/lib/metrics.prom",
                "  port: 9187",
                "slow-query: 500ms",
                "log-level: info");
        ServerConfig config = files.load();
        Path folder = home.resolve(".config/pg-mcp");
        assertEquals(
                new ServerConfig(
                        List.of(
                                new DatabaseConfig(
                                        "shop",
                                        "Orders and customers.",
                                        List.of(new HostAddress("db", 5433)),
                                        "shop",
                                        "ann",
                                        Optional.empty(),
                                        Map.of("ApplicationName", "assistant", "sslmode", "prefer"),
                                        Reads.PREFER_STANDBY,
                                        new PoolLimits(
                                                2,
                                                4,
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(60)),
                                        new Limits(
                                                Duration.ofMinutes(2),
                                                50,
                                                OptionalLong.of(5000),
                                                OptionalLong.of(2 << 20)),
                                        new SecurityPolicy(
                                                true,
                                                List.of("refresh", "app.touch"),
                                                RoleCheck.OFF,
                                                new VisibleTables(
                                                        patterns("shop", "app_*"),
                                                        List.of(),
                                                        List.of(),
                                                        patterns("shop.secrets")),
                                                new MaskingPolicy(
                                                        patterns("email", "customer.phone"),
                                                        "@secret",
                                                        true)),
                                        true)),
                        List.of("query", "schema"),
                        Optional.of(folder.resolve("sql")),
                        Optional.of(
                                new AuditConfig(folder.resolve("audit.log"), true, true, 1 << 20)),
                        new MetricsConfig(
                                Optional.of(Path.of("/var/lib/metrics.prom")),
                                OptionalInt.of(9187)),
                        Optional.of(Duration.ofMillis(500)),
                        LogLevel.INFO,
                        Optional.of(folder.resolve("pg-mcp.yaml")),
                        List.of(),
                        config.effective()),
                config);
    }

    @Test
    void databasesShareWhatTheTopLevelSays() {
        files.config(
                "user: reader",
                "row-limit: 20",
                "databases:",
                "  shop:",
                "    host: a",
                "  stock:",
                "    url: postgres://bob@b/warehouse",
                "    row-limit: 30",
                "    default: true");
        List<DatabaseConfig> databases = files.load().databases();
        assertEquals(
                "stock bob@[b:5432]/warehouse 30, shop reader@[a:5432]/reader 20", seen(databases));
    }

    @Test
    void aProfileGoesBeforeTheFile() {
        files.config(
                "row-limit: 20",
                "databases:",
                "  shop: {host: a, dbname: shop, user: u}",
                "  stock: {host: b, dbname: stock, user: u}",
                "profiles:",
                "  dev:",
                "    row-limit: 1000",
                "    databases:",
                "      shop: {host: localhost}",
                "      try: {host: c, dbname: try, user: u, default: true}",
                "  prod: {}");
        assertEquals(
                "shop u@[a:5432]/shop 20, stock u@[b:5432]/stock 20",
                seen(files.load("PGMCP_PROFILE", "prod").databases()));
        assertEquals(
                "try u@[c:5432]/try 1000, shop u@[localhost:5432]/shop 1000,"
                        + " stock u@[b:5432]/stock 1000",
                seen(files.load(Map.of(Setting.PROFILE, "dev")).databases()));
    }

    @Test
    void aServerNamedByAnOptionIsTheOnlyOne() {
        files.config(
                "password: of-the-file",
                "row-limit: 20",
                "databases:",
                "  shop: {host: a, password: of-the-file}");
        DatabaseConfig named =
                files.load(Map.of(Setting.URL, "postgres://ann@z/x"), "PGPASSWORD", "libpq's")
                        .database();
        assertEquals("x ann@[z:5432]/x 20", seen(List.of(named)));
        assertEquals(Optional.of(new Secret("libpq's")), named.password());
        assertEquals("[z:5432]", files.load("PGMCP_HOST", "z").database().hosts().toString());
    }

    @Test
    void aServerNamedByTheFileTakesNothingOfLibpqs() {
        files.config("databases:", "  a: {host: a, dbname: a, user: a}", "  b: {dbname: b}");
        ServerConfig config =
                files.load(
                        "PGHOST",
                        "p",
                        "PGUSER",
                        "pu",
                        "PGPASSWORD",
                        "secret",
                        "PGSSLMODE",
                        "disable",
                        "PGAPPNAME",
                        "app");
        assertEquals("a a@[a:5432]/a 100, b pu@[p:5432]/b 100", seen(config.databases()));
        assertEquals(Optional.empty(), config.databases().get(0).password());
        assertEquals(Map.of("sslmode", "prefer"), config.databases().get(0).driverProperties());
        assertEquals(
                Map.of("sslmode", "disable", "ApplicationName", "app"),
                config.databases().get(1).driverProperties());
    }

    @Test
    void aDatabaseStaysTheSameWhenItOnlyMoves() {
        files.config("databases: {a: {host: a}, b: {host: b}}");
        List<DatabaseConfig> before = files.load().databases();
        files.config(
                "# a comment",
                "log-level: info",
                "databases:",
                "  a: {host: a}",
                "  b:",
                "    host: b");
        assertEquals(before, files.load().databases());
    }

    @Test
    void anEmptyFileSaysNothing() {
        files.config("# nothing");
        assertEquals("localhost", files.load().database().hosts().get(0).host());
    }

    @Test
    void everyValueKeepsItsOrigin() {
        files.config("row-limit: 20", "databases: {shop: {host: a, password: x, sslcert: /c}}");
        List<String> origins =
                files
                        .load(Map.of(Setting.MAX_CONNECTIONS, "3"), "PGMCP_USER", "u")
                        .effective()
                        .stream()
                        .filter(value -> !value.origin().equals("default"))
                        .map(
                                value ->
                                        "%s.%s=%s %s"
                                                .formatted(
                                                        value.database(),
                                                        value.setting(),
                                                        value.value(),
                                                        value.origin()))
                        .toList();
        assertEquals(
                """
                shop.host=a ~/.config/pg-mcp/pg-mcp.yaml:2:26: databases.shop.host
                shop.user=u PGMCP_USER
                shop.password=*** ~/.config/pg-mcp/pg-mcp.yaml:2:39: databases.shop.password
                shop.dbname=u PGMCP_USER
                shop.max-connections=3 --max-connections
                shop.row-limit=20 ~/.config/pg-mcp/pg-mcp.yaml:1:12: row-limit
                shop.sslcert=/c ~/.config/pg-mcp/pg-mcp.yaml:2:51: databases.shop.sslcert\
                """,
                files.shortened(origins));
    }

    @Test
    void theExampleInTheReadmeIsValid() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("user.dir"), "README.md"));
        String example = readme.replaceFirst("(?s)^.*<!-- file -->\n```yaml\n", "");
        files.config(example.replaceFirst("(?s)```.*$", ""));
        files.write(".pg_service.conf", "[stock]", "host=s", "user=u", "dbname=warehouse");
        assertEquals(
                "shop reader@[db1.example.com:5432, db2.example.com:5432]/shop 100,"
                        + " stock u@[s:5432]/warehouse 500",
                seen(files.load("SHOP_PASSWORD", "x").databases()));
        assertEquals(
                "[localhost:5432]",
                files.load("SHOP_PASSWORD", "x", "PGMCP_PROFILE", "dev")
                        .database()
                        .hosts()
                        .toString());
    }

    private static List<NamePattern> patterns(String... texts) {
        return List.of(texts).stream().map(NamePattern::new).toList();
    }

    private static String seen(List<DatabaseConfig> databases) {
        return String.join(
                ", ",
                databases.stream()
                        .map(
                                database ->
                                        "%s %s@%s/%s %d"
                                                .formatted(
                                                        database.name(),
                                                        database.user(),
                                                        database.hosts(),
                                                        database.database(),
                                                        database.limits().rowLimit()))
                        .toList());
    }
}
