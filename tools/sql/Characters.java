package tools.sql;

/**
 * The classes of characters that PostgreSQL's scanner knows; all beyond ASCII are letters to it.
 */
final class Characters {

    private Characters() {}

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifierStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    static boolean isIdentifierPart(char c) {
        return isIdentifierStart(c) || isDigit(c) || c == '$';
    }

    static boolean isTagPart(char c, boolean first) {
        return isIdentifierStart(c) || !first && isDigit(c);
    }
}
