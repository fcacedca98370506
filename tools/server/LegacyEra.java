package tools.server;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.server.Message.Response;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The revisions 2024-11-05 to 2025-11-25: one session, which begins with {@code initialize}. */
final class LegacyEra {

    private static final Logger LOG = LoggerFactory.getLogger(LegacyEra.class);

    private final MessageWriter writer;
    private final Supplier<String> instructions;
    private final McpServerTransport transport;
    private final Map<String, McpRequestHandler<?>> handlers;
    private volatile Optional<McpServerSession> session = Optional.empty();
    private volatile boolean canAsk;

    LegacyEra(
            MessageWriter writer,
            InFlight inFlight,
            Map<String, McpRequestHandler<?>> handlers,
            Supplier<String> instructions) {
        this.instructions = instructions;
        this.writer = writer;
        this.handlers = handlers;
        transport = new StdioTransport(writer, inFlight, message -> message);
    }

    /** Whether the client has introduced itself. */
    boolean initialized() {
        return session.isPresent();
    }

    /**
     * Answers {@code initialize}: with the version asked for if we speak it, else with our newest.
     */
    void initialize(Call call) throws IOException {
        if (!(call.params().get("protocolVersion") instanceof String requested)) {
            writer.refuse(
                    Optional.of(call.id()),
                    ProtocolErrors.invalidParams("\"protocolVersion\" must be a string.")
                            .getJsonRpcError());
            return;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(
                "protocolVersion",
                ServerIdentity.LEGACY_VERSIONS.stream()
                        .filter(version -> version.equals(requested))
                        .findFirst()
                        .orElse(ServerIdentity.LEGACY_VERSIONS.get(0)));
        result.put("capabilities", ServerIdentity.capabilities());
        result.put("serverInfo", ServerIdentity.serverInfo());
        result.put("instructions", instructions.get());
        writer.write(JSONRPCResponse.result(call.id(), result));
        Map<String, Object> capabilities = member(call.params(), "capabilities");
        Map<String, Object> clientInfo = member(call.params(), "clientInfo");
        canAsk = Elicitation.isPossible(capabilities);
        session = Optional.of(Sessions.open(transport, handlers, capabilities, clientInfo));
    }

    private static Map<String, Object> member(Map<String, Object> params, String name) {
        return params.get(name) instanceof Map<?, ?> map ? MessageReader.members(map) : Map.of();
    }

    /** Tells the client, once it has introduced itself, which lists it should ask for again. */
    void announceChange(boolean otherTools) {
        if (!initialized()) {
            return;
        }
        try {
            if (otherTools) {
                writer.write(new JSONRPCNotification("notifications/tools/list_changed"));
            }
            writer.write(new JSONRPCNotification("notifications/resources/list_changed"));
        } catch (IOException e) {
            LOG.debug("The client is gone", e);
        }
    }

    /** Runs a call of the session on this thread. */
    void run(Call call) {
        McpServerSession open = session.orElseThrow();
        if (canAsk) {
            call.askThrough(Elicitation.byRequest(open, Sessions.ANSWER_TIMEOUT));
        }
        Sessions.run(open, call);
    }

    /** Hands the client's answer to the call that asked. */
    void receive(Response response) {
        session.ifPresent(open -> open.handle(asSdk(response)).block());
    }

    private static JSONRPCResponse asSdk(Response response) {
        return response.error()
                .map(error -> JSONRPCResponse.error(response.id(), asSdk(error)))
                .orElseGet(
                        () ->
                                JSONRPCResponse.result(
                                        response.id(), response.result().orElse(Map.of())));
    }

    private static JSONRPCResponse.JSONRPCError asSdk(Map<String, Object> error) {
        int code = error.get("code") instanceof Number number ? number.intValue() : 0;
        return new JSONRPCResponse.JSONRPCError(code, String.valueOf(error.get("message")));
    }
}
