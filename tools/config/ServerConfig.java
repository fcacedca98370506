package tools.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a server process is told at its start, or later by a change of its file.
 *
 * @param databases at least one; the first is the default
 * @param tools the tools and toolsets to offer; empty for all that are allowed
 * @param toolsFolder where the user's SQL tools are
 * @param slowQuery the time from which a statement is logged as slow
 * @param file the configuration file that was read
 * @param warnings for the user to read once
 * @param effective each setting with its origin, in the order of the table
 */
public record ServerConfig(
        List<DatabaseConfig> databases,
        List<String> tools,
        Optional<Path> toolsFolder,
        Optional<AuditConfig> audit,
        MetricsConfig metrics,
        Optional<Duration> slowQuery,
        LogLevel logLevel,
        Optional<Path> file,
        List<String> warnings,
        List<EffectiveValue> effective) {

    public ServerConfig {
        databases = List.copyOf(databases);
        tools = List.copyOf(tools);
        warnings = List.copyOf(warnings);
        effective = List.copyOf(effective);
    }

    /** Returns the default database. */
    public DatabaseConfig database() {
        return databases.get(0);
    }

    /** Returns the default database's limits. */
    public Limits limits() {
        return database().limits();
    }

    /** Returns the default database's policy. */
    public SecurityPolicy security() {
        return database().security();
    }
}
