package tools.cli;

import tools.config.LogLevel;

import java.util.Locale;

/** Sets slf4j-simple up, which reads its properties once, when the first logger is made. */
final class LogOutput {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogOutput() {}

    /** Sends our events at the given level to stderr, and of the libraries' only the errors. */
    static void configure(LogLevel level) {
        String name = level.name().toLowerCase(Locale.ROOT);
        System.setProperty(PREFIX + "logFile", "System.err");
        System.setProperty(PREFIX + "defaultLogLevel", level == LogLevel.DEBUG ? name : "error");
        System.setProperty(PREFIX + "log.tools", name);
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showLogName", "false");
        System.setProperty(PREFIX + "showShortLogName", "true");
    }
}
