package tools.config;

import java.util.List;

/** Everything a server process is told at its start; warnings are for the user to read once. */
public record ServerConfig(
        DatabaseConfig database,
        Limits limits,
        SecurityPolicy security,
        LogLevel logLevel,
        List<String> warnings) {

    public ServerConfig {
        warnings = List.copyOf(warnings);
    }
}
