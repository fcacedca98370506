package tools.database;

import tools.Deadline;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends what runs on a connection from outside, through requests on a second one. Thread-safe. */
final class Interruption {

    private static final int CANCEL_AGAIN_MILLIS = 200;

    private final DriverConnection driver;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean sent;

    Interruption(DriverConnection driver) {
        this.driver = driver;
    }

    /** Called by the thread that cancels, which must not wait for a second connection to open. */
    void cancel() {
        sent = true;
        inBackground(this::cancelUntilFinished);
    }

    /** Cancels what is not finished at the deadline. */
    void cancelAt(Deadline deadline) {
        inBackground(() -> await(deadline));
    }

    /** Sends one request, for a statement that the server goes on with after its link broke. */
    void cancelOnce() {
        inBackground(
                () -> {
                    try {
                        driver.cancel();
                    } catch (SQLException e) {
                        // The server is gone, and the statement with it.
                    }
                });
    }

    /** Sends nothing more. */
    void finish() {
        finished.countDown();
    }

    /** Whether a request may still be on its way. */
    boolean sent() {
        return sent;
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "cancel");
        thread.setDaemon(true);
        thread.start();
    }

    private void await(Deadline deadline) {
        try {
            if (!finished.await(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
                sent = true;
                cancelUntilFinished();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A cancel request that arrives just before the statement has no effect, so it is repeated. */
    private void cancelUntilFinished() {
        try {
            while (finished.getCount() > 0) {
                driver.cancel();
                finished.await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (SQLException e) {
            // No second connection can be had; without its first one the server ends the statement
            // too.
            driver.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
