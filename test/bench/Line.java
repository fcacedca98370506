package bench;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;

/**
 * A line of a server, as bytes in a buffer that the next line overwrites. Nothing is parsed: what
 * is asked here stands near one of the ends of an answer, in any server's spelling.
 */
record Line(byte[] buffer, int from, int to) {

    private static final int NEAR = 512;
    private static final byte[] ID = "\"id\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "\"error\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IS_ERROR = "\"isError\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CURSOR = "\"cursor\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAG = "rowtag-".getBytes(StandardCharsets.US_ASCII);
    private static final int NOT_FOUND = -1;

    int length() {
        return to - from;
    }

    /** Whether it is an answer and no notification. */
    boolean isAnswer() {
        return valueOf(ID) != NOT_FOUND;
    }

    /** Whether it answers that something went wrong. */
    boolean isError() {
        int isError = valueOf(IS_ERROR);
        return isError == NOT_FOUND ? valueOf(ERROR) != NOT_FOUND : buffer[isError] == 't';
    }

    /** Whether the text is near one of the ends. */
    boolean mentions(String text) {
        return find(text.getBytes(StandardCharsets.UTF_8)) != NOT_FOUND;
    }

    /** The handle under which the next page can be had. */
    Optional<String> cursor() {
        int value = valueOf(CURSOR);
        if (value == NOT_FOUND) {
            return Optional.empty();
        }
        int end = value + 1;
        while (buffer[end] != '"') {
            end++;
        }
        return Optional.of(
                new String(buffer, value + 1, end - value - 1, StandardCharsets.US_ASCII));
    }

    /** Notes the numbers of all rows in it, by the tag that each row holds. */
    void collectRows(BitSet rows) {
        int at = find(TAG, from, to);
        while (at != NOT_FOUND) {
            int digit = at + TAG.length;
            int number = 0;
            while (digit < to && buffer[digit] >= '0' && buffer[digit] <= '9') {
                number = number * 10 + buffer[digit++] - '0';
            }
            rows.set(number);
            at = find(TAG, digit, to);
        }
    }

    /** Its beginning, for a message. */
    String beginning() {
        return new String(buffer, from, Math.min(200, length()), StandardCharsets.UTF_8);
    }

    /** Where the member's value begins. */
    private int valueOf(byte[] quotedName) {
        int found = find(quotedName);
        if (found == NOT_FOUND) {
            return NOT_FOUND;
        }
        int value = found + quotedName.length;
        while (value < to - 1 && (buffer[value] == ':' || buffer[value] == ' ')) {
            value++;
        }
        return value;
    }

    private int find(byte[] bytes) {
        int near = find(bytes, from, Math.min(to, from + NEAR));
        return near == NOT_FOUND && length() > NEAR
                ? find(bytes, Math.max(from, to - NEAR), to)
                : near;
    }

    private int find(byte[] bytes, int begin, int end) {
        for (int at = begin; at <= end - bytes.length; at++) {
            if (buffer[at] == bytes[0] && matches(bytes, at)) {
                return at;
            }
        }
        return NOT_FOUND;
    }

    private boolean matches(byte[] bytes, int at) {
        for (int i = 1; i < bytes.length; i++) {
            if (buffer[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
