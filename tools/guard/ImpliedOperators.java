package tools.guard;

import tools.sql.SqlText;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operators that are reached by a key word, without a token of their own (parse_expr.c). */
final class ImpliedOperators {

    private static final Map<String, List<String>> BY_WORD =
            Map.of(
                    "in", List.of("=", "<>"),
                    "between", List.of("<", "<=", ">", ">="),
                    "like", List.of("~~", "!~~"),
                    "ilike", List.of("~~*", "!~~*"),
                    "similar", List.of("~", "!~"),
                    "using", List.of("="),
                    "natural", List.of("="),
                    "nullif", List.of("="),
                    "case", List.of("="),
                    "distinct", List.of("="));

    private ImpliedOperators() {}

    /** The operators of the key word at this place, if it is one. */
    static List<String> of(SqlText text, int index) {
        Optional<String> word = text.word(index);
        if (word.isEmpty() || !BY_WORD.containsKey(word.get())) {
            return List.of();
        }
        Optional<String> next = text.word(index + 1);
        boolean none =
                text.isSymbol(index - 1, '.')
                        // Behind AS stands a label, whatever the word means elsewhere; a column of
                        // this name is told by the dot before it.
                        || text.word(index - 1).equals(Optional.of("as"))
                                && !text.isSymbol(index - 2, '.')
                        || switch (word.get()) {
                            // CASE WHEN compares nothing, and SELECT DISTINCT goes by the type's
                            // sort order.
                            case "case" -> next.equals(Optional.of("when"));
                            case "distinct" -> !next.equals(Optional.of("from"));
                            default -> false;
                        };
        return none ? List.of() : BY_WORD.get(word.get());
    }
}
