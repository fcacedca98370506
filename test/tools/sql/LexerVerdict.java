package tools.sql;

import org.postgresql.util.ServerErrorMessage;

import tools.ToolError;
import tools.sql.Token.Kind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lexer makes of a text, compared with what the server said about it. */
final class LexerVerdict {

    /** What the server said, as far as it is about tokens. */
    enum Verdict {
        ONE,
        SEVERAL,
        UNTERMINATED,
        SYNTAX_ERROR,
        OTHER;

        static Verdict of(Optional<ServerErrorMessage> error) {
            String message = error.map(ServerErrorMessage::getMessage).orElse("");
            String state = error.map(ServerErrorMessage::getSQLState).orElse("");
            if (message.startsWith("cannot insert multiple commands")) {
                return SEVERAL;
            }
            if (OPEN.matcher(message).matches()) {
                return UNTERMINATED;
            }
            if (message.startsWith("syntax error at")) {
                return SYNTAX_ERROR;
            }
            return state.equals("42601") || state.startsWith("22") ? OTHER : ONE;
        }
    }

    private static final Pattern NEAR =
            Pattern.compile("syntax error at or near \"(.*)\"", Pattern.DOTALL);
    private static final Pattern OPEN =
            Pattern.compile("unterminated (quoted|bit|hexadecimal|dollar|/\\*).*", Pattern.DOTALL);

    private static final String VERTICAL_TAB = "\u000b";

    private final String sql;
    private final int major;
    private final List<Token> tokens;
    private final boolean unterminated;
    private final boolean refused;

    LexerVerdict(String sql, int major) {
        this.sql = sql;
        this.major = major;
        List<Token> read = List.of();
        String error = "";
        try {
            read = Lexer.lex(sql);
        } catch (ToolError e) {
            error = e.getMessage();
        }
        tokens = read;
        unterminated = error.contains("unterminated");
        refused = !error.isEmpty() && !unterminated;
    }

    /** How the two disagree, if they do; {@code error} is empty when the server took the text. */
    Optional<String> disagreement(Optional<ServerErrorMessage> error) {
        if (refused) {
            // An escape character that is not plainly written: refusing more is allowed.
            return Optional.empty();
        }
        String message = error.map(ServerErrorMessage::getMessage).orElse("no error");
        return switch (Verdict.of(error)) {
            case SEVERAL -> unless(!unterminated && statements() > 1, message);
            case UNTERMINATED -> unless(unterminated, message);
            case SYNTAX_ERROR -> nearToken(error.orElseThrow());
            // Found on the way: what stands behind it the server has not looked at.
            case OTHER -> Optional.empty();
            case ONE -> unless(!unterminated && statements() <= 1, message);
        };
    }

    private Optional<String> nearToken(ServerErrorMessage error) {
        String message = error.getMessage();
        Matcher near = NEAR.matcher(message);
        // The end of the input is no token.
        return near.matches()
                ? nearToken(near.group(1), indexOf(error.getPosition()), message)
                : Optional.empty();
    }

    private Optional<String> nearToken(String near, int index, String message) {
        if (unterminated) {
            // The server may have stopped earlier; then the part before it must read the same.
            return new LexerVerdict(sql.substring(0, index + near.length()), major)
                    .nearTokenOfPrefix(near, index, message);
        }
        boolean found =
                tokens.stream().anyMatch(token -> token.start() == index && reads(token, near));
        return unless(found || isInNumber(index) || isOldSpace(near), message);
    }

    private Optional<String> nearTokenOfPrefix(String near, int index, String message) {
        return unterminated ? unless(false, message) : nearToken(near, index, message);
    }

    private boolean reads(Token token, String near) {
        String text = sql.substring(token.start(), token.end());
        return text.equals(near)
                // The server has not seen the UESCAPE behind it yet.
                || text.startsWith(near) && text.toLowerCase(Locale.ROOT).startsWith("u&")
                || text.startsWith(near) && major < 16 && text.contains(VERTICAL_TAB);
    }

    /** A number that runs into letters or $ is an error, or a number and a name before 15. */
    private boolean isInNumber(int index) {
        return tokens.stream()
                .anyMatch(
                        token ->
                                token.kind() == Kind.NUMBER
                                        && token.start() <= index
                                        && index < token.end());
    }

    /** Up to 15 a vertical tab is an error outside of strings, and white space since then. */
    private boolean isOldSpace(String near) {
        return major < 16 && near.equals(VERTICAL_TAB);
    }

    private Optional<String> unless(boolean agreed, String message) {
        String ours = unterminated ? "unterminated" : statements() + " statements";
        return agreed ? Optional.empty() : Optional.of("server: " + message + "; we: " + ours);
    }

    private long statements() {
        long count = 0;
        boolean open = false;
        for (Token token : tokens) {
            boolean end = token.isSymbol(sql, ';');
            count += !end && !open ? 1 : 0;
            open = !end;
        }
        return count;
    }

    private int indexOf(int position) {
        return sql.offsetByCodePoints(0, position - 1);
    }
}
