package tools.server;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.Utf8Buffer;

/** Writes messages to the client, each as one line in one write. Thread-safe. */
final class MessageWriter {

    private final OutputStream out;

    MessageWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes one message; results are made of what {@link Utf8Buffer#json} takes.
     *
     * @throws IOException when the client reads no more
     */
    void write(JSONRPCMessage message) throws IOException {
        Utf8Buffer line = new Utf8Buffer(512);
        line.ascii("{\"jsonrpc\":\"2.0\"");
        if (message instanceof JSONRPCResponse response) {
            response(line, response);
        } else if (message instanceof JSONRPCNotification notification) {
            asked(line, notification.method(), notification.params());
        } else if (message instanceof JSONRPCRequest request) {
            line.ascii(",\"id\":").json(request.id());
            asked(line, request.method(), request.params());
        }
        line.ascii("}\n");
        synchronized (out) {
            line.writeTo(out);
            out.flush();
        }
    }

    private static void response(Utf8Buffer line, JSONRPCResponse response) {
        // What could not be read has no id to answer to (JSON-RPC says null, MCP's schema says none).
        if (response.id() != null) {
            line.ascii(",\"id\":").json(response.id());
        }
        if (response.error() == null) {
            line.ascii(",\"result\":").json(response.result());
            return;
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", response.error().code());
        error.put("message", response.error().message());
        if (response.error().data() != null) {
            error.put("data", response.error().data());
        }
        line.ascii(",\"error\":").json(error);
    }

    private static void asked(Utf8Buffer line, String method, Object params) {
        line.ascii(",\"method\":").string(method);
        if (params != null) {
            line.ascii(",\"params\":").json(params);
        }
    }
}
