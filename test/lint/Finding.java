package lint;

import java.util.Comparator;

/** Something to be mended, and where. */
record Finding(String path, long line, String message) implements Comparable<Finding> {

    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::path)
                    .thenComparing(Finding::line)
                    .thenComparing(Finding::message);

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d: %s".formatted(path, line, message);
    }
}
