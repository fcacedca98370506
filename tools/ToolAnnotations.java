package tools;

/**
 * The four behaviour hints of the MCP specification (schema {@code ToolAnnotations}); hosts decide
 * by them whether to ask their user before a call, so they are always all given and always true.
 */
public record ToolAnnotations(
        boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    /** Reads the database and nothing else: the hints of every tool that cannot change anything. */
    public static final ToolAnnotations READS = new ToolAnnotations(true, false, true, false);

    void writeTo(Utf8Buffer json) {
        json.ascii("{\"readOnlyHint\":").ascii(String.valueOf(readOnly));
        json.ascii(",\"destructiveHint\":").ascii(String.valueOf(destructive));
        json.ascii(",\"idempotentHint\":").ascii(String.valueOf(idempotent));
        json.ascii(",\"openWorldHint\":").ascii(String.valueOf(openWorld)).ascii("}");
    }
}
