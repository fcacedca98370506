package tools.database;

import tools.ToolError;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Results that were not read to their end, each holding a connection and its read-only transaction:
 * at most {@value #MOST}, each for {@value #MINUTES} minutes after it was last read. Thread-safe.
 */
final class CursorStore {

    private static final int MOST = 4;
    private static final int MINUTES = 5;

    private static final int GIVE_WAY_MILLIS = 500;
    private static final int MOST_REMEMBERED = 1_000;

    // How much too late a result may be closed, as a part of its time.
    private static final int SWEEPS = 60;

    /** Why a cursor is not open, for the one who asks for its next page. */
    enum Closing {
        USED("it was used before; each page brings the cursor of the next one"),
        ROOM("closed to make room, because at most %d stay open".formatted(MOST)),
        NEEDED("closed because another call needed its connection"),
        UNREAD("closed because it was not read for %d minutes".formatted(MINUTES));

        private final String reason;

        Closing(String reason) {
            this.reason = reason;
        }
    }

    private record Entry(OpenResult result, long lastUsed) {}

    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    // In the order of their last use, the one that waited longest first.
    private final Map<String, Entry> open = new LinkedHashMap<>();
    // The oldest first.
    private final Map<String, Closing> closed = new LinkedHashMap<>();
    private Optional<ScheduledThreadPoolExecutor> sweeper = Optional.empty();

    CursorStore() {
        this(Duration.ofMinutes(MINUTES));
    }

    /** With another time after which a result is closed that nobody reads. */
    CursorStore(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Keeps a result open and returns the handle that leads to it, which cannot be guessed. */
    synchronized String keep(OpenResult result) {
        while (open.size() >= MOST) {
            closeOldest(Closing.ROOM);
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        result.session().keepOpen();
        open.put(handle, new Entry(result, System.nanoTime()));
        sweeper();
        return handle;
    }

    /**
     * Takes a result out, for one page; nobody else can have it meanwhile.
     *
     * @throws ToolError when there is none under this handle any more
     */
    synchronized OpenResult take(String handle) throws ToolError {
        Entry entry = open.remove(handle);
        if (entry == null) {
            Closing closing = closed.get(handle);
            throw new ToolError(
                    "This cursor is not open: %s. Run the query again."
                            .formatted(
                                    closing == null
                                            ? "there is none of this name"
                                            : closing.reason));
        }
        remember(handle, Closing.USED);
        return entry.result();
    }

    private void remember(String handle, Closing closing) {
        if (closed.size() == MOST_REMEMBERED) {
            closed.remove(closed.keySet().iterator().next());
        }
        closed.put(handle, closing);
    }

    /** Closes the result that was not read for the longest time; false when none is open. */
    synchronized boolean closeOldest(Closing closing) {
        Iterator<Map.Entry<String, Entry>> entries = open.entrySet().iterator();
        if (!entries.hasNext()) {
            return false;
        }
        Map.Entry<String, Entry> oldest = entries.next();
        entries.remove();
        remember(oldest.getKey(), closing);
        oldest.getValue().result().session().end();
        return true;
    }

    /** Whether any is open. */
    synchronized boolean anyOpen() {
        return !open.isEmpty();
    }

    /** Closes one after the other, until this is cancelled, for a call whose wait nobody sees. */
    synchronized Future<?> giveWay() {
        return sweeper()
                .scheduleWithFixedDelay(
                        () -> closeOldest(Closing.NEEDED),
                        GIVE_WAY_MILLIS,
                        GIVE_WAY_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private synchronized void closeExpired() {
        long now = System.nanoTime();
        while (!open.isEmpty()
                && now - open.values().iterator().next().lastUsed() > lifetime.toNanos()) {
            closeOldest(Closing.UNREAD);
        }
    }

    private ScheduledThreadPoolExecutor sweeper() {
        if (sweeper.isEmpty()) {
            ScheduledThreadPoolExecutor executor =
                    new ScheduledThreadPoolExecutor(
                            1,
                            task -> {
                                Thread thread = new Thread(task, "cursor-sweeper");
                                thread.setDaemon(true);
                                return thread;
                            });
            long delay = lifetime.toNanos() / SWEEPS;
            executor.scheduleWithFixedDelay(this::closeExpired, delay, delay, TimeUnit.NANOSECONDS);
            sweeper = Optional.of(executor);
        }
        return sweeper.get();
    }

    /** Closes everything. */
    synchronized void close() {
        while (closeOldest(Closing.UNREAD)) {
            // One after the other.
        }
        sweeper.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
    }
}
