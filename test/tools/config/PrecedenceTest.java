package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each source alone wins over all that come after it. */
class PrecedenceTest {

    private static final Map<String, String> VALUES =
            Map.of(
                    "sslmode", "disable",
                    "row-limit", "7",
                    "query-timeout", "7s",
                    "log-level", "info");

    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    user            | option ours profile file url service libpq
                    dbname          | option ours profile file url service libpq
                    sslmode         | option ours profile file url service libpq
                    application_name | profile file url service libpq
                    row-limit       | option ours profile file
                    query-timeout   | option ours profile file
                    log-level       | option ours profile file
                    """)
    void theMostImportantSourceWins(String setting, String sources) {
        List<String> left = new ArrayList<>(List.of(sources.split(" ")));
        for (String expected : List.copyOf(left)) {
            assertEquals(expected, winner(setting, left), setting + " in " + left);
            left.remove(expected);
        }
        assertEquals("default", winner(setting, left), setting);
    }

    /** A URL and a service say together who logs in where, so that only one of them counts. */
    @Test
    void aServiceDoesNotCountBesideAUrl() {
        assertEquals("url", winner("user", List.of("url", "service")));
        assertEquals("libpq", winner("user", List.of("libpq")));
    }

    private String winner(String setting, List<String> sources) {
        var files = new UserFiles(home);
        var arguments = new LinkedHashMap<Setting, String>();
        var variables = new LinkedHashMap<String, String>();
        var top = new ArrayList<String>(List.of("tools: []"));
        var profile = new ArrayList<String>(List.of("profiles:", "  p:", "    tools: []"));
        for (String source : sources) {
            String value = VALUES.getOrDefault(setting, "x");
            switch (source) {
                case "option" -> arguments.put(known(setting), value);
                case "ours" -> variables.put(known(setting).variable(), value);
                case "profile" -> profile.add("    " + setting + ": " + value);
                case "file" -> top.add(setting + ": " + value);
                case "url" ->
                        variables.put("DATABASE_URL", "postgres:///?" + setting + "=" + value);
                case "service" -> {
                    files.write(".pg_service.conf", "[s]", setting + "=" + value);
                    variables.put("PGSERVICE", "s");
                }
                default -> variables.put(libpqVariable(setting), value);
            }
        }
        top.addAll(profile);
        files.config(top.toArray(String[]::new));
        arguments.put(Setting.PROFILE, "p");
        var pairs = new ArrayList<String>();
        variables.forEach(
                (name, value) -> {
                    pairs.add(name);
                    pairs.add(value);
                });
        ServerConfig config = files.load(arguments, pairs.toArray(String[]::new));
        String name = setting.equals("application_name") ? "ApplicationName" : setting;
        return config.effective().stream()
                .filter(value -> value.setting().equals(name))
                .map(value -> source(value.origin()))
                .findFirst()
                .orElse("default");
    }

    private static String source(String origin) {
        if (origin.contains("pg-mcp.yaml")) {
            return origin.contains("profiles.") ? "profile" : "file";
        }
        if (origin.contains(".pg_service.conf")) {
            return "service";
        }
        if (origin.contains("DATABASE_URL")) {
            return "url";
        }
        if (origin.startsWith("PGMCP_")) {
            return "ours";
        }
        if (origin.startsWith("PG")) {
            return "libpq";
        }
        return origin.startsWith("--") ? "option" : origin;
    }

    private static Setting known(String key) {
        return Map.of(
                        "user", Setting.USER,
                        "dbname", Setting.DBNAME,
                        "sslmode", Setting.SSLMODE,
                        "row-limit", Setting.ROW_LIMIT,
                        "query-timeout", Setting.QUERY_TIMEOUT,
                        "log-level", Setting.LOG_LEVEL)
                .get(key);
    }

    private static String libpqVariable(String setting) {
        return setting.equals("application_name")
                ? "PGAPPNAME"
                : known(setting).foreignVariable().orElseThrow();
    }
}
