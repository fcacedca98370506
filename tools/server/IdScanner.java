package tools.server;

import tools.JsonReader;

import java.util.Optional;

/**
 * Finds the id of a message that cannot be read as a whole, so that its sender learns which one was
 * refused. It only follows strings and brackets, and therefore survives everything else.
 */
final class IdScanner {

    private final byte[] bytes;
    private final int end;
    private int position;

    private IdScanner(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        end = offset + length;
        position = offset;
    }

    /** The id in this message, or in this beginning of one. */
    static Optional<Object> find(byte[] bytes, int offset, int length) {
        return new IdScanner(bytes, offset, length).find();
    }

    /** Whether JSON-RPC has such ids; whether we take them is another question. */
    static boolean isId(Object value) {
        return value instanceof String || value instanceof Number;
    }

    private Optional<Object> find() {
        int depth = 0;
        while (position < end) {
            switch (bytes[position]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int start = position;
                    skipString();
                    if (depth == 1 && isKeyOfId(start)) {
                        return value();
                    }
                }
                default -> {}
            }
            position++;
        }
        return Optional.empty();
    }

    /** Goes from the quote that opens a string to the one that closes it. */
    private void skipString() {
        position++;
        while (position < end && bytes[position] != '"') {
            position += bytes[position] == '\\' ? 2 : 1;
        }
    }

    /** Whether the string from {@code start} to here is {@code "id"}; then goes to its colon. */
    private boolean isKeyOfId(int start) {
        if (position != start + 3 || bytes[start + 1] != 'i' || bytes[start + 2] != 'd') {
            return false;
        }
        int next = afterSpace(position + 1);
        if (next >= end || bytes[next] != ':') {
            return false;
        }
        position = next;
        return true;
    }

    private int afterSpace(int from) {
        int next = from;
        while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {
            next++;
        }
        return next;
    }

    private Optional<Object> value() {
        int start = afterSpace(position + 1);
        position = start;
        if (start < end && bytes[start] == '"') {
            skipString();
            position++;
        } else {
            while (position < end && ",} \t".indexOf(bytes[position]) < 0) {
                position++;
            }
        }
        if (position >= end) {
            // What is cut off here may have been longer.
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JsonReader.read(bytes, start, position - start))
                    .filter(IdScanner::isId);
        } catch (JsonReader.UnreadableException e) {
            return Optional.empty();
        }
    }
}
