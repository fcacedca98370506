package bench;

import java.time.Duration;
import java.util.Optional;

/** Kills a server that takes too long or too much memory, so that nothing waits for ever. */
final class Watchdog implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;
    private static final double MOST_MEGABYTES = 4096;

    private final ProcessTree server;
    private final Thread thread = new Thread(this::watch, "watchdog");
    private volatile long deadline = Long.MAX_VALUE;
    private volatile Optional<String> reason = Optional.empty();

    Watchdog(ProcessTree server) {
        this.server = server;
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives the server this much time from now on. */
    void allow(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Why the server was killed, if it was. */
    Optional<String> reason() {
        return reason;
    }

    private void watch() {
        try {
            while (reason.isEmpty()) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (deadline != Long.MAX_VALUE && System.nanoTime() - deadline > 0) {
            kill("no answer in time");
        } else if (server.megabytes().orElse(0) > MOST_MEGABYTES) {
            kill("killed at %,.0f MB".formatted(MOST_MEGABYTES));
        }
    }

    private void kill(String why) {
        reason = Optional.of(why);
        server.kill();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
