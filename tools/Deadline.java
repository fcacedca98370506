package tools;

import java.time.Duration;

/**
 * The moment by which a call has to be answered.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 * @param limit how long the call was allowed to take, for error messages
 */
public record Deadline(long nanoTime, Duration limit) {

    /** The deadline of a call that arrived at {@code arrived} ({@link System#nanoTime()}). */
    public static Deadline after(long arrived, Duration limit) {
        return new Deadline(arrived + limit.toNanos(), limit);
    }

    /** A deadline counted from now. */
    public static Deadline in(Duration limit) {
        return after(System.nanoTime(), limit);
    }

    /** What is left, in milliseconds, never negative. */
    public long remainingMillis() {
        return Math.max(0, (nanoTime - System.nanoTime()) / 1_000_000);
    }

    /** Whether the moment has passed. */
    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }
}
