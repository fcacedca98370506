package tools;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes figures and long texts as short as they are still useful. */
public final class Figures {

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /** {@code 512 bytes}, {@code 8 kB}, {@code 1.3 MB}: in steps of 1024, as PostgreSQL counts. */
    public static String bytes(double bytes) {
        int unit = 0;
        double amount = bytes;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return decimal(amount, unit < 2 ? 0 : 1) + ' ' + UNITS[unit];
    }

    /** {@code 1,234,567}. */
    public static String count(long count) {
        StringBuilder text = new StringBuilder(Long.toString(count));
        for (int i = text.length() - 3; i > (count < 0 ? 1 : 0); i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /** {@code 1 row}, {@code 1,234 rows}. */
    public static String plural(long count, String noun) {
        return count(count) + ' ' + noun + (count == 1 ? "" : "s");
    }

    /** The text in one line, its end left out if it is longer than {@code length} characters. */
    public static String cut(String text, int length) {
        String line = text.replace('\n', ' ');
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }

    /** The number rounded to at most so many digits after the point, {@code 0.5} for example. */
    public static String decimal(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
