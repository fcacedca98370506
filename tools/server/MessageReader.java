package tools.server;

import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;

import tools.JsonReader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a line into a message; whatever the line holds, there is a message for it. */
final class MessageReader {

    private static final Pattern ID_AT_END =
            Pattern.compile(
                    ",\\s*\"id\"\\s*:\\s*(-?\\d{1,18}|\"[^\"\\\\]{0,200}\")\\s*"
                            + "(?:,\\s*\"jsonrpc\"\\s*:\\s*\"2.0\"\\s*)?\\}\\s*$");

    private MessageReader() {}

    static Message read(Line line) {
        if (line instanceof Line.TooLong tooLong) {
            return tooLong(tooLong);
        }
        Line.Complete complete = (Line.Complete) line;
        if (isBlank(complete)) {
            return new Message.Blank();
        }
        try {
            return ofJson(JsonReader.read(complete.bytes(), complete.offset(), complete.length()));
        } catch (JsonReader.UnreadableException e) {
            return new Message.Invalid(
                    idOf(line), ErrorCodes.PARSE_ERROR, "Parse error: " + e.getMessage() + ".");
        }
    }

    /** The id as far as it can be known without reading the message. */
    static Optional<Object> idOf(Line line) {
        if (line instanceof Line.TooLong tooLong) {
            return IdScanner.find(tooLong.head(), 0, tooLong.head().length)
                    .or(() -> idAtEnd(tooLong.tail()));
        }
        Line.Complete complete = (Line.Complete) line;
        return IdScanner.find(complete.bytes(), complete.offset(), complete.length());
    }

    private static boolean isBlank(Line.Complete line) {
        for (int i = 0; i < line.length(); i++) {
            byte character = line.bytes()[line.offset() + i];
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }

    private static Message ofJson(Object json) {
        if (json instanceof List<?>) {
            return invalid(
                    Optional.empty(),
                    "JSON-RPC batches are not part of MCP: send each message on a line of its"
                            + " own.");
        }
        if (!(json instanceof Map<?, ?> map)) {
            return invalid(Optional.empty(), "A message must be a JSON object.");
        }
        Map<String, Object> message = members(map);
        Optional<Object> id = Optional.ofNullable(message.get("id")).filter(IdScanner::isId);
        if (!"2.0".equals(message.get("jsonrpc"))) {
            return invalid(id, "\"jsonrpc\" must be \"2.0\".");
        }
        if (message.containsKey("id") && !isOurs(message.get("id"))) {
            return invalid(id, "\"id\" must be a string or a whole number below 2^63.");
        }
        return message.containsKey("method") ? asked(message, id) : answered(message, id);
    }

    private static Message asked(Map<String, Object> message, Optional<Object> id) {
        if (!(message.get("method") instanceof String method)) {
            return invalid(id, "\"method\" must be a string.");
        }
        Object params = message.get("params");
        if (params != null && !(params instanceof Map<?, ?>)) {
            return new Message.Invalid(
                    id, ErrorCodes.INVALID_PARAMS, "\"params\" must be an object.");
        }
        Map<String, Object> members = params == null ? Map.of() : members((Map<?, ?>) params);
        return id.isPresent()
                ? new Message.Request(id.get(), method, members)
                : new Message.Notification(method, members);
    }

    private static Message answered(Map<String, Object> message, Optional<Object> id) {
        Optional<Map<String, Object>> error =
                message.get("error") instanceof Map<?, ?> map
                        ? Optional.of(members(map))
                        : Optional.empty();
        if (id.isEmpty() || error.isEmpty() && !message.containsKey("result")) {
            return invalid(
                    id,
                    "A message needs a \"method\", or an \"id\" with a \"result\" or \"error\".");
        }
        return new Message.Response(id.get(), Optional.ofNullable(message.get("result")), error);
    }

    private static boolean isOurs(Object id) {
        return id instanceof String || id instanceof Long;
    }

    /** JSON objects have string keys only. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> members(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    private static Message.Invalid invalid(Optional<Object> id, String problem) {
        return new Message.Invalid(id, ErrorCodes.INVALID_REQUEST, problem);
    }

    private static Message tooLong(Line.TooLong line) {
        String limit =
                line.length() > LineReader.LONGEST
                        ? "the %d that one message may have".formatted(LineReader.LONGEST)
                        : "there is memory for";
        return invalid(
                idOf(line),
                "The message has %d bytes, more than %s. Send less at a time."
                        .formatted(line.length(), limit));
    }

    /** Clients write the id first or last. */
    private static Optional<Object> idAtEnd(byte[] tail) {
        Matcher end = ID_AT_END.matcher(new String(tail, StandardCharsets.UTF_8));
        if (!end.find()) {
            return Optional.empty();
        }
        String id = end.group(1);
        return Optional.of(
                id.startsWith("\"") ? id.substring(1, id.length() - 1) : Long.valueOf(id));
    }
}
