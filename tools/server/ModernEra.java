package tools.server;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The revision 2026-07-28: no session, every request says its version and the client's capabilities
 * in {@code _meta}. Each one is served by a session of its own, thrown away afterwards.
 */
final class ModernEra {

    static final String DISCOVER = "server/discover";

    private static final String PREFIX = "io.modelcontextprotocol/";
    private static final String VERSION = PREFIX + "protocolVersion";
    private static final String CAPABILITIES = PREFIX + "clientCapabilities";
    private static final String CLIENT_INFO = PREFIX + "clientInfo";
    // Most lists change only with the configuration, which is read at the start; what comes from
    // the database may be another with the next statement.
    private static final Map<String, Long> FRESH_MILLIS =
            Map.of(
                    DISCOVER,
                    300_000L,
                    "tools/list",
                    300_000L,
                    "prompts/list",
                    300_000L,
                    "resources/templates/list",
                    300_000L,
                    "resources/list",
                    10_000L,
                    "resources/read",
                    0L);

    private final MessageWriter writer;
    private final InFlight inFlight;
    private final Map<String, McpRequestHandler<?>> handlers;

    ModernEra(
            MessageWriter writer,
            InFlight inFlight,
            Map<String, McpRequestHandler<?>> ofBothEras,
            Supplier<String> instructions) {
        this.writer = writer;
        this.inFlight = inFlight;
        handlers = new LinkedHashMap<>(ofBothEras);
        handlers.remove("ping");
        handlers.put(DISCOVER, (exchange, params) -> Mono.just(discover(instructions.get())));
    }

    /** Whether the request is one of this era; it then has to keep its rules. */
    static boolean speaks(Call call) {
        return call.method().equals(DISCOVER) || meta(call).containsKey(VERSION);
    }

    /** Runs a call on this thread. */
    void run(Call call) throws IOException {
        Map<String, Object> meta = meta(call);
        try {
            if (!handlers.containsKey(call.method())) {
                // Asked before the session is, which would take initialize for itself.
                throw ProtocolErrors.methodNotFound(call.method());
            }
            check(meta);
        } catch (McpError e) {
            writer.write(JSONRPCResponse.error(call.id(), e.getJsonRpcError()));
            return;
        }
        StdioTransport transport =
                new StdioTransport(writer, inFlight, message -> decorate(message, call.method()));
        Map<String, Object> capabilities =
                MessageReader.members((Map<?, ?>) meta.get(CAPABILITIES));
        Map<String, Object> clientInfo =
                meta.get(CLIENT_INFO) instanceof Map<?, ?> map
                        ? MessageReader.members(map)
                        : Map.of();
        if (Elicitation.isPossible(capabilities)) {
            call.askThrough(Elicitation.byReplay(call.params()));
        }
        Sessions.run(Sessions.open(transport, handlers, capabilities, clientInfo), call);
    }

    private static void check(Map<String, Object> meta) {
        if (!(meta.get(VERSION) instanceof String version)) {
            throw ProtocolErrors.invalidParams("_meta[\"" + VERSION + "\"] is missing.");
        }
        if (!version.equals(ServerIdentity.MODERN_VERSION)) {
            throw ProtocolErrors.unsupportedVersion(version, ServerIdentity.ALL_VERSIONS);
        }
        if (!(meta.get(CAPABILITIES) instanceof Map<?, ?>)) {
            throw ProtocolErrors.invalidParams("_meta[\"" + CAPABILITIES + "\"] is missing.");
        }
    }

    private static Map<String, Object> meta(Call call) {
        return call.params().get("_meta") instanceof Map<?, ?> meta
                ? MessageReader.members(meta)
                : Map.of();
    }

    private static Map<String, Object> discover(String instructions) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("supportedVersions", ServerIdentity.ALL_VERSIONS);
        result.put("capabilities", ServerIdentity.capabilities());
        result.put("instructions", instructions);
        return result;
    }

    private static JSONRPCMessage decorate(JSONRPCMessage message, String method) {
        if (!(message instanceof JSONRPCResponse response)) {
            return message;
        }
        if (response.error() != null) {
            return JSONRPCResponse.error(response.id(), modern(response.error()));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("resultType", "complete");
        result.putAll(MessageReader.members((Map<?, ?>) response.result()));
        if (FRESH_MILLIS.containsKey(method)) {
            result.put("ttlMs", FRESH_MILLIS.get(method));
            result.put("cacheScope", "private");
        }
        result.put("_meta", Map.of(PREFIX + "serverInfo", ServerIdentity.serverInfo()));
        return JSONRPCResponse.result(response.id(), result);
    }

    /** A resource that does not exist has no code of its own any more. */
    private static JSONRPCError modern(JSONRPCError error) {
        return error.code() == ErrorCodes.RESOURCE_NOT_FOUND
                ? new JSONRPCError(ErrorCodes.INVALID_PARAMS, error.message(), error.data())
                : error;
    }
}
