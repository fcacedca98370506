package tools.cli;

/**
 * The configuration of {@code java.util.logging}, which only the driver writes to: no handlers.
 *
 * <p>The JVM makes it when the driver makes its first logger. A call to set a level would do the
 * same work, 12 ms of it, before the server answers.
 */
public final class SilentDriver {}
