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

    /** Words of a condition that name nothing. */
    private static final Set<String> LITERAL_WORDS =
            Set.of("true", "false", "null", "not", "and", "or", "is");

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
            Optional<String> reach =
                    runs && changesRows(text, i) ? reach(text, i) : Optional.empty();
            if (reach.isPresent()) {
                return Optional.of(start(text, i) + reach.get());
            }
            if (runs && isMergesDelete(text, i)) {
                return Optional.of(
                        start(text, 0) + " (deletes every row that this clause matches)");
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
        boolean changes =
                isWord(text, index, "delete") && isWord(text, index + 1, "from")
                        || isWord(text, index, "update");
        return changes && startsStatement(text, index);
    }

    /** WHEN [NOT] MATCHED ... THEN DELETE, and not CASE WHEN ... THEN of a column of that name. */
    private static boolean isMergesDelete(SqlText text, int index) {
        if (!isWord(text, index, "delete") || !isWord(text, index - 1, "then")) {
            return false;
        }
        int when = index;
        int inner = 0;
        while (when >= 0 && (inner > 0 || !isWord(text, when, "when"))) {
            when--;
            inner += isWord(text, when, "end") ? 1 : isWord(text, when, "case") ? -1 : 0;
        }
        int matched = isWord(text, when + 1, "not") ? when + 2 : when + 1;
        return isWord(text, matched, "matched") && mergesBefore(text, when);
    }

    private static boolean mergesBefore(SqlText text, int index) {
        for (int i = 0; i < index; i++) {
            if (isWord(text, i, "merge") && isWord(text, i + 1, "into")) {
                return true;
            }
        }
        return false;
    }

    /** Both are names of columns and parts of other clauses too, where nothing begins. */
    private static boolean startsStatement(SqlText text, int index) {
        if (index == 0 || text.isSymbol(index - 1, '(') || text.isSymbol(index - 1, ')')) {
            return true;
        }
        return (isWord(text, 0, "explain") || isWord(text, 0, "prepare"))
                && text.word(index - 1).filter(BEFORE_STATEMENT::contains).isPresent();
    }

    /** Why it reaches every row, if it does: no WHERE follows, or one that looks at no row. */
    private static Optional<String> reach(SqlText text, int index) {
        int depth = 0;
        for (int i = index; i < text.tokens().size() && depth >= 0; i++) {
            if (depth == 0 && isWord(text, i, "where")) {
                return isConstant(text, i + 1)
                        ? Optional.of(" (every row: its WHERE names no column)")
                        : Optional.empty();
            }
            depth += depthAfter(text, i);
        }
        return Optional.of(" (every row: it has no WHERE)");
    }

    /** Whether a condition is made of literals alone; then it holds for all rows or for none. */
    private static boolean isConstant(SqlText text, int from) {
        if (isWord(text, from, "false") && text.word(from + 1).isEmpty()) {
            return false;
        }
        int depth = 0;
        for (int i = from; i < text.tokens().size() && !isWord(text, i, "returning"); i++) {
            depth += depthAfter(text, i);
            if (depth < 0) {
                return true;
            }
            boolean literal =
                    switch (text.tokens().get(i).kind()) {
                        case STRING, NUMBER, OPERATOR, SYMBOL -> true;
                        case IDENTIFIER -> text.word(i).filter(LITERAL_WORDS::contains).isPresent();
                        case QUOTED_IDENTIFIER, PARAMETER -> false;
                    };
            if (!literal) {
                return false;
            }
        }
        return true;
    }

    private static int depthAfter(SqlText text, int index) {
        return text.isSymbol(index, '(') ? 1 : text.isSymbol(index, ')') ? -1 : 0;
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
