package tools;

import java.time.Duration;

/**
 * How long somebody waits for an answer.
 *
 * @param arrived when the request arrived ({@link System#nanoTime()})
 * @param cancellation how the one who asked takes the request back
 */
public record Patience(long arrived, Cancellation cancellation) {

    /** When a request that may take this long has to be answered. */
    public Deadline deadline(Duration limit) {
        return Deadline.after(arrived, limit);
    }
}
