package bench;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request whose bytes are ready but for its id: sending it a thousand times costs little. */
final class Request {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] BEFORE_ID = ascii("{\"jsonrpc\":\"2.0\",\"id\":");

    private final byte[] afterId;

    private Request(byte[] afterId) {
        this.afterId = afterId;
    }

    static Request of(String method, Map<String, ?> params) {
        String rest = ",\"method\":\"%s\",\"params\":%s}\n";
        return new Request(
                rest.formatted(method, JSON.writeValueAsString(params))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A call of a tool. */
    static Request call(String tool, Map<String, ?> arguments) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("name", tool);
        params.put("arguments", arguments);
        return of("tools/call", params);
    }

    /** The line to send, its line break included. */
    byte[] bytes(int id) {
        byte[] number = ascii(Integer.toString(id));
        byte[] bytes = new byte[BEFORE_ID.length + number.length + afterId.length];
        System.arraycopy(BEFORE_ID, 0, bytes, 0, BEFORE_ID.length);
        System.arraycopy(number, 0, bytes, BEFORE_ID.length, number.length);
        System.arraycopy(afterId, 0, bytes, BEFORE_ID.length + number.length, afterId.length);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
