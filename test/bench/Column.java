package bench;

import java.util.Comparator;
import java.util.List;

/**
 * One figure of a measure.
 *
 * @param key its name in JSON and among the samples
 * @param compared whether the first row, psql or pgbench, has it too, for a ratio
 * @param statistic what stands for all rounds
 */
record Column(String key, String title, Unit unit, boolean compared, Statistic statistic) {

    /** CPU time only grows by the noise of others: its minimum is closest to the truth. */
    enum Statistic {
        MEDIAN,
        MINIMUM
    }

    static Column median(String key, String title, Unit unit) {
        return new Column(key, title, unit, false, Statistic.MEDIAN);
    }

    static Column minimum(String key, String title, Unit unit) {
        return new Column(key, title, unit, false, Statistic.MINIMUM);
    }

    Column comparedToFloor() {
        return new Column(key, title, unit, true, statistic);
    }

    /** One figure for the samples of all rounds, of which there is at least one. */
    double of(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted(Comparator.naturalOrder()).toList();
        if (statistic == Statistic.MINIMUM) {
            return sorted.get(0);
        }
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
