package tools.server;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The calls that were asked and not answered yet, by request id. Thread-safe. */
final class InFlight {

    // What was read of a request takes up to twenty times as much memory as its text.
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private final Map<Object, Call> calls = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Whether the id belongs to a call that was not answered yet. */
    boolean holds(Object id) {
        return calls.containsKey(id);
    }

    /** Whether there is memory for a call this long; there always is when no other one runs. */
    boolean hasRoomFor(int length) {
        return bytes.get() == 0 || bytes.get() + length <= MOST_BYTES;
    }

    /** Takes a call in. */
    void add(Call call) {
        calls.put(call.id(), call);
        bytes.addAndGet(call.bytes());
    }

    /** Gives a call's room back before its answer is sent, which the next call may follow. */
    void release(Object id) {
        Call call = calls.get(id);
        if (call != null && call.release()) {
            bytes.addAndGet(-call.bytes());
        }
    }

    /** Marks a call as answered. */
    synchronized void remove(Call call) {
        release(call.id());
        calls.remove(call.id(), call);
        notifyAll();
    }

    /** Does what {@code notifications/cancelled} asks; an id that is not in flight is ignored. */
    void cancel(Object id) {
        Call call = id == null ? null : calls.get(id);
        if (call != null) {
            call.cancelByClient();
        }
    }

    /**
     * Whether the client has cancelled the call with this id: nothing may be sent for it any more.
     */
    boolean isUnwanted(Object id) {
        Call call = calls.get(id);
        return call != null && call.unwanted();
    }

    /** Stops every call; each still gets an answer. */
    void stopAll() {
        new ArrayDeque<>(calls.values()).forEach(call -> call.cancellation().cancel());
    }

    /**
     * Waits until every call is answered, at most {@code millis} ms.
     *
     * @return whether none is left
     */
    synchronized boolean awaitNone(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            while (!calls.isEmpty()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
