package tools.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Login;
import tools.testing.Psql;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every cell reads as psql prints it, in the JSON and in the table, whatever the database says
 * about its dates, intervals, time zone and bytes. The JVM of the server lives in another time
 * zone.
 */
class TypeFidelityTest {

    @RegisterExtension
    static final TestDatabase DATABASE =
            TestDatabase.with(
                    """
                    create type mood as enum ('sad', 'very happy');
                    create type pair as (left_half int, right_half text);
                    create domain pair_domain as pair;
                    create domain positive as int check (value > 0);
                    create domain short_text as varchar(3);
                    create type letter_range as range (subtype = text);
                    create function void_function() returns void language sql stable as '';
                    """);

    private static final Set<String> NATIVE_NUMBERS =
            Set.of("smallint", "integer", "bigint", "real", "double precision");

    private static final BigInteger EXACT_IN_DOUBLE = BigInteger.TWO.pow(53);

    @Test
    void readsAsPsqlPrints() throws Exception {
        Set<String> types = new HashSet<>();
        assertThat(differences(DATABASE.superuser(), Map.of(), types)).isEmpty();
        assertThat(types).hasSizeGreaterThan(110);
        System.err.printf(
                "%d types, compared with %s%n",
                types.size(), Psql.onPath() ? "psql" : "simple queries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    IntervalStyle      | 'postgres_verbose'
                    IntervalStyle      | 'sql_standard'
                    IntervalStyle      | 'iso_8601'
                    bytea_output       | 'escape'
                    TimeZone           | 'America/St_Johns'
                    TimeZone           | 'Asia/Kathmandu'
                    TimeZone           | '<+03>-03'
                    DateStyle          | 'ISO, DMY'
                    DateStyle          | 'ISO, YMD'
                    DateStyle          | ISO
                    extra_float_digits | 0
                    extra_float_digits | -3
                    quote_all_identifiers | on
                    """)
    void readsAsPsqlPrintsWithSettingsOfTheDatabase(String name, String value) throws Exception {
        String database = DATABASE.superuser().database();
        DATABASE.run("alter database %s set %s = %s".formatted(database, name, value));
        try {
            assertThat(differences(DATABASE.superuser(), Map.of(name, value), new HashSet<>()))
                    .isEmpty();
        } finally {
            DATABASE.run("alter database %s reset all".formatted(database));
        }
    }

    /** The driver reads dates in ISO style only; the order of day and month is the database's. */
    @Test
    void keepsToIsoInDatabasesWithAnotherStyle() throws Exception {
        String database = DATABASE.superuser().database();
        DATABASE.run("alter database %s set DateStyle = 'German'".formatted(database));
        try (RawClient client = ServerCommand.java().on(DATABASE.superuser()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.query("select date '02.01.2026', now() > 'infinity'").rows())
                    .isEqualTo("[[\"2026-01-02\",false]]");
        } finally {
            DATABASE.run("alter database %s reset all".formatted(database));
        }
    }

    private static List<String> differences(
            Login login, Map<String, String> settings, Set<String> types) throws Exception {
        List<String> expressions =
                Files.readAllLines(Path.of("test/tools/database/types.txt")).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        List<Optional<String>> printed = Psql.print(login, settings, expressions);
        List<String> differences = new ArrayList<>();
        try (RawClient client =
                ServerCommand.java().on(login).with("TZ", "Pacific/Chatham").start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            for (int i = 0; i < expressions.size(); i++) {
                QueryAnswer answer = client.query("select " + expressions.get(i));
                if (answer.isError()) {
                    differences.add(expressions.get(i) + ": " + answer.text());
                    continue;
                }
                types.add(answer.structured().at("/columns/0/type").asString());
                compare(expressions.get(i), printed.get(i), answer, differences);
            }
        }
        return differences;
    }

    private static void compare(
            String expression,
            Optional<String> printed,
            QueryAnswer answer,
            List<String> differences) {
        // quote_all_identifiers shows up in the names of types, as it does in psql.
        String type = answer.structured().at("/columns/0/type").asString().replace("\"", "");
        JsonNode cell = answer.structured().at("/rows/0/0");
        if (!cell.equals(expectedCell(type, printed))) {
            differences.add(
                    "%s: psql %s, JSON %s".formatted(expression, printed.orElse("null"), cell));
        }
        String line = line(answer.text());
        if (!reads(line, printed)) {
            differences.add(
                    "%s: psql %s, text %s".formatted(expression, printed.orElse("null"), line));
        }
    }

    /** The value between the header, which holds no line break here, and the closing line. */
    private static String line(String text) {
        return text.substring(text.indexOf('\n') + 1, text.lastIndexOf("\n("));
    }

    private static JsonNode expectedCell(String type, Optional<String> printed) {
        if (printed.isEmpty()) {
            return RawClient.json("null");
        }
        String text = printed.get();
        if (type.equals("boolean")) {
            return RawClient.json(text.equals("t") ? "true" : "false");
        }
        if (type.equals("json") || type.equals("jsonb")) {
            return RawClient.json(text);
        }
        boolean exact =
                !type.equals("bigint")
                        || new BigInteger(text).abs().compareTo(EXACT_IN_DOUBLE) <= 0;
        boolean finite = text.matches("-?[0-9].*");
        if (NATIVE_NUMBERS.contains(type) && exact && finite) {
            return RawClient.json(text);
        }
        return RawClient.json(RawClient.text(text));
    }

    /** Plain, or a JSON string where plain text would be mistaken for something else. */
    private static boolean reads(String line, Optional<String> printed) {
        if (printed.isEmpty()) {
            return line.equals("NULL");
        }
        String text = printed.get();
        boolean plain =
                !text.isEmpty()
                        && !text.equals("NULL")
                        && !text.startsWith("\"")
                        && !text.startsWith(" ")
                        && text.chars().noneMatch(c -> c == '|' || c < ' ' && c != '\t');
        return plain ? line.equals(text) : RawClient.json(line).asString().equals(text);
    }
}
