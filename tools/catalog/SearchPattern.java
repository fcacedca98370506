package tools.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What names are compared with. A pattern with {@code %} is one of LIKE; one with a character that
 * has a meaning in regular expressions and none in names is such an expression; anything else is
 * words, each of which has to occur. Case never matters.
 *
 * @param operator compares a name with each of {@code patterns}
 * @param term the name that is meant if there is one just like it; empty if it cannot be known
 * @param qualifier the schema or table that stands before the name; empty if none does
 */
public record SearchPattern(String operator, List<String> patterns, String term, String qualifier) {

    private static final Pattern EXPRESSION = Pattern.compile("[\\^$*+?()\\[\\]{}|\\\\]");

    /** Reads what somebody looks for; an empty text finds everything. */
    public static SearchPattern of(String written) {
        String text = written.strip();
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
}
