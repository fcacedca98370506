package tools.server;

import io.modelcontextprotocol.server.McpAsyncServerExchange;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpError;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import tools.ToolResult;
import tools.Utf8Buffer;
import tools.config.NearestName;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What each method of the protocol does. A result is a map of its members, so that the modern era
 * can add its own; the heavy parts in it are JSON already.
 */
final class Handlers {

    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    /** The key under which the transport context holds the {@link Call}. */
    static final String CALL = "call";

    private final CurrentOffer offer;
    private final MessageWriter writer;

    Handlers(CurrentOffer offer, MessageWriter writer) {
        this.offer = offer;
        this.writer = writer;
    }

    /** The methods of both eras, by name. */
    Map<String, McpRequestHandler<?>> byMethod() {
        Map<String, BiFunction<Offer, Call, Map<String, Object>>> methods = new LinkedHashMap<>();
        methods.put("ping", (now, call) -> Map.of());
        methods.put("tools/list", (now, call) -> Members.of("tools", now.tools().list()));
        methods.put("tools/call", (now, call) -> callTool(now.tools(), call));
        methods.putAll(ResourceMethods.byName());
        methods.putAll(PromptMethods.byName());
        methods.put(CompletionMethod.NAME, CompletionMethod::complete);
        Map<String, McpRequestHandler<?>> handlers = new LinkedHashMap<>();
        methods.forEach((name, method) -> handlers.put(name, handler(method)));
        return handlers;
    }

    private McpRequestHandler<?> handler(BiFunction<Offer, Call, Map<String, Object>> method) {
        return (exchange, params) -> Mono.fromSupplier(() -> answer(method, callOf(exchange)));
    }

    private Map<String, Object> answer(
            BiFunction<Offer, Call, Map<String, Object>> method, Call call) {
        try {
            return offer.use(now -> method.apply(now, call));
        } catch (McpError e) {
            throw e;
        } catch (RuntimeException e) {
            // Our own bug: what it says is not for the client.
            LOG.error("Request {} broke", call.method(), e);
            throw ProtocolErrors.internal();
        }
    }

    private static Call callOf(McpAsyncServerExchange exchange) {
        return (Call) exchange.transportContext().get(CALL);
    }

    private Map<String, Object> callTool(ToolRegistry registry, Call call) {
        if (!(call.params().get("name") instanceof String name)) {
            throw ProtocolErrors.invalidParams("\"name\" must be the name of a tool.");
        }
        if (!registry.has(name)) {
            String advice =
                    NearestName.of(name, registry.names())
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Known are " + String.join(", ", registry.names()) + ".");
            throw ProtocolErrors.invalidParams("Unknown tool: " + name + ". " + advice);
        }
        Object arguments = call.params().get("arguments");
        if (arguments != null && !(arguments instanceof Map<?, ?>)) {
            return result(ToolResult.error("\"arguments\" must be an object."));
        }
        Map<String, Object> members =
                arguments == null ? Map.of() : MessageReader.members((Map<?, ?>) arguments);
        Optional<Heartbeat> heartbeat = Heartbeat.of(call, writer);
        try {
            return result(registry.call(name, members, call));
        } catch (Elicitation.InputRequired e) {
            return e.result();
        } finally {
            heartbeat.ifPresent(Heartbeat::close);
        }
    }

    private static Map<String, Object> result(ToolResult answer) {
        Utf8Buffer content = new Utf8Buffer(answer.text().length() + 64);
        content.ascii("[{\"type\":\"text\",\"text\":").string(answer.text()).ascii("}]");
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("content", content);
        answer.structured().ifPresent(json -> result.put("structuredContent", json));
        result.put("isError", answer.isError());
        return result;
    }
}
