package tools.guard;

import tools.ToolError;
import tools.sql.SqlText;
import tools.sql.Token.Kind;

import java.util.Optional;

/**
 * Calls that look like fields: {@code value.function} is {@code function(value)} where the value
 * has no such field (manual, 8.16.5).
 */
final class AttributeNotation {

    private AttributeNotation() {}

    /**
     * Whether the name behind a dot stands on something that need not be a row: {@code (x).name},
     * {@code x[1].name}, {@code $1.name}, a field of these, or a function in FROM.
     */
    static boolean onValue(SqlText text, int index) throws ToolError {
        int at = index - 2;
        while (text.name(at).isPresent() && text.isSymbol(at - 1, '.')) {
            at -= 2;
        }
        if (text.isSymbol(at, ')') || text.isSymbol(at, ']') || isParameter(text, at)) {
            return true;
        }
        Optional<String> alias = text.name(at);
        return at == index - 2 && alias.isPresent() && ScalarAliases.in(text).contain(alias.get());
    }

    private static boolean isParameter(SqlText text, int index) {
        return index >= 0 && text.tokens().get(index).kind() == Kind.PARAMETER;
    }
}
