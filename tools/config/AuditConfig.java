package tools.config;

import java.nio.file.Path;

/**
 * Where calls are logged, and how.
 *
 * @param required whether a call that cannot be logged is refused
 * @param values whether the values of parameters are logged too
 * @param maxSize bytes at which the file is put aside and a new one begun
 */
public record AuditConfig(Path file, boolean required, boolean values, long maxSize) {}
