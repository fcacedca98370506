package tools.guard;

import tools.ToolError;
import tools.sql.Caret;
import tools.sql.SqlText;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Lets only statements through whose kind is reading. It is the first layer and not the boundary:
 * the READ ONLY transaction is what keeps a SELECT from writing, but some other statements
 * (CHECKPOINT, LOAD, PREPARE, PREPARE TRANSACTION) have effects that neither it nor ROLLBACK stops.
 */
public final class StatementGuard {

    private static final Set<String> READING =
            Set.of("select", "with", "values", "table", "show", "explain");
    private static final Set<String> EXPLAINABLE = Set.of("select", "with", "values", "table");

    private StatementGuard() {}

    /**
     * Checks the statement's kind by its first keyword.
     *
     * @throws ToolError naming the keyword and what can be asked instead
     */
    public static void check(SqlText text) throws ToolError {
        int first = skipOpeningParentheses(text, 0);
        require(text, first, READING);
        if (text.word(first).equals(Optional.of("explain"))) {
            require(text, skipExplainOptions(text, first + 1), EXPLAINABLE);
        }
    }

    private static void require(SqlText text, int index, Set<String> allowed) throws ToolError {
        Optional<String> keyword = text.word(index);
        if (keyword.isEmpty() || !allowed.contains(keyword.get())) {
            int start =
                    index < text.tokens().size()
                            ? text.tokens().get(index).start()
                            : text.sql().length();
            refuseInvisible(text, keyword.orElse(""), start);
            throw new ToolError(
                    """
                    Refused: %s is not a statement that only reads.%s
                    query is read-only: it takes SELECT, WITH, VALUES, TABLE, SHOW and EXPLAIN of these. execute changes data, where pg-mcp runs with --allow-writes.\
                    """
                            .formatted(
                                    keyword.map(word -> word.toUpperCase(java.util.Locale.ROOT))
                                            .orElse("this"),
                                    Caret.at(text.sql(), start)));
        }
    }

    /** What is pasted from web pages and files: no-break spaces and byte order marks. */
    private static void refuseInvisible(SqlText text, String keyword, int start) throws ToolError {
        OptionalInt invisible =
                keyword.codePoints()
                        .filter(
                                c ->
                                        Character.isSpaceChar(c)
                                                || Character.getType(c) == Character.FORMAT)
                        .findFirst();
        if (invisible.isPresent()) {
            throw new ToolError(
                    "Refused: this word holds an invisible character (U+%04X), which is a letter to PostgreSQL.%s\nRemove it, or put a plain space there."
                            .formatted(invisible.getAsInt(), Caret.at(text.sql(), start)));
        }
    }

    private static int skipOpeningParentheses(SqlText text, int index) {
        int at = index;
        while (text.isSymbol(at, '(')) {
            at++;
        }
        return at;
    }

    /** Options stand in one pair of parentheses, or are the bare words ANALYZE and VERBOSE. */
    private static int skipExplainOptions(SqlText text, int index) {
        int at = index;
        if (text.isSymbol(at, '(') && !startsStatement(text, at)) {
            while (at < text.tokens().size() && !text.isSymbol(at, ')')) {
                at++;
            }
            at++;
        } else {
            Set<String> bare = Set.of("analyze", "analyse", "verbose");
            while (text.word(at).filter(bare::contains).isPresent()) {
                at++;
            }
        }
        return skipOpeningParentheses(text, at);
    }

    /** {@code explain (select 1)} has no options: its parenthesis belongs to the statement. */
    private static boolean startsStatement(SqlText text, int index) {
        return text.word(skipOpeningParentheses(text, index))
                .filter(EXPLAINABLE::contains)
                .isPresent();
    }
}
