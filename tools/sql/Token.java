package tools.sql;

/**
 * One token of a SQL text, white space and comments left out.
 *
 * @param start index of its first character
 * @param end index after its last character
 */
public record Token(Kind kind, int start, int end) {

    /** The classes of tokens that PostgreSQL's own scanner (scan.l) tells apart. */
    public enum Kind {
        IDENTIFIER,
        QUOTED_IDENTIFIER,
        STRING,
        NUMBER,
        PARAMETER,
        OPERATOR,
        SYMBOL
    }

    /** The same token in a text that begins earlier or later. */
    public Token shifted(int distance) {
        return new Token(kind, start + distance, end + distance);
    }

    public boolean isSymbol(String sql, char symbol) {
        return kind == Kind.SYMBOL && sql.charAt(start) == symbol;
    }
}
