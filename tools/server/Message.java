package tools.server;

import java.util.Map;
import java.util.Optional;

/** A JSON-RPC message from the client. */
sealed interface Message {

    /** Wants an answer; the id is a String or a Long. */
    record Request(Object id, String method, Map<String, Object> params) implements Message {}

    /** Wants none. */
    record Notification(String method, Map<String, Object> params) implements Message {}

    /** Answers a request of ours; exactly one of result and error is there. */
    record Response(Object id, Optional<Object> result, Optional<Map<String, Object>> error)
            implements Message {}

    /** None of them: to be answered with this error, under the id if one could be read. */
    record Invalid(Optional<Object> id, int code, String problem) implements Message {}

    /** An empty line: means nothing, gets no answer. */
    record Blank() implements Message {}
}
