package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Answers every request at once and has no database: what the benchmark itself costs, and what an
 * empty JVM costs at the start.
 */
public final class NullServer {

    private static final byte[] ID = "\"id\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE_ID =
            "{\"jsonrpc\":\"2.0\",\"id\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_ID =
            ",\"result\":{\"protocolVersion\":\"2025-06-18\",\"content\":[],\"isError\":false}}\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private NullServer() {}

    public static void main(String[] arguments) throws IOException {
        byte[] buffer = new byte[1 << 16];
        int filled = 0;
        int count;
        while ((count = System.in.read(buffer, filled, buffer.length - filled)) >= 0) {
            filled += count;
            int from = 0;
            for (int at = 0; at < filled; at++) {
                if (buffer[at] == '\n') {
                    answer(buffer, from, System.out);
                    from = at + 1;
                }
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
        }
    }

    /** The benchmark writes the id at the same place in every request, and none elsewhere. */
    private static void answer(byte[] buffer, int from, OutputStream out) throws IOException {
        int id = from + BEFORE_ID.length;
        for (int i = 0; i < ID.length; i++) {
            if (buffer[id - ID.length + i] != ID[i]) {
                return;
            }
        }
        int end = id;
        while (buffer[end] != ',') {
            end++;
        }
        byte[] answer = new byte[BEFORE_ID.length + end - id + AFTER_ID.length];
        System.arraycopy(BEFORE_ID, 0, answer, 0, BEFORE_ID.length);
        System.arraycopy(buffer, id, answer, BEFORE_ID.length, end - id);
        System.arraycopy(AFTER_ID, 0, answer, answer.length - AFTER_ID.length, AFTER_ID.length);
        out.write(answer);
        out.flush();
    }
}
