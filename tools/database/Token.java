package tools.database;

/**
 * One token of a SQL text, white space and comments left out.
 *
 * @param start index of its first character
 * @param end index after its last character
 */
record Token(Kind kind, int start, int end) {

    /** The classes of tokens that PostgreSQL's own scanner (scan.l) tells apart. */
    enum Kind {
        IDENTIFIER,
        QUOTED_IDENTIFIER,
        STRING,
        NUMBER,
        PARAMETER,
        OPERATOR,
        SYMBOL
    }

    boolean isSymbol(String sql, char symbol) {
        return kind == Kind.SYMBOL && sql.charAt(start) == symbol;
    }
}
