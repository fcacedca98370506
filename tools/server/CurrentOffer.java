package tools.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * The offer that holds at the moment. A request keeps the one that it began with; when the last
 * request of a replaced one is over, and of all before it, what belongs to it can be closed:
 * neighbours share what is the same in both. Thread-safe.
 */
final class CurrentOffer {

    private static final class Use {

        private final Offer offer;
        private int requests;
        private Runnable whenUnused = () -> {};

        Use(Offer offer) {
            this.offer = offer;
        }
    }

    private final Queue<Use> replaced = new ArrayDeque<>();
    private Use current;

    CurrentOffer(Offer first) {
        current = new Use(first);
    }

    /** Does a request's work with the offer of this moment. */
    <T> T use(Function<Offer, T> work) {
        Use use = enter();
        try {
            return work.apply(use.offer);
        } finally {
            leave(use);
        }
    }

    private synchronized Use enter() {
        current.requests++;
        return current;
    }

    private void leave(Use use) {
        synchronized (this) {
            use.requests--;
        }
        closeUnused();
    }

    /** Replaces it; {@code whenUnused} runs once nothing needs the old one any more. */
    void replace(Offer next, Runnable whenUnused) {
        synchronized (this) {
            current.whenUnused = whenUnused;
            replaced.add(current);
            current = new Use(next);
        }
        closeUnused();
    }

    private void closeUnused() {
        List<Use> over = new ArrayList<>();
        synchronized (this) {
            while (!replaced.isEmpty() && replaced.element().requests == 0) {
                over.add(replaced.remove());
            }
        }
        over.forEach(use -> use.whenUnused.run());
    }
}
