package tools.database;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries again what failed by a transient fault and had no effect yet: with backoff and jitter,
 * within the call's deadline, and no longer than the fault is worth.
 */
final class RetryHandler {

    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private RetryHandler() {}

    /** Something that may be run several times. */
    interface Attempt<T> {
        T run() throws SQLException, ToolError;
    }

    /**
     * Runs the attempt until it succeeds or there is no point in another one.
     *
     * @throws SQLException of the last attempt
     */
    static <T> T run(Deadline deadline, Cancellation cancellation, Attempt<T> attempt)
            throws SQLException, ToolError {
        long started = System.nanoTime();
        long longest = FIRST_WAIT_MILLIS;
        while (true) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                long wait = ThreadLocalRandom.current().nextLong(longest / 2, longest);
                long spent = (System.nanoTime() - started) / 1_000_000;
                boolean patient = spent + wait < ConnectionFault.of(e).patience().toMillis();
                if (!patient || wait >= deadline.remainingMillis() || cancellation.await(wait)) {
                    throw e;
                }
                longest = Math.min(longest * 2, LONGEST_WAIT_MILLIS);
            }
        }
    }
}
