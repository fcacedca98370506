package tools.database;

import tools.ToolError;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Results that were not read to their end, each holding a connection and its read-only transaction:
 * at most {@value #MOST}, each for {@value #MINUTES} minutes after it was last read. Thread-safe.
 */
final class CursorStore {

    private static final int MOST = 4;
    private static final int MINUTES = 5;

    private record Entry(OpenResult result, long lastUsed) {}

    private final SecureRandom random = new SecureRandom();
    // In the order of their last use, the one that waited longest first.
    private final Map<String, Entry> open = new LinkedHashMap<>();
    private Optional<ScheduledThreadPoolExecutor> sweeper = Optional.empty();

    /** Keeps a result open and returns the handle that leads to it, which cannot be guessed. */
    synchronized String keep(OpenResult result) {
        while (open.size() >= MOST) {
            closeOldest();
        }
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        result.session().keepOpen();
        open.put(handle, new Entry(result, System.nanoTime()));
        sweepFromNowOn();
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
            throw new ToolError(
                    ("This cursor is not open: it was read to its end, not read for %d minutes, or"
                                    + " closed to make room (at most %d stay open). Run the query again.")
                            .formatted(MINUTES, MOST));
        }
        return entry.result();
    }

    /** Closes the result that was not read for the longest time; false when none is open. */
    synchronized boolean closeOldest() {
        Iterator<Entry> entries = open.values().iterator();
        if (!entries.hasNext()) {
            return false;
        }
        OpenResult oldest = entries.next().result();
        entries.remove();
        oldest.session().end();
        return true;
    }

    private synchronized void closeExpired() {
        long now = System.nanoTime();
        while (!open.isEmpty()
                && now - open.values().iterator().next().lastUsed()
                        > TimeUnit.MINUTES.toNanos(MINUTES)) {
            closeOldest();
        }
    }

    private void sweepFromNowOn() {
        if (sweeper.isEmpty()) {
            ScheduledThreadPoolExecutor executor =
                    new ScheduledThreadPoolExecutor(
                            1,
                            task -> {
                                Thread thread = new Thread(task, "cursor-sweeper");
                                thread.setDaemon(true);
                                return thread;
                            });
            executor.scheduleWithFixedDelay(this::closeExpired, 5, 5, TimeUnit.SECONDS);
            sweeper = Optional.of(executor);
        }
    }

    /** Closes everything. */
    synchronized void close() {
        while (closeOldest()) {
            // One after the other.
        }
        sweeper.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
    }
}
