package tools.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what happens in another process: as short as possible, and never for ever. */
public final class Await {

    /** How long anything may take that ought to be quick, on a slow machine under load. */
    public static final Duration SOON = Duration.ofSeconds(20);

    private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

    private Await() {}

    /** Asks until the answer is yes, and fails when the time is over. */
    public static void until(String what, Duration limit, Callable<Boolean> condition)
            throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within %s: %s".formatted(limit, what));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
