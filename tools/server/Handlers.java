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
import java.util.function.Function;

/**
 * What each method of the protocol does. A result is a map of its members, so that the modern era
 * can add its own; the heavy parts in it are JSON already.
 */
final class Handlers {

    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    /** The key under which the transport context holds the {@link Call}. */
    static final String CALL = "call";

    private final Offer offer;
    private final ToolRegistry registry;
    private final MessageWriter writer;

    Handlers(Offer offer, MessageWriter writer) {
        this.offer = offer;
        registry = offer.tools();
        this.writer = writer;
    }

    /** The methods of both eras, by name. */
    Map<String, McpRequestHandler<?>> byMethod() {
        Map<String, Function<Call, Map<String, Object>>> methods = new LinkedHashMap<>();
        methods.put("ping", call -> Map.of());
        methods.put("tools/list", call -> Members.of("tools", registry.list()));
        methods.put("tools/call", this::callTool);
        methods.putAll(new ResourceMethods(offer.resources()).byName());
        methods.putAll(new PromptMethods(offer.prompts()).byName());
        methods.put(CompletionMethod.NAME, new CompletionMethod(offer)::complete);
        Map<String, McpRequestHandler<?>> handlers = new LinkedHashMap<>();
        methods.forEach((name, method) -> handlers.put(name, handler(method)));
        return handlers;
    }

    private static McpRequestHandler<?> handler(Function<Call, Map<String, Object>> method) {
        return (exchange, params) -> Mono.fromSupplier(() -> answer(method, callOf(exchange)));
    }

    private static Map<String, Object> answer(
            Function<Call, Map<String, Object>> method, Call call) {
        try {
            return method.apply(call);
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

    private Map<String, Object> callTool(Call call) {
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
