package tools.plan;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a condition of a plan compares of one table. EXPLAIN (VERBOSE) writes the table's alias
 * before each column, and quotes names where SQL needs that.
 *
 * @param equal columns compared with = or IN, or with IS NULL
 * @param range columns compared with {@code <} and its like
 * @param matched columns matched with LIKE or a regular expression
 * @param used all columns
 * @param alternatives whether there is an OR in it
 */
record PlanCondition(
        Set<String> equal,
        Set<String> range,
        Set<String> matched,
        Set<String> used,
        boolean alternatives) {

    private static final Pattern STRING = Pattern.compile("'(?:[^']|'')*'");
    private static final String CAST = "\\)::[a-z][\\w ]*(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[\\])?";
    private static final Pattern COMPARED =
            Pattern.compile("^(?:%s)? (=|<|>|<=|>=|IS NULL|!?~~?\\*?)(?= |\\)|$)".formatted(CAST));
    private static final Pattern COMPARED_BEFORE = Pattern.compile("(=|<|>|<=|>=) \\(?$");
    private static final Pattern ENDS = Pattern.compile("^(?:%s)?\\)".formatted(CAST));

    /** Reads a condition for the table that this node scans. */
    static PlanCondition of(String condition, PlanNode scan) {
        String code = STRING.matcher(condition).replaceAll("''");
        PlanCondition found =
                new PlanCondition(
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        new LinkedHashSet<>(),
                        code.contains(" OR "));
        Matcher reference = columnOf(scan.text("Alias").orElse("")).matcher(code);
        while (reference.find()) {
            String column = reference.group(1);
            found.used.add(column);
            operator(code, reference).ifPresent(operator -> found.add(column, operator));
        }
        return found;
    }

    private static Pattern columnOf(String alias) {
        String quoted = '"' + alias.replace("\"", "\"\"") + '"';
        return Pattern.compile(
                "(?<![\\w$.\"])(?:%s|%s)\\.(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)"
                        .formatted(Pattern.quote(alias), Pattern.quote(quoted)));
    }

    /** The operator that an index could serve: the column stands alone on one side of it. */
    private static Optional<String> operator(String code, Matcher reference) {
        String behind = code.substring(reference.end());
        Matcher compared = COMPARED.matcher(behind);
        if (compared.find()) {
            return Optional.of(compared.group(1));
        }
        Matcher before = COMPARED_BEFORE.matcher(code.substring(0, reference.start()));
        return before.find() && ENDS.matcher(behind).find()
                ? Optional.of(before.group(1))
                : Optional.empty();
    }

    /** Whether an ordinary index can serve a part of it. */
    boolean isIndexable() {
        return !equal.isEmpty() || !range.isEmpty();
    }

    private void add(String column, String operator) {
        if (operator.contains("~")) {
            matched.add(column);
        } else if (operator.equals("=") || operator.equals("IS NULL")) {
            equal.add(column);
        } else {
            range.add(column);
        }
    }
}
