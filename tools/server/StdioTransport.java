package tools.server;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerTransport;

import reactor.core.publisher.Mono;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/**
 * Gives the SDK's sessions our stdout. The SDK's own stdio transport ends at the first malformed
 * line, drops what is in flight at EOF and never cancels.
 */
final class StdioTransport implements McpServerTransport {

    private final MessageWriter writer;
    private final InFlight inFlight;
    private final UnaryOperator<JSONRPCMessage> decorate;

    /** {@code decorate} may change each message before it is written. */
    StdioTransport(
            MessageWriter writer, InFlight inFlight, UnaryOperator<JSONRPCMessage> decorate) {
        this.writer = writer;
        this.inFlight = inFlight;
        this.decorate = decorate;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromRunnable(() -> send(message));
    }

    private void send(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response && inFlight.isUnwanted(response.id())) {
            return;
        }
        try {
            writer.write(decorate.apply(message));
        } catch (IOException e) {
            throw new UncheckedIOException("the client reads no more", e);
        }
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        // Data binding is slow to load and only needed for the client's answers to us.
        return new JacksonMcpJsonMapper(JsonMapper.shared()).convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
