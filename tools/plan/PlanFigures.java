package tools.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers as short as they are still useful. */
public final class PlanFigures {

    private PlanFigures() {}

    /** {@code 0.02 ms}, {@code 17.3 ms}, {@code 1234 ms}. */
    static String millis(double millis) {
        return decimal(millis, millis < 10 ? 2 : millis < 1000 ? 1 : 0) + " ms";
    }

    static String cost(double cost) {
        return decimal(cost, 2);
    }

    /** Rows and loops; averages over loops can have a fraction. */
    static String count(double count) {
        return decimal(count, count < 10 ? 2 : 0);
    }

    /** {@code 8 kB}, {@code 1.3 MB}. */
    static String kilobytes(double kilobytes) {
        if (kilobytes < 1024) {
            return decimal(kilobytes, 0) + " kB";
        }
        double megabytes = kilobytes / 1024;
        return megabytes < 1024
                ? decimal(megabytes, 1) + " MB"
                : decimal(megabytes / 1024, 1) + " GB";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }

    /** How many times, {@code 35} or {@code 1.4}. */
    static String times(double factor) {
        return decimal(factor, factor < 10 ? 1 : 0);
    }

    /** The text in one line, its end left out if it is too long. */
    public static String cut(String text, int length) {
        String line = text.replace('\n', ' ');
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }

    private static String decimal(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
