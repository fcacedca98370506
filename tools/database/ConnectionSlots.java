package tools.database;

import tools.Deadline;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As many slots as the pool has connections, so that the pool itself never queues. Whoever waits
 * for one gets that of an open cursor, the oldest first. Thread-safe.
 */
final class ConnectionSlots {

    // Fair, so that nobody starves.
    private final Semaphore free;
    private final ConnectionUse use = new ConnectionUse();
    private final CursorStore cursors;
    private final AtomicInteger waiting = new AtomicInteger();

    ConnectionSlots(int number, CursorStore cursors) {
        free = new Semaphore(number, true);
        this.cursors = cursors;
    }

    /** Takes a slot, at the latest at the deadline; false when there is none. */
    boolean acquire(Deadline deadline) throws InterruptedException {
        if (free.tryAcquire()) {
            return true;
        }
        // First counted, then looked: a cursor that is kept after that look is closed by its call.
        waiting.incrementAndGet();
        try {
            closeCursor();
            return acquireIfSpare(deadline);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** The same for what nobody waits for: no cursor is closed for it. */
    boolean acquireIfSpare(Deadline deadline) throws InterruptedException {
        return free.tryAcquire(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
    }

    /** Notes what an acquired slot is used for. */
    ConnectionUse.Loan lend(String purpose) {
        return use.lend(purpose);
    }

    /** Frees the slot. */
    void takeBack(ConnectionUse.Loan loan) {
        use.giveBack(loan);
        free.release();
    }

    /** What the slots are used for. */
    String describeUse() {
        return use.describe();
    }

    /** Closes the oldest cursor for a call that needs its connection; false if none is open. */
    boolean closeCursor() {
        return cursors.closeOldest(CursorStore.Closing.NEEDED);
    }

    /** To be called when a call is over that may have left a cursor: somebody may wait for it. */
    void makeRoom() {
        if (waiting.get() > 0) {
            closeCursor();
        }
    }
}
