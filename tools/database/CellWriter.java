package tools.database;

import org.postgresql.core.Oid;

import tools.JsonReader;
import tools.UnicodeText;
import tools.Utf8Buffer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes one cell, given as the text form that the server sends, which is what psql prints.
 *
 * <p>In JSON: null, booleans, finite floats, integers up to 2^53 and json/jsonb are native, all
 * else is a string. In the table: the text as it is, {@code NULL} for null, and a JSON string where
 * the plain text would be ambiguous.
 */
final class CellWriter {

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    // Up to 15 digits a number is below 2^53 without a look at its value.
    private static final int SURELY_EXACT_LENGTH = 15;

    private static final int DEEPEST_JSON = 100;

    private CellWriter() {}

    /**
     * Writes the cell into both forms; true when it was longer than {@code limit} bytes and cut.
     */
    static boolean write(Utf8Buffer json, Utf8Buffer text, int type, byte[] value, int limit) {
        if (value == null) {
            json.ascii("null");
            text.ascii("NULL");
            return false;
        }
        byte[] utf8 = valid(value);
        if (utf8.length > limit) {
            byte[] cut = cut(utf8, limit);
            json.string(cut, 0, cut.length);
            textCell(text, cut);
            return true;
        }
        if (isNativeJson(type, utf8)) {
            nativeJson(json, type, utf8);
        } else {
            json.string(utf8, 0, utf8.length);
        }
        textCell(text, utf8);
        return false;
    }

    private static boolean isNativeJson(int type, byte[] value) {
        return switch (type) {
            case Oid.BOOL, Oid.INT2, Oid.INT4 -> true;
            // A client whose parser gives up would lose the whole answer.
            case Oid.JSON, Oid.JSONB -> depth(value) <= DEEPEST_JSON && hasWholeCharacters(value);
            case Oid.INT8 -> value.length <= SURELY_EXACT_LENGTH || isExactInDouble(value);
            // NaN and Infinity are not JSON.
            case Oid.FLOAT4, Oid.FLOAT8 -> isDigit(value[value.length - 1]);
            default -> false;
        };
    }

    /**
     * How deep arrays and objects are nested at most; brackets in strings count too, which is safe.
     */
    private static int depth(byte[] json) {
        int depth = 0;
        int deepest = 0;
        for (byte character : json) {
            if (character == '[' || character == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (character == ']' || character == '}') {
                depth--;
            }
        }
        return deepest;
    }

    /** Whether no escape stands for half a surrogate pair: json keeps such ones. */
    private static boolean hasWholeCharacters(byte[] json) {
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '\\' && json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd') {
                return isWhole(json);
            }
        }
        return true;
    }

    private static boolean isWhole(byte[] json) {
        try {
            return UnicodeText.isValid(JsonReader.read(json, 0, json.length));
        } catch (JsonReader.UnreadableException e) {
            // The type json also keeps numbers that nobody can read.
            return false;
        }
    }

    private static boolean isExactInDouble(byte[] value) {
        long number = Long.parseLong(new String(value, StandardCharsets.US_ASCII));
        return number <= EXACT_IN_DOUBLE && number >= -EXACT_IN_DOUBLE;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static void nativeJson(Utf8Buffer json, int type, byte[] value) {
        if (type == Oid.BOOL) {
            json.ascii(value[0] == 't' ? "true" : "false");
            return;
        }
        int start = json.length();
        json.raw(value, 0, value.length);
        if (type == Oid.JSON) {
            // A json value keeps its line breaks, always between tokens; a message is one line.
            json.replaceLineBreaks(start);
        }
    }

    /** Writes text that cannot be mistaken for NULL, a separator or the end of the row. */
    static void textCell(Utf8Buffer text, byte[] value) {
        if (isPlain(value)) {
            text.raw(value, 0, value.length);
        } else {
            text.string(value, 0, value.length);
        }
    }

    private static boolean isPlain(byte[] value) {
        if (value.length == 0 || value[0] == '"' || value[0] == ' ') {
            return false;
        }
        for (byte character : value) {
            if (character == '|' || character >= 0 && character < ' ' && character != '\t') {
                return false;
            }
        }
        return value.length != 4 || !new String(value, StandardCharsets.UTF_8).equals("NULL");
    }

    /** The same bytes, or a repaired copy: a SQL_ASCII database may send what is not UTF-8. */
    private static byte[] valid(byte[] value) {
        for (byte character : value) {
            if (character < 0) {
                return new String(value, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            }
        }
        return value;
    }

    private static byte[] cut(byte[] utf8, int limit) {
        int end = limit;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        String note = String.format(Locale.ROOT, "… [cut, %d of %d bytes]", end, utf8.length);
        return (new String(utf8, 0, end, StandardCharsets.UTF_8) + note)
                .getBytes(StandardCharsets.UTF_8);
    }
}
