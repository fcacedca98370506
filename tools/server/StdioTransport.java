package tools.server;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerTransport;

import reactor.core.publisher.Mono;

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
        if (message instanceof JSONRPCResponse response) {
            inFlight.release(response.id());
            if (inFlight.isUnwanted(response.id())) {
                return;
            }
        }
        try {
            writer.write(decorate.apply(message));
        } catch (IOException e) {
            throw new UncheckedIOException("the client reads no more", e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        // We only ask for the members of an answer, and those it is already.
        return (T) data;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}
