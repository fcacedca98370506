package tools.server;

import tools.config.Version;

import java.util.List;
import java.util.Map;

/** Who we are and what we can do, the same in both protocol eras. */
final class ServerIdentity {

    static final String NAME = "pg-mcp";
    static final String MODERN_VERSION = "2026-07-28";

    /** Newest first: the first one is what an unknown version is answered with. */
    static final List<String> LEGACY_VERSIONS =
            List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    static final List<String> ALL_VERSIONS =
            List.of(MODERN_VERSION, "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private ServerIdentity() {}

    /** The implementation's name and version. */
    static Map<String, Object> serverInfo() {
        return Members.of("name", NAME, "version", Version.CURRENT);
    }

    static Map<String, Object> capabilities() {
        return Members.of(
                "tools", Map.of("listChanged", true),
                "resources", Map.of("listChanged", true),
                "prompts", Map.of(),
                "completions", Map.of());
    }
}
