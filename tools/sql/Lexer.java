package tools.sql;

import tools.ToolError;
import tools.sql.Token.Kind;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a SQL text into tokens exactly as PostgreSQL's scanner does (src/backend/parser/scan.l of 14
 * to 18, with {@code standard_conforming_strings} on): where a string or comment ends decides what
 * is code.
 */
public final class Lexer {

    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";

    private static final char NO_PREFIX = '\0';

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    /**
     * The tokens of a text, in order.
     *
     * @throws ToolError when a string, quoted name or comment is not closed
     */
    public static List<Token> lex(String sql) throws ToolError {
        Lexer lexer = new Lexer(sql);
        while (lexer.skipBlanks()) {
            lexer.next();
            EscapeClause.join(sql, lexer.tokens);
        }
        return lexer.tokens;
    }

    private void next() throws ToolError {
        int start = at;
        char c = sql.charAt(at);
        if (c == '\'') {
            finishString(start, NO_PREFIX);
        } else if (c == '"') {
            finishQuotedIdentifier(start);
        } else if (c == '$') {
            dollar();
        } else if (Characters.isIdentifierStart(c)) {
            identifierOrPrefixedLiteral(start);
        } else if (Characters.isDigit(c) || c == '.' && Characters.isDigit(peek(1))) {
            number();
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            operator();
        } else {
            // Anything else is a token of its own; what SQL has no use for, the server refuses.
            at += isPair(c) ? 2 : 1;
            add(Kind.SYMBOL, start);
        }
    }

    /** Whether {@code ::}, {@code :=} or {@code ..} begins here. */
    private boolean isPair(char c) {
        return c == ':' && (peek(1) == ':' || peek(1) == '=') || c == '.' && peek(1) == '.';
    }

    /** Moves to the next token; false at the end of the text. */
    private boolean skipBlanks() throws ToolError {
        while (at < sql.length()) {
            if (Characters.isSpace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                skipLine();
            } else if (sql.startsWith("/*", at)) {
                skipBlockComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipLine() {
        while (at < sql.length() && !Characters.isNewline(sql.charAt(at))) {
            at++;
        }
    }

    private void skipBlockComment() throws ToolError {
        int start = at;
        int depth = 0;
        do {
            if (at >= sql.length()) {
                throw unterminated("comment", start);
            }
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0);
    }

    private void identifierOrPrefixedLiteral(int start) throws ToolError {
        char prefix = Character.toLowerCase(sql.charAt(at));
        char quote = peek(1);
        if (quote == '\'' && "ebx".indexOf(prefix) >= 0) {
            at++;
            finishString(start, prefix);
        } else if (prefix == 'u' && quote == '&' && peek(2) == '\'') {
            at += 2;
            finishString(start, prefix);
        } else if (prefix == 'u' && quote == '&' && peek(2) == '"') {
            at += 2;
            finishQuotedIdentifier(start);
        } else {
            while (at < sql.length() && Characters.isIdentifierPart(sql.charAt(at))) {
                at++;
            }
            add(Kind.IDENTIFIER, start);
        }
    }

    /** Reads a string whose opening quote is the current character, with all its continuations. */
    private void finishString(int start, char prefix) throws ToolError {
        do {
            at++;
            skipToClosingQuote(start, prefix);
        } while (continues());
        add(Kind.STRING, start);
    }

    private void skipToClosingQuote(int start, char prefix) throws ToolError {
        // Two quotes stand for one, but not in bit strings: there the second begins a new string.
        boolean doubled = prefix != 'b' && prefix != 'x';
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (prefix == 'e' && c == '\\') {
                at += 2;
            } else if (c != '\'') {
                at++;
            } else if (doubled && peek(1) == '\'') {
                at += 2;
            } else {
                at++;
                return;
            }
        }
        throw unterminated("quoted string", start);
    }

    /**
     * Whether the string goes on after white space that holds a line break; then the current
     * character is its next opening quote. Line comments count as white space here, block comments
     * do not.
     */
    private boolean continues() {
        int before = at;
        boolean newline = false;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' && newline) {
                return true;
            }
            if (sql.startsWith("--", at)) {
                skipLine();
            } else if (Characters.isSpace(c)) {
                newline |= Characters.isNewline(c);
                at++;
            } else {
                break;
            }
        }
        at = before;
        return false;
    }

