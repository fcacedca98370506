package tools;

/**
 * Carries the wish to stop from the client to whatever a call is doing at the moment. Thread-safe:
 * the call registers how it can be stopped, another thread asks for it.
 */
public final class Cancellation {

    private boolean cancelled;
    private Runnable stop = () -> {};

    /** Asks the call to stop; does nothing the second time. */
    public synchronized void cancel() {
        if (!cancelled) {
            cancelled = true;
            stop.run();
            notifyAll();
        }
    }

    /** Whether the call was asked to stop. */
    public synchronized boolean cancelled() {
        return cancelled;
    }

    /**
     * Says how the call can be stopped from now on; when that was already asked for, it happens at
     * once. {@code action} must be quick and must not throw.
     */
    public synchronized void onCancel(Runnable action) {
        stop = action;
        if (cancelled) {
            action.run();
        }
    }

    /**
     * Waits, at most {@code millis} ms, or until the call is asked to stop.
     *
     * @return whether it was asked to stop
     */
    public synchronized boolean await(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis;
                    left > 0 && !cancelled;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancelled = true;
        }
        return cancelled;
    }

    /** Says that there is nothing left to stop; returns after an action that was under way. */
    public synchronized void settle() {
        stop = () -> {};
    }
}
