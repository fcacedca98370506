package tools.config;

/** How much is written to stderr, from least to most. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
}
