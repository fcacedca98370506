package tools.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into lines without ever holding more than one line of the allowed length. The stock
 * readers turn bytes into strings first and have no limit.
 */
final class LineReader {

    /** The longest line that is read, in bytes. */
    static final int LONGEST = 8 << 20;

    private static final int USUAL = 16 << 10;
    private static final int WASTEFUL = 1 << 20;
    private static final int KEPT_OF_TOO_LONG = 4096;

    private final InputStream in;
    private byte[] buffer = new byte[USUAL];
    private int start;
    private int end;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its line break, or nothing at the end of the stream. */
    Optional<Line> next() throws IOException {
        if (start == end && buffer.length > WASTEFUL) {
            buffer = new byte[USUAL];
            start = 0;
            end = 0;
        }
        int scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    Line line = new Line.Complete(buffer, start, lengthWithoutReturn(scanned));
                    start = scanned + 1;
                    return Optional.of(line);
                }
            }
            if (end - start > LONGEST) {
                return Optional.of(skipTooLong());
            }
            try {
                scanned -= makeRoom();
            } catch (OutOfMemoryError e) {
                return Optional.of(skipTooLong());
            }
            if (!fill()) {
                return lastLine();
            }
        }
    }

    private int lengthWithoutReturn(int newline) {
        return newline > start && buffer[newline - 1] == '\r'
                ? newline - 1 - start
                : newline - start;
    }

    /** Makes sure that there is free space; returns by how much the data moved to the front. */
    private int makeRoom() {
        if (end < buffer.length) {
            return 0;
        }
        int moved = start;
        byte[] target = moved > 0 ? buffer : new byte[Math.min(buffer.length * 2, LONGEST + 64)];
        System.arraycopy(buffer, start, target, 0, end - start);
        buffer = target;
        end -= moved;
        start = 0;
        return moved;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count >= 0;
    }

    private Optional<Line> lastLine() {
        if (start == end) {
            return Optional.empty();
        }
        Line line = new Line.Complete(buffer, start, end - start);
        start = end;
        return Optional.of(line);
    }

    private Line skipTooLong() throws IOException {
        byte[] head = Arrays.copyOfRange(buffer, start, start + KEPT_OF_TOO_LONG);
        byte[] tail = Arrays.copyOfRange(buffer, end - KEPT_OF_TOO_LONG, end);
        long length = end - start;
        start = 0;
        end = 0;
        while (fill()) {
            int newline = 0;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            length += newline;
            tail = lastOf(tail, newline);
            if (newline < end) {
                start = newline + 1;
                break;
            }
            end = 0;
        }
        return new Line.TooLong(length, head, tail);
    }

    private byte[] lastOf(byte[] before, int count) {
        if (count >= KEPT_OF_TOO_LONG) {
            return Arrays.copyOfRange(buffer, count - KEPT_OF_TOO_LONG, count);
        }
        byte[] joined = Arrays.copyOfRange(before, count, KEPT_OF_TOO_LONG + count);
        System.arraycopy(buffer, 0, joined, KEPT_OF_TOO_LONG - count, count);
        return joined;
    }
}
