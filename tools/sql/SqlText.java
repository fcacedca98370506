package tools.sql;

import tools.ToolError;
import tools.sql.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A SQL text and what its tokens say about it. The text itself always goes to the server as it
 * came.
 *
 * @param parameters the highest {@code $n} in it
 */
public record SqlText(String sql, List<Token> tokens, int parameters) {

    /**
     * Reads a text that has to hold exactly one statement; a trailing semicolon and comments are
     * fine.
     *
     * @throws ToolError when it is empty, holds a NUL character, is not closed, or holds more than
     *     one
     */
    public static SqlText ofOneStatement(String sql) throws ToolError {
        List<Token> tokens = lex(sql);
        int end = 0;
        while (end < tokens.size() && !tokens.get(end).isSymbol(sql, ';')) {
            end++;
        }
        List<Token> statement = tokens.subList(0, end);
        for (Token token : tokens.subList(end, tokens.size())) {
            if (!token.isSymbol(sql, ';')) {
                throw statement.isEmpty() ? empty() : severalStatements(sql, token);
            }
        }
        if (statement.isEmpty()) {
            throw empty();
        }
        return new SqlText(sql, statement, highestParameter(sql, statement));
    }

    /**
     * Reads a text of any number of statements; each keeps its own piece of the text, untouched.
     *
     * @throws ToolError when there is none, or the text cannot be read
     */
    public static List<SqlText> ofSeveralStatements(String sql) throws ToolError {
        List<SqlText> statements = new ArrayList<>();
        for (List<Token> tokens : StatementSplitter.split(sql, lex(sql))) {
            int start = tokens.get(0).start();
            String piece = sql.substring(start, tokens.get(tokens.size() - 1).end());
            List<Token> shifted = tokens.stream().map(token -> token.shifted(-start)).toList();
            SqlText statement = new SqlText(piece, shifted, highestParameter(piece, shifted));
            statements.add(
                    statement.hasOwnParameters() ? new SqlText(piece, shifted, 0) : statement);
        }
        if (statements.isEmpty()) {
            throw empty();
        }
        return statements;
    }

    /** Whether {@code $n} in it are arguments of what it defines, and no values for us to give. */
    private boolean hasOwnParameters() {
        Set<String> routines = Set.of("function", "procedure");
        int defined = word(1).equals(Optional.of("or")) ? 3 : 1;
        return word(0).equals(Optional.of("prepare"))
                || word(0).equals(Optional.of("create"))
                        && word(defined).filter(routines::contains).isPresent();
    }

    private static List<Token> lex(String sql) throws ToolError {
        int nul = sql.indexOf('\0');
        if (nul >= 0) {
            throw new ToolError(
                    "The SQL holds a NUL character (U+0000) at position %d, which PostgreSQL text cannot hold. Remove it."
                            .formatted(nul + 1));
        }
        return Lexer.lex(sql);
    }

    /** The unquoted word at this place among the tokens, in lower case, if there is one. */
    public Optional<String> word(int index) {
        if (index < 0 || index >= tokens.size() || tokens.get(index).kind() != Kind.IDENTIFIER) {
            return Optional.empty();
        }
        return Optional.of(Identifiers.unquoted(textOf(index)));
    }

    /** The name at this place, quoted or not, as the catalogue has it, if there is one. */
    public Optional<String> name(int index) throws ToolError {
        if (index < 0 || index >= tokens.size()) {
            return Optional.empty();
        }
        return switch (tokens.get(index).kind()) {
            case IDENTIFIER -> Optional.of(Identifiers.unquoted(textOf(index)));
            case QUOTED_IDENTIFIER -> Optional.of(Identifiers.quoted(textOf(index)));
            default -> Optional.empty();
        };
    }

    /** Whether the token at this place is this symbol. */
    public boolean isSymbol(int index, char symbol) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isSymbol(sql, symbol);
    }

    /** The token at this place as it stands in the text. */
    public String textOf(int index) {
        Token token = tokens.get(index);
        return sql.substring(token.start(), token.end());
    }

    /** Whether each of the parameters up to the highest is mentioned: {@code $1} first. */
    public boolean[] usedParameters() throws ToolError {
        boolean[] used = new boolean[parameters];
        for (Token token : tokens) {
            if (token.kind() == Kind.PARAMETER && parameters > 0) {
                used[parameterNumber(sql, token) - 1] = true;
            }
        }
        return used;
    }

    private static int highestParameter(String sql, List<Token> tokens) throws ToolError {
        int highest = 0;
        for (Token token : tokens) {
            if (token.kind() == Kind.PARAMETER) {
                highest = Math.max(highest, parameterNumber(sql, token));
            }
        }
        return highest;
    }

    private static int parameterNumber(String sql, Token token) throws ToolError {
        String digits = sql.substring(token.start() + 1, token.end());
        // The protocol counts parameters in 16 bits.
        if (digits.length() > 5
                || Integer.parseInt(digits) > 65535
                || Integer.parseInt(digits) < 1) {
            throw new ToolError(
                    "There is no parameter $%s: number them from $1 to $65535.%s"
                            .formatted(digits, Caret.at(sql, token.start())));
        }
        return Integer.parseInt(digits);
    }

    private static ToolError empty() {
        return new ToolError(
                "The SQL is empty. Give one statement, for example {\"sql\": \"select 1\"}.");
    }

    private static ToolError severalStatements(String sql, Token second) {
        return new ToolError(
                "Only one statement a call: a second one starts here.%s\nSend the statements one by one."
                        .formatted(Caret.at(sql, second.start())));
    }
}
