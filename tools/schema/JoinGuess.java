package tools.schema;

import tools.catalog.TableOutline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two columns that look as if one references the other, such as {@code orders.customer_id} and
 * {@code customers.id}: they have the same type, and their names fit.
 */
record JoinGuess(
        TableOutline table,
        TableOutline.Column column,
        TableOutline other,
        TableOutline.Column key,
        Likeness likeness) {

    private static final int MOST = 3;

    /** How names of keys end, and those of other columns rarely. */
    private static final List<String> KEY_ENDINGS =
            List.of("id", "code", "key", "uuid", "number", "no", "sku");

    /** So many tables have a column of this name that it says nothing. */
    private static final Set<String> MEANINGLESS = Set.of("id", "key", "uuid", "code", "number");

    /** Why one may think so, the best reason first. */
    private enum Likeness {
        NAMED_AFTER_TABLE,
        SAME_NAME_UNIQUE,
        SAME_NAME
    }

    /** The best guesses how tables of the one group are joined with those of the other. */
    static List<JoinGuess> between(Collection<TableOutline> some, Collection<TableOutline> others) {
        List<JoinGuess> guesses = new ArrayList<>();
        for (TableOutline one : some) {
            for (TableOutline other : others) {
                if (!one.equals(other)) {
                    addTo(guesses, one, other);
                    addTo(guesses, other, one);
                }
            }
        }
        guesses.sort(Comparator.comparing(JoinGuess::likeness));
        List<JoinGuess> best = new ArrayList<>();
        for (JoinGuess guess : guesses) {
            if (best.size() < MOST && best.stream().noneMatch(guess::isSameAs)) {
                best.add(guess);
            }
        }
        return best;
    }

    private static void addTo(List<JoinGuess> guesses, TableOutline table, TableOutline other) {
        List<TableOutline.Column> keys = likelyKeys(other);
        for (TableOutline.Column column : likelyKeys(table)) {
            for (TableOutline.Column key : keys) {
                likeness(column, other, key)
                        .map(why -> new JoinGuess(table, column, other, key, why))
                        .ifPresent(guesses::add);
            }
        }
    }

    private static List<TableOutline.Column> likelyKeys(TableOutline table) {
        return table.columns().stream()
                .filter(
                        column ->
                                KEY_ENDINGS.stream()
                                        .anyMatch(letters(column.name().raw())::endsWith))
                .toList();
    }

    /** Whether it is about the same two columns, whichever is the key. */
    private boolean isSameAs(JoinGuess guess) {
        return guess.sides().equals(sides());
    }

    private Set<List<Record>> sides() {
        return Set.of(List.of(table.name(), column), List.of(other.name(), key));
    }

    private static Optional<Likeness> likeness(
            TableOutline.Column column, TableOutline other, TableOutline.Column key) {
        String name = letters(column.name().raw());
        String keyName = letters(key.name().raw());
        if (!column.type().equals(key.type())) {
            return Optional.empty();
        }
        if (KEY_ENDINGS.contains(keyName)
                && name.endsWith(keyName)
                && isSameThing(
                        name.substring(0, name.length() - keyName.length()),
                        letters(other.name().name()))) {
            return Optional.of(Likeness.NAMED_AFTER_TABLE);
        }
        if (!name.equals(keyName) || MEANINGLESS.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(key.unique() ? Likeness.SAME_NAME_UNIQUE : Likeness.SAME_NAME);
    }

    /** Whether these are the same noun, in singular or plural. */
    private static boolean isSameThing(String one, String other) {
        return one.equals(other)
                || other.equals(one + 's')
                || other.equals(one + "es")
                || one.endsWith("y") && other.equals(one.substring(0, one.length() - 1) + "ies");
    }

    private static String letters(String name) {
        return name.replaceAll("[_\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** The clauses, ready to be pasted. */
    String sql() {
        List<String> aliases = TableAliases.of(List.of(table.name().name(), other.name().name()));
        return "from %s %s\njoin %s %s on %s -- a guess: no key says so"
                .formatted(
                        table.name().quoted(),
                        aliases.get(0),
                        other.name().quoted(),
                        aliases.get(1),
                        "%s.%s = %s.%s"
                                .formatted(
                                        aliases.get(1),
                                        key.name().quoted(),
                                        aliases.get(0),
                                        column.name().quoted()));
    }

    /** The same facts as the SQL. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sql", sql());
        json.put("guess", true);
        return json;
    }
}
