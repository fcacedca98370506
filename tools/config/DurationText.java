package tools.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5min}, {@code 1h}, or seconds.
 */
public final class DurationText {

    private DurationText() {}

    /** Reads a duration; empty if the text is none or is longer than nine digits and a unit. */
    public static Optional<Duration> parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > 9) {
            return Optional.empty();
        }
        long amount = Long.parseLong(text.substring(0, end));
        return switch (text.substring(end).strip()) {
            case "", "s" -> Optional.of(Duration.ofSeconds(amount));
            case "ms" -> Optional.of(Duration.ofMillis(amount));
            case "min" -> Optional.of(Duration.ofMinutes(amount));
            case "h" -> Optional.of(Duration.ofHours(amount));
            default -> Optional.empty();
        };
    }

    /** Writes a duration in the largest unit that needs no fraction. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0 || millis == 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
    }
}
