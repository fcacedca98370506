package tools.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Where metrics are shown, if at all: in a file, at a port of the loopback address, or both. */
public record MetricsConfig(Optional<Path> file, OptionalInt port) {}
