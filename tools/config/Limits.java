package tools.config;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What one call may use unless it asks for something else, and what one session may use in all.
 *
 * @param sessionRows empty if there is no such limit
 * @param sessionBytes empty if there is no such limit
 */
public record Limits(
        Duration queryTimeout, int rowLimit, OptionalLong sessionRows, OptionalLong sessionBytes) {}
