package bench;

import java.util.Locale;

/** How a figure is written for people. */
enum Unit {
    MILLISECONDS(" ms"),
    MICROSECONDS(" us"),
    MEGABYTES(" MB"),
    PER_SECOND("/s"),
    COUNT("");

    private final String suffix;

    Unit(String suffix) {
        this.suffix = suffix;
    }

    /** The value with about three digits that mean something. */
    String text(double value) {
        int decimals = value >= 100 || this == COUNT ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f%s", value, suffix);
    }
}
