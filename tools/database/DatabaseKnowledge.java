package tools.database;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** What the connections of one database share: what was learned about it, and what stays open. */
record DatabaseKnowledge(
        TypeNames typeNames,
        Gatekeeper gatekeeper,
        CursorStore cursors,
        AtomicReference<ServerLimits> limits) {

    /**
     * Makes open cursors give way, one after the other until this is cancelled, to a call that may
     * have to wait for its backend. Only a pooler lets a connection wait for one.
     */
    Optional<Future<?>> giveWay() {
        return limits.get().pooled() ? cursors.giveWay() : Optional.empty();
    }
}
