package tools.server;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Makes sessions of the SDK that are ready for requests, and runs a call in one. */
final class Sessions {

    private static final String INITIALIZED = "notifications/initialized";
    // How long a person may take to answer when we ask the client something.
    static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);

    private Sessions() {}

    /** A session with a client that has introduced itself; {@code capabilities} as it sent them. */
    static McpServerSession open(
            McpServerTransport transport,
            Map<String, McpRequestHandler<?>> handlers,
            Map<String, Object> capabilities,
            Map<String, Object> clientInfo) {
        McpServerSession session =
                new McpServerSession(
                        UUID.randomUUID().toString(),
                        ANSWER_TIMEOUT,
                        transport,
                        request -> Mono.error(ProtocolErrors.methodNotFound("initialize")),
                        handlers,
                        Map.of(INITIALIZED, (exchange, params) -> Mono.empty()));
        session.init(capabilities(capabilities), implementation(clientInfo));
        // The session serves nothing before this notification; a client that forgets it would wait
        // for ever.
        session.handle(new JSONRPCNotification(INITIALIZED)).block();
        return session;
    }

    /** Runs the call on this thread; its answer is written when this returns. */
    static void run(McpServerSession session, Call call) {
        JSONRPCMessage request = new JSONRPCRequest(call.method(), call.id(), call.params());
        McpTransportContext context = McpTransportContext.create(Map.of(Handlers.CALL, call));
        session.handle(request)
                .contextWrite(outer -> outer.put(McpTransportContext.KEY, context))
                .block();
    }

    private static ClientCapabilities capabilities(Map<String, Object> given) {
        ClientCapabilities.Builder capabilities = ClientCapabilities.builder();
        if (Elicitation.isPossible(given)) {
            capabilities.elicitation();
        }
        return capabilities.build();
    }

    private static Implementation implementation(Map<String, Object> given) {
        return Implementation.builder(text(given.get("name")), text(given.get("version"))).build();
    }

    private static String text(Object value) {
        return value instanceof String text && !text.isBlank() ? text : "unknown";
    }
}
