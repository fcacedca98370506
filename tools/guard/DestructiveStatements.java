package tools.guard;

import tools.sql.SqlText;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what cannot be taken back by another statement: DROP, TRUNCATE, and DELETE or UPDATE of a
 * whole table. It is a courtesy to people, not a boundary: a function may do the same unseen.
 */
public final class DestructiveStatements {

    /** What ALTER can drop without losing data. */
    private static final Set<String> HARMLESS_DROPS =
            Set.of("default", "not", "expression", "identity");

    /** What may stand between EXPLAIN or PREPARE and the statement. */
    private static final Set<String> BEFORE_STATEMENT =
            Set.of("explain", "analyze", "analyse", "verbose", "as");

    private DestructiveStatements() {}

    /** What each destructive statement does, in a few words. */
    public static List<String> in(List<SqlText> statements) {
        return statements.stream()
                .map(DestructiveStatements::describe)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> describe(SqlText text) {
        String first = text.word(0).orElse("");
        if (first.equals("drop") || first.equals("truncate")) {
            return Optional.of(start(text, 0));
        }
        for (int i = 0; i < text.tokens().size(); i++) {
            if (first.equals("alter") && isWord(text, i, "drop") && losesData(text, i + 1)) {
                return Optional.of(start(text, 0));
            }
            boolean runs = !defines(first) || isInTableAsWith(text, i);
            if (runs && changesRows(text, i) && !hasWhere(text, i)) {
                return Optional.of(start(text, i) + " (every row: it has no WHERE)");
            }
        }
        return Optional.empty();
    }

    /** Definitions of triggers, rules and routines name what will happen later. */
    private static boolean defines(String first) {
        return first.equals("create")
                || first.equals("alter")
                || first.equals("grant")
                || first.equals("revoke");
    }

    /** CREATE TABLE ... AS WITH x AS (DELETE ...) does it at once. */
    private static boolean isInTableAsWith(SqlText text, int index) {
        boolean isTable =
                isWord(text, 1, "table") || isWord(text, 2, "table") || isWord(text, 3, "table");
        boolean follows = isWord(text, index - 2, "as") || isWord(text, index - 2, "materialized");
        return isWord(text, 0, "create") && isTable && follows;
    }

    private static boolean losesData(SqlText text, int index) {
        return text.word(index).filter(HARMLESS_DROPS::contains).isEmpty();
    }

    private static boolean changesRows(SqlText text, int index) {
        if (isWord(text, index, "delete") && isWord(text, index - 1, "then")) {
            // In MERGE it has no WHERE of its own, whatever the join leaves out.
            return true;
        }
        boolean changes =
                isWord(text, index, "delete") && isWord(text, index + 1, "from")
                        || isWord(text, index, "update");
        return changes && startsStatement(text, index);
    }

    /** Both are names of columns and parts of other clauses too, where nothing begins. */
    private static boolean startsStatement(SqlText text, int index) {
        if (index == 0 || text.isSymbol(index - 1, '(') || text.isSymbol(index - 1, ')')) {
            return true;
        }
        return (isWord(text, 0, "explain") || isWord(text, 0, "prepare"))
                && text.word(index - 1).filter(BEFORE_STATEMENT::contains).isPresent();
    }

    /** Whether a WHERE follows on the same level of parentheses. */
    private static boolean hasWhere(SqlText text, int index) {
        int depth = 0;
        for (int i = index; i < text.tokens().size() && depth >= 0; i++) {
            if (text.isSymbol(i, '(')) {
                depth++;
            } else if (text.isSymbol(i, ')')) {
                depth--;
            } else if (depth == 0 && isWord(text, i, "where")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(SqlText text, int index, String word) {
        return text.word(index).filter(word::equals).isPresent();
    }

    private static String start(SqlText text, int index) {
        int from = text.tokens().get(index).start();
        String words = text.sql().substring(from).replaceAll("\\s+", " ");
        return words.length() <= 60 ? words : words.substring(0, 60) + "...";
    }
}
