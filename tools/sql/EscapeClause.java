package tools.sql;

import tools.ToolError;
import tools.sql.Token.Kind;

import java.util.List;

/** {@code U&"..." UESCAPE 'c'} is one name or string (manual, 4.1.2.3). */
final class EscapeClause {

    private EscapeClause() {}

    /**
     * Joins the last three tokens if they are such a clause.
     *
     * @throws ToolError when the character is written in a way that only the server could decode
     */
    static void join(String sql, List<Token> tokens) throws ToolError {
        int last = tokens.size() - 1;
        if (last < 2
                || !isUnicode(sql, tokens.get(last - 2))
                || !isUescape(sql, tokens.get(last - 1))) {
            return;
        }
        Token character = tokens.get(last);
        if (character.end() - character.start() != 3 || sql.charAt(character.start()) != '\'') {
            throw new ToolError(
                    "Write UESCAPE with one character in plain quotes: UESCAPE '!'."
                            + Caret.at(sql, character.start()));
        }
        Token first = tokens.get(last - 2);
        tokens.subList(last - 2, last + 1).clear();
        tokens.add(new Token(first.kind(), first.start(), character.end()));
    }

    private static boolean isUnicode(String sql, Token token) {
        return (token.kind() == Kind.STRING || token.kind() == Kind.QUOTED_IDENTIFIER)
                && sql.regionMatches(true, token.start(), "U&", 0, 2);
    }

    private static boolean isUescape(String sql, Token token) {
        return token.kind() == Kind.IDENTIFIER
                && Identifiers.unquoted(sql.substring(token.start(), token.end()))
                        .equals("uescape");
    }
}
