package tools.query;

import tools.Arguments;
import tools.Kind;
import tools.Parameter;

import java.time.Duration;
import java.util.Optional;

/** The parameters that several tools for SQL have in common. */
final class QueryParameters {

    private static final int MOST_ROWS = 10_000;

    private QueryParameters() {}

    /** How many rows an answer may hold. */
    static Parameter limit(String description, int standard) {
        return Parameter.of(
                        "limit", Kind.INTEGER, description + ", default " + standard + ".", "500")
                .between("1", Integer.toString(MOST_ROWS));
    }

    /** A time in seconds, fractions allowed, up to an hour. */
    static Parameter seconds(String name, String description) {
        return Parameter.of(name, Kind.NUMBER, description, "10").between("0.1", "3600");
    }

    /** The time given in seconds under this name, if it was given. */
    static Optional<Duration> duration(Arguments arguments, String name) {
        return arguments
                .number(name)
                .map(seconds -> Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)));
    }
}
