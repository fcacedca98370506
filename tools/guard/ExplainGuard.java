package tools.guard;

import tools.ToolError;
import tools.sql.Caret;
import tools.sql.SqlText;

import java.util.Locale;
import java.util.Set;

/** Lets only statements through that can be explained without changing anything. */
public final class ExplainGuard {

    private static final Set<String> READING = Set.of("select", "with", "values", "table");

    /** The planner looks at these like at any other, and without ANALYZE nothing runs. */
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");

    private ExplainGuard() {}

    /**
     * Checks the statement's kind by its first keyword.
     *
     * @throws ToolError naming the keyword and what can be asked instead
     */
    public static void check(SqlText text, boolean analyze) throws ToolError {
        int first = 0;
        while (text.isSymbol(first, '(')) {
            first++;
        }
        String keyword = text.word(first).orElse("");
        if (READING.contains(keyword) || WRITING.contains(keyword) && !analyze) {
            return;
        }
        int start = first < text.tokens().size() ? text.tokens().get(first).start() : 0;
        String caret = Caret.at(text.sql(), start);
        if (WRITING.contains(keyword)) {
            throw wouldWrite(keyword.toUpperCase(Locale.ROOT), caret);
        }
        if (keyword.equals("explain")) {
            throw new ToolError(
                    "Give the statement itself, without EXPLAIN.%s\nFor EXPLAIN ANALYZE add \"analyze\": true."
                            .formatted(caret));
        }
        throw new ToolError(
                "Refused: there is no plan for this.%s\nSELECT, WITH, VALUES and TABLE can be explained; INSERT, UPDATE, DELETE and MERGE without analyze."
                        .formatted(caret));
    }

    public static ToolError wouldWrite(String what, String caret) {
        return new ToolError(
                "Refused: analyze would run the %s, and it would write.%s\nLeave out analyze: then it is planned and nothing runs."
                        .formatted(what, caret));
    }
}
