package tools;

import java.time.Duration;

/**
 * One call of a tool.
 *
 * @param arguments checked against the tool's parameters
 * @param arrived when the call arrived ({@link System#nanoTime()}): limits count from here, so that
 *     time spent waiting for a thread is not forgotten
 */
public record ToolRequest(
        Arguments arguments,
        long arrived,
        Cancellation cancellation,
        Progress progress,
        Confirmation confirmation) {

    /** When a call that may take this long has to be answered. */
    public Deadline deadline(Duration limit) {
        return Deadline.after(arrived, limit);
    }
}
