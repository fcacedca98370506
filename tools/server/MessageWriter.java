package tools.server;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;

import tools.Utf8Buffer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
        send(line);
    }

    /**
     * Answers what could not be taken as a request; without an id when none could be read, as MCP's
     * schema has it since 2025-11-25.
     *
     * @throws IOException when the client reads no more
     */
    void refuse(Optional<Object> id, JSONRPCError error) throws IOException {
        Utf8Buffer line = new Utf8Buffer(512);
        line.ascii("{\"jsonrpc\":\"2.0\"");
        id.ifPresent(known -> line.ascii(",\"id\":").json(known));
        error(line, error);
        send(line);
    }

    private static void response(Utf8Buffer line, JSONRPCResponse response) {
        line.ascii(",\"id\":").json(response.id());
        if (response.error() == null) {
            line.ascii(",\"result\":").json(response.result());
        } else {
            error(line, response.error());
        }
    }

    private static void error(Utf8Buffer line, JSONRPCError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", error.code());
        members.put("message", error.message());
        if (error.data() != null) {
            members.put("data", error.data());
        }
        line.ascii(",\"error\":").json(members);
    }

    private static void asked(Utf8Buffer line, String method, Object params) {
        line.ascii(",\"method\":").string(method);
        if (params != null) {
            line.ascii(",\"params\":").json(params);
        }
    }

    private void send(Utf8Buffer line) throws IOException {
        line.ascii("}\n");
        synchronized (out) {
            line.writeTo(out);
            out.flush();
        }
    }
}
