package tools;

/** One MCP tool: what it is called and takes, and what it does. Implementations are thread-safe. */
public interface Tool {

    /** What the client is told about this tool; the same object for as long as the tool lives. */
    ToolSpec spec();

    /**
     * Does the work.
     *
     * @throws ToolError what the caller can act on: it becomes a result with {@code isError}
     */
    ToolResult call(ToolRequest request) throws ToolError;
}
