package tools.server;

import java.util.function.Function;

/**
 * The offer that holds at the moment. A request keeps the one that it began with; when the last
 * request of a replaced one is over, what belongs to it can be closed. Thread-safe.
 */
final class CurrentOffer {

    private static final class Use {

        private final Offer offer;
        private int requests;
        // Set when it was replaced.
        private Runnable whenUnused;

        Use(Offer offer) {
            this.offer = offer;
        }

        boolean isOver() {
            return whenUnused != null && requests == 0;
        }
    }

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
        boolean over;
        synchronized (this) {
            use.requests--;
            over = use.isOver();
        }
        if (over) {
            use.whenUnused.run();
        }
    }

    /** Replaces it; {@code whenUnused} runs once no request uses the old one any more. */
    void replace(Offer next, Runnable whenUnused) {
        Use old;
        boolean over;
        synchronized (this) {
            old = current;
            old.whenUnused = whenUnused;
            over = old.isOver();
            current = new Use(next);
        }
        if (over) {
            whenUnused.run();
        }
    }
}
