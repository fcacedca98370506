package tools.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What names are compared with. A pattern with {@code %} is one of LIKE; one with a character that
 * has a meaning in regular expressions and none in names is such an expression; a name in quotes is
 * taken as it is; anything else is words, each of which has to occur. Case never matters.
 *
 * @param operator compares a name with each of {@code patterns}
 * @param term the name that is meant if there is one just like it; empty if it cannot be known
 * @param qualifier the schema or table that stands before the name; empty if none does
 */
public record SearchPattern(String operator, List<String> patterns, String term, String qualifier) {

    private static final Pattern EXPRESSION = Pattern.compile("[\\^$*+?()\\[\\]{}|\\\\]");

    /** The right side of a comparison with {@code $1}. */
    String comparison() {
        return "%s all ($1::text[]%s)".formatted(operator, collation());
    }

    /**
     * Names have collation C, which knows the case of ASCII letters only. The database's own costs
     * more, so that it is taken only where it makes a difference.
     */
    String collation() {
        boolean ascii = patterns.stream().allMatch(one -> one.chars().allMatch(c -> c < 128));
        return ascii ? "" : " collate pg_catalog.\"default\"";
    }

    /** Reads what somebody looks for; an empty text finds everything. */
    public static SearchPattern of(String written) {
        String text = written.strip();
        Optional<ObjectName> quoted =
                text.contains("\"") ? ObjectName.ofSql(text) : Optional.empty();
        if (quoted.isPresent()) {
            return exactly(quoted.get());
        }
        if (EXPRESSION.matcher(text).find()) {
            return new SearchPattern("~*", List.of(text), "", "");
        }
        int dot = text.lastIndexOf('.');
        String qualifier = dot < 0 ? "" : text.substring(0, dot);
        // The schema of a table's column is not needed to find it.
        qualifier = qualifier.substring(qualifier.lastIndexOf('.') + 1).replace("\"", "");
        String name = text.substring(dot + 1).replace("\"", "");
        if (name.contains("%")) {
            return new SearchPattern("ilike", List.of(name), name.replace("%", ""), qualifier);
        }
        List<String> words =
                Arrays.stream(name.split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> "%" + word + "%")
                        .toList();
        return new SearchPattern("ilike", words, name, qualifier);
    }

    /** What is quoted means nothing but itself. */
    private static SearchPattern exactly(ObjectName name) {
        String literal = name.last().replaceAll("[\\\\%_]", "\\\\$0");
        return new SearchPattern(
                "ilike", List.of("%" + literal + "%"), name.last(), name.before(1));
    }
}
