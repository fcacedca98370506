package tools.server;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;

import tools.ToolError;

import java.util.List;
import java.util.Map;

/**
 * The protocol's own errors; everything about a tool's work is a result with {@code isError}
 * instead.
 */
final class ProtocolErrors {

    // Specification 2026-07-28, UnsupportedProtocolVersionError.
    private static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;

    private ProtocolErrors() {}

    static McpError invalidParams(String problem) {
        return McpError.builder(ErrorCodes.INVALID_PARAMS).message(problem).build();
    }

    static McpError methodNotFound(String method) {
        return McpError.builder(ErrorCodes.METHOD_NOT_FOUND)
                .message("Method not found: " + method)
                .build();
    }

    static McpError unsupportedVersion(Object requested, List<String> supported) {
        return McpError.builder(UNSUPPORTED_PROTOCOL_VERSION)
                .message("Unsupported protocol version: " + requested)
                .data(Map.of("supported", supported, "requested", String.valueOf(requested)))
                .build();
    }

    /** In the codes of the revisions until 2025-11-25; the next one has invalidParams for it. */
    static McpError resourceNotFound(String uri) {
        return McpError.builder(ErrorCodes.RESOURCE_NOT_FOUND)
                .message("Resource not found: " + uri)
                .data(Map.of("uri", uri))
                .build();
    }

    /** What kept a request from being answered that has no result for errors. */
    static McpError failed(ToolError error) {
        return McpError.builder(ErrorCodes.INTERNAL_ERROR).message(error.getMessage()).build();
    }

    static McpError internal() {
        return McpError.builder(ErrorCodes.INTERNAL_ERROR)
                .message("Internal error in pg-mcp; its stderr has the details.")
                .build();
    }
}
