package tools.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.Arguments;
import tools.Tool;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.Utf8Buffer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools that are offered, in a fixed order, and the one place where they are called. */
public final class ToolRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRegistry.class);

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Utf8Buffer list = new Utf8Buffer(8192);

    /** Offers these tools in this order. */
    public ToolRegistry(List<Tool> offered) {
        list.raw('[');
        for (Tool tool : offered) {
            list.ascii(tools.isEmpty() ? "" : ",");
            tool.spec().writeTo(list);
            tools.put(tool.spec().name(), tool);
        }
        list.raw(']');
    }

    /** The JSON array of {@code tools/list}, byte for byte the same at every start. */
    Utf8Buffer list() {
        return list;
    }

    /** The names of the tools, in order. */
    List<String> names() {
        return List.copyOf(tools.keySet());
    }

    boolean has(String name) {
        return tools.containsKey(name);
    }

    /** Calls a tool that exists; whatever goes wrong becomes an answer. */
    ToolResult call(String name, Map<String, Object> arguments, Call call) {
        Tool tool = tools.get(name);
        try {
            Arguments checked = Arguments.of(tool.spec(), arguments);
            return tool.call(
                    new ToolRequest(
                            checked,
                            call.arrived(),
                            call.cancellation(),
                            call.progress(),
                            call.confirmation()));
        } catch (ToolError e) {
            LOG.debug("{} failed: {}", name, e.getMessage().lines().findFirst().orElse(""));
            return ToolResult.error(e.getMessage());
        } catch (Elicitation.InputRequired e) {
            throw e;
        } catch (OutOfMemoryError e) {
            return ToolResult.error(
                    "Out of memory: ask for fewer or narrower rows, send less SQL, or start pg-mcp"
                            + " with a larger heap (-Xmx).");
        } catch (Throwable e) {
            // Anything else is our own bug. Handlers that let a LinkageError or StackOverflowError
            // escape would never be answered.
            LOG.error("Tool {} broke", name, e);
            return ToolResult.error(
                    "Internal error in pg-mcp (%s); its stderr has the details."
                            .formatted(e.getClass().getSimpleName()));
        }
    }
}
