package tools;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/**
 * A growing buffer of UTF-8 bytes that knows how to write JSON. Cells go from the driver's bytes
 * into it once, without becoming strings; it can be cut back to an earlier length. Not thread-safe.
 */
public final class Utf8Buffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    /** An empty buffer with room for {@code capacity} bytes before it has to grow. */
    public Utf8Buffer(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** How many bytes it holds. */
    public int length() {
        return length;
    }

    /** Forgets everything after the first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Appends text that is known to be ASCII, as it is. */
    public Utf8Buffer ascii(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Appends any text, as it is. */
    public Utf8Buffer text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return raw(encoded, 0, encoded.length);
    }

    /** Appends UTF-8 bytes, as they are. */
    public Utf8Buffer raw(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends all of another buffer, as it is. */
    public Utf8Buffer raw(Utf8Buffer other) {
        return raw(other.bytes, 0, other.length);
    }

    /** Appends another buffer without its first bytes. */
    public Utf8Buffer raw(Utf8Buffer other, int from) {
        return raw(other.bytes, from, other.length - from);
    }

    /** Appends one byte. */
    public Utf8Buffer raw(int oneByte) {
        reserve(1);
        bytes[length++] = (byte) oneByte;
        return this;
    }

    /** Turns line breaks from {@code start} on into spaces. */
    public void replaceLineBreaks(int start) {
        for (int i = start; i < length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
    }

    /** Appends a JSON string. */
    public Utf8Buffer string(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return string(encoded, 0, encoded.length);
    }

    /** Appends all of another buffer as a JSON string. */
    public Utf8Buffer string(Utf8Buffer other) {
        return string(other.bytes, 0, other.length);
    }

    /** Appends UTF-8 bytes as a JSON string. */
    public Utf8Buffer string(byte[] source, int offset, int count) {
        reserve(count + 2);
        bytes[length++] = '"';
        int end = offset + count;
        int start = offset;
        for (int i = offset; i < end; i++) {
            int one = source[i];
            if (one >= 0x20 && one != '"' && one != '\\' || one < 0) {
                continue;
            }
            raw(source, start, i - start);
            escape(one);
            start = i + 1;
        }
        raw(source, start, end - start);
        return raw('"');
    }

    private void escape(int one) {
        switch (one) {
            case '"', '\\' -> raw('\\').raw(one);
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> ascii("\\u00").raw(HEX[one >> 4]).raw(HEX[one & 15]);
        }
    }

    /** Appends a value as JSON: maps, lists, strings, numbers, booleans, null and other buffers. */
    public Utf8Buffer json(Object value) {
        if (value == null) {
            return ascii("null");
        }
        if (value instanceof Utf8Buffer ready) {
            return raw(ready);
        }
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof Number || value instanceof Boolean) {
            return ascii(value.toString());
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Iterable<?> list) {
            return array(list.iterator());
        }
        throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }

    private Utf8Buffer object(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            ascii(separator).string(entry.getKey().toString()).raw(':').json(entry.getValue());
            separator = ",";
        }
        return map.isEmpty() ? ascii("{}") : raw('}');
    }

    private Utf8Buffer array(Iterator<?> elements) {
        raw('[');
        while (elements.hasNext()) {
            json(elements.next());
            if (elements.hasNext()) {
                raw(',');
            }
        }
        return raw(']');
    }

    /** Writes everything to a stream in one piece. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
        }
    }
}
