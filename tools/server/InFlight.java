package tools.server;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that were asked and not answered yet, by request id. Thread-safe. */
final class InFlight {

    private final Map<Object, Call> calls = new ConcurrentHashMap<>();

    /** Takes a call in; false when its id is already in use. */
    boolean add(Call call) {
        return calls.putIfAbsent(call.id(), call) == null;
    }

    /** Marks a call as answered. */
    synchronized void remove(Call call) {
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
