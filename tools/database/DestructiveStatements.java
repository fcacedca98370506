package tools.database;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what cannot be taken back by another statement: DROP, TRUNCATE, and DELETE or UPDATE of a
 * whole table. It is a courtesy to people, not a boundary: a function may do the same unseen.
 */
final class DestructiveStatements {

    /** What ALTER can drop without losing data. */
    private static final Set<String> HARMLESS_DROPS =
            Set.of("default", "not", "expression", "identity");

    /** What stands before UPDATE where it is no statement: locking, foreign keys, ON CONFLICT. */
    private static final Set<String> BEFORE_OTHER_UPDATE = Set.of("for", "key", "on", "do", "or");

    private DestructiveStatements() {}

    /** What each destructive statement does, in a few words. */
    static List<String> in(List<SqlText> statements) {
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
            if (!isCreate(first) && changesRows(text, i) && !hasWhere(text, i)) {
                return Optional.of(start(text, i) + " (every row: it has no WHERE)");
            }
        }
        return Optional.empty();
    }

    /** Definitions of triggers, rules and routines name what will happen later. */
    private static boolean isCreate(String first) {
        return first.equals("create")
                || first.equals("alter")
                || first.equals("grant")
                || first.equals("revoke");
    }

    private static boolean losesData(SqlText text, int index) {
        return text.word(index).filter(HARMLESS_DROPS::contains).isEmpty();
    }

    private static boolean changesRows(SqlText text, int index) {
        if (isWord(text, index, "delete")) {
            return isWord(text, index + 1, "from");
        }
        return isWord(text, index, "update")
                && text.word(index - 1).filter(BEFORE_OTHER_UPDATE::contains).isEmpty()
                && !text.isSymbol(index - 1, '.')
                && startsStatement(text, index);
    }

    /** UPDATE is a column's or table's name too, but only a statement begins with it. */
    private static boolean startsStatement(SqlText text, int index) {
        return index == 0 || text.isSymbol(index - 1, '(') || text.isSymbol(index - 1, ')');
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
