package tools.cli;

import tools.config.LogLevel;

import java.util.Locale;

/** Sets the logs up; both frameworks read their properties when the first logger is made. */
final class LogOutput {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogOutput() {}

    /** Sends our events at the given level to stderr, and of the libraries' only the errors. */
    static void configure(LogLevel level) {
        String name = level.name().toLowerCase(Locale.ROOT);
        System.setProperty(PREFIX + "logFile", "System.err");
        System.setProperty(PREFIX + "defaultLogLevel", level == LogLevel.DEBUG ? "info" : "error");
        System.setProperty(PREFIX + "log.tools", name);
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showLogName", "false");
        System.setProperty(PREFIX + "showShortLogName", "true");
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %3$s - %5$s%6$s%n");
        if (level != LogLevel.DEBUG) {
            System.setProperty("java.util.logging.config.class", SilentDriver.class.getName());
        }
    }
}
