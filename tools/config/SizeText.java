package tools.config;

import java.util.OptionalLong;

/** Sizes as PostgreSQL writes them, in steps of 1024: {@code 64KB}, {@code 10MB}, or bytes. */
final class SizeText {

    static final long KILO = 1024;
    static final long MEGA = 1024 * KILO;
    static final long GIGA = 1024 * MEGA;

    private SizeText() {}

    /** Reads a size; empty if the text is none or is longer than nine digits and a unit. */
    static OptionalLong parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > 9) {
            return OptionalLong.empty();
        }
        long amount = Long.parseLong(text.substring(0, end));
        return switch (text.substring(end).strip()) {
            case "", "B" -> OptionalLong.of(amount);
            case "KB" -> OptionalLong.of(amount * KILO);
            case "MB" -> OptionalLong.of(amount * MEGA);
            case "GB" -> OptionalLong.of(amount * GIGA);
            default -> OptionalLong.empty();
        };
    }

    /** Writes a size in the largest unit that needs no fraction. */
    static String format(long bytes) {
        if (bytes % KILO != 0) {
            return bytes + "B";
        }
        if (bytes % MEGA != 0) {
            return bytes / KILO + "KB";
        }
        return bytes % GIGA == 0 ? bytes / GIGA + "GB" : bytes / MEGA + "MB";
    }
}
