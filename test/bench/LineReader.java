package bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines as bytes into one buffer, which grows to the longest line. */
final class LineReader {

    private static final int MOST_BYTES = 512 * 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int filled;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next line, which the one after it overwrites.
     *
     * @throws EOFException when the server ends
     */
    Line next() throws IOException {
        int looked = from;
        while (true) {
            for (; looked < filled; looked++) {
                if (buffer[looked] == '\n') {
                    Line line = new Line(buffer, from, looked);
                    from = looked + 1;
                    return line;
                }
            }
            looked -= makeRoom();
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                throw new EOFException("the server ended");
            }
            filled += count;
        }
    }

    /** Moves the unfinished line to the front, in a bigger buffer if need be; returns how far. */
    private int makeRoom() throws IOException {
        int moved = from;
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == MOST_BYTES) {
            throw new IOException("an answer of over " + MOST_BYTES / 1024 / 1024 + " MB");
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(MOST_BYTES, buffer.length * 2));
        }
        return moved;
    }
}