    private void finishQuotedIdentifier(int start) throws ToolError {
        at++;
        while (at < sql.length()) {
            if (sql.charAt(at) != '"') {
                at++;
            } else if (peek(1) == '"') {
                at += 2;
            } else {
                at++;
                add(Kind.QUOTED_IDENTIFIER, start);
                return;
            }
        }
        throw unterminated("quoted identifier", start);
    }

    private void dollar() throws ToolError {
        int start = at;
        int end = at + 1;
        if (Characters.isDigit(peek(1))) {
            while (end < sql.length() && Characters.isDigit(sql.charAt(end))) {
                end++;
            }
            at = end;
            add(Kind.PARAMETER, start);
            return;
        }
        while (end < sql.length() && Characters.isTagPart(sql.charAt(end), end == start + 1)) {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$') {
            at = start + 1;
            add(Kind.SYMBOL, start);
            return;
        }
        String delimiter = sql.substring(start, end + 1);
        int close = sql.indexOf(delimiter, end + 1);
        if (close < 0) {
            throw unterminated("dollar-quoted string", start);
        }
        at = close + delimiter.length();
        add(Kind.STRING, start);
    }

    private void number() {
        int start = at;
        if (sql.charAt(at) == '0' && "xXoObB".indexOf(peek(1)) >= 0) {
            skipWord();
        } else {
            skipDigits();
            if (peek(0) == '.' && peek(1) != '.') {
                at++;
                skipDigits();
            }
            int exponent = "+-".indexOf(peek(1)) >= 0 ? 2 : 1;
            if ((peek(0) == 'e' || peek(0) == 'E') && Characters.isDigit(peek(exponent))) {
                at += exponent;
                skipDigits();
            }
            if (sql.substring(start, at).indexOf('_') >= 0) {
                skipWord();
            }
        }
        add(Kind.NUMBER, start);
    }

    /**
     * Numbers of 16 and newer, such as {@code 0x1F} and {@code 1_000}, are a number and a name to
     * 14, and that name may hold dollar signs: {@code 1_$$} must not begin a string.
     */
    private void skipWord() {
        skipWhile(Characters::isIdentifierPart);
    }

    private void skipDigits() {
        skipWhile(c -> Characters.isDigit(c) || c == '_');
    }

    private void operator() {
        int start = at;
        while (at < sql.length()
                && OPERATOR_CHARACTERS.indexOf(sql.charAt(at)) >= 0
                && (at == start || !sql.startsWith("--", at) && !sql.startsWith("/*", at))) {
            at++;
        }
        // An operator ends in + or - only if it holds a character that standard SQL has none with.
        String operator = sql.substring(start, at);
        if (operator.chars().noneMatch(c -> "~!@#^&|`?%".indexOf(c) >= 0)) {
            while (at > start + 1 && "+-".indexOf(sql.charAt(at - 1)) >= 0) {
                at--;
            }
        }
        add(Kind.OPERATOR, start);
    }

    private interface CharacterTest {
        boolean matches(char c);
    }

    private void skipWhile(CharacterTest test) {
        while (at < sql.length() && test.matches(sql.charAt(at))) {
            at++;
        }
    }

    private void add(Kind kind, int start) {
        tokens.add(new Token(kind, start, at));
    }

    private char peek(int distance) {
        return at + distance < sql.length() ? sql.charAt(at + distance) : '\0';
    }

    private ToolError unterminated(String what, int start) {
        return new ToolError("ERROR 42601: unterminated " + what + Caret.at(sql, start));
    }
}
