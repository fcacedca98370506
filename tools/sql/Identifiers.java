package tools.sql;

import tools.ToolError;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads names as PostgreSQL does: folded, unescaped and cut to the length that the catalogue keeps.
 */
public final class Identifiers {

    // NAMEDATALEN - 1, in bytes of the server's encoding.
    private static final int LONGEST = 63;

    private Identifiers() {}

    /** An unquoted name: only ASCII letters are folded. */
    static String unquoted(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return cut(folded.toString());
    }

    /**
     * A quoted name, with its quotes: {@code "a""b"}, {@code U&"d\0061ta"} or with UESCAPE behind.
     */
    static String quoted(String text) throws ToolError {
        int start = text.indexOf('"') + 1;
        int end = closingQuote(text, start);
        String inner = text.substring(start, end).replace("\"\"", "\"");
        if (text.charAt(0) == '"') {
            return cut(inner);
        }
        return cut(unescape(inner, end == text.length() - 1 ? '\\' : escapeOf(text)));
    }

    /** Comments, which may hold quotes, can stand between the name and UESCAPE. */
    private static int closingQuote(String text, int start) {
        int at = text.indexOf('"', start);
        while (text.startsWith("\"\"", at)) {
            at = text.indexOf('"', at + 2);
        }
        return at;
    }

    /** The character of {@code UESCAPE 'c'}, which the lexer makes sure is written like that. */
    private static char escapeOf(String text) {
        return text.charAt(text.length() - 2);
    }

    /** Manual, 4.1.1: {@code \XXXX}, {@code \+XXXXXX}, and the escape character doubled. */
    private static String unescape(String text, char escape) throws ToolError {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c != escape) {
                result.append(c);
                i++;
            } else if (text.startsWith(String.valueOf(escape), i + 1)) {
                result.append(escape);
                i += 2;
            } else {
                boolean six = text.startsWith("+", i + 1);
                int start = six ? i + 2 : i + 1;
                int end = start + (six ? 6 : 4);
                result.appendCodePoint(codePoint(text, start, end));
                i = end;
            }
        }
        return result.toString();
    }

    private static int codePoint(String text, int start, int end) throws ToolError {
        try {
            int codePoint = Integer.parseInt(text.substring(start, end), 16);
            if (Character.isValidCodePoint(codePoint)) {
                return codePoint;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // Reported below, as the server would.
        }
        throw new ToolError("ERROR 42601: invalid Unicode escape in the name U&\"" + text + '"');
    }

    /**
     * The form in which names are compared: equal for all names that a server could take for the
     * same. Those with one byte a character fold letters beyond ASCII too, and those with another
     * encoding than ours cut at another character.
     */
    public static String comparable(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name;
        }
        StringBuilder folded = new StringBuilder(name.length());
        cut(name).chars().forEach(c -> folded.append(Character.toLowerCase((char) c)));
        return cut(folded.toString());
    }

    private static String cut(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= LONGEST) {
            return name;
        }
        int end = LONGEST;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(utf8, end), StandardCharsets.UTF_8);
    }
}
