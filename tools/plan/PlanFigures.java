package tools.plan;

import tools.Figures;

import java.util.Locale;

/** Writes numbers as short as they are still useful. */
public final class PlanFigures {

    private PlanFigures() {}

    /** {@code 0.02 ms}, {@code 17.3 ms}, {@code 1234 ms}. */
    static String millis(double millis) {
        return Figures.decimal(millis, millis < 10 ? 2 : millis < 1000 ? 1 : 0) + " ms";
    }

    static String cost(double cost) {
        return Figures.decimal(cost, 2);
    }

    /** Rows and loops; averages over loops can have a fraction. */
    static String count(double count) {
        return Figures.decimal(count, count < 10 ? 2 : 0);
    }

    /** {@code 8 kB}, {@code 1.3 MB}. */
    static String kilobytes(double kilobytes) {
        return Figures.bytes(kilobytes * 1024);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", share * 100);
    }

    /** How many times, {@code 35} or {@code 1.4}. */
    static String times(double factor) {
        return Figures.decimal(factor, factor < 10 ? 1 : 0);
    }
}
