package tools.config;

import java.time.Duration;

/** What one call may use unless it asks for something else. */
public record Limits(Duration queryTimeout, int rowLimit) {}
