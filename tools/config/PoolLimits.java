package tools.config;

import java.time.Duration;

/** How many connections a pool holds, how long it waits for one and keeps an idle one. */
public record PoolLimits(
        int minConnections, int maxConnections, Duration connectionTimeout, Duration idleTimeout) {}
