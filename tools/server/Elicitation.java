package tools.server;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpServerSession;

import reactor.core.Exceptions;

import tools.Confirmation;
import tools.ToolError;
import tools.config.DurationText;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Confirmation by the protocol's elicitation: a form with nothing but one yes or no. */
final class Elicitation {

    static final String METHOD = "elicitation/create";

    // The only question of a call, so the name needs to be no more than readable.
    private static final String KEY = "confirm";

    private static final TypeRef<Map<String, Object>> MEMBERS = new TypeRef<>() {};

    private Elicitation() {}

    /** Whether a client with these capabilities can show a form. */
    static boolean isPossible(Map<String, Object> capabilities) {
        // Before 2025-11-25 an empty object meant forms, the only mode there was.
        return capabilities.get("elicitation") instanceof Map<?, ?> modes
                && (modes.isEmpty() || modes.containsKey("form"));
    }

    /** Asks with a request of ours and waits this long for its answer. */
    static Confirmation byRequest(McpServerSession session, Duration patience) {
        return question -> {
            try {
                return answer(
                        session.sendRequest(METHOD, form(question), MEMBERS)
                                .timeout(patience)
                                .block());
            } catch (McpError e) {
                throw new ToolError(
                        "The client could not ask its user (%s); nothing was run."
                                .formatted(e.getMessage()),
                        e);
            } catch (RuntimeException e) {
                if (!(Exceptions.unwrap(e) instanceof TimeoutException)) {
                    throw e;
                }
                throw new ToolError(
                        "No answer to the confirmation came within %s; nothing was changed. Ask the user, then send the call again."
                                .formatted(DurationText.format(patience)),
                        e);
            }
        };
    }

    /** Takes the answer from the call itself, or ends it with the question if there is none yet. */
    static Confirmation byReplay(Map<String, Object> params) {
        return question -> {
            if (params.get("inputResponses") instanceof Map<?, ?> responses
                    && responses.get(KEY) instanceof Map<?, ?> response) {
                return answer(MessageReader.members(response));
            }
            throw new InputRequired(question);
        };
    }

    /** The call has to be sent again with the answer to this question. */
    static final class InputRequired extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InputRequired(String question) {
            super(question, null, false, false);
        }

        /** The members of an {@code input_required} result (specification 2026-07-28). */
        Map<String, Object> result() {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("method", METHOD);
            request.put("params", form(getMessage()));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("resultType", "input_required");
            result.put("inputRequests", Map.of(KEY, request));
            return result;
        }
    }

    private static Map<String, Object> form(String question) {
        Map<String, Object> confirm = new LinkedHashMap<>();
        confirm.put("type", "boolean");
        confirm.put("title", "Do it");
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of(KEY, confirm));
        schema.put("required", List.of(KEY));
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("mode", "form");
        params.put("message", question);
        params.put("requestedSchema", schema);
        return params;
    }

    private static Confirmation.Answer answer(Map<String, Object> response) {
        boolean confirmed =
                response != null
                        && "accept".equals(response.get("action"))
                        && response.get("content") instanceof Map<?, ?> content
                        && Boolean.TRUE.equals(content.get(KEY));
        return confirmed ? Confirmation.Answer.CONFIRMED : Confirmation.Answer.DECLINED;
    }
}
