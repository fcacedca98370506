package tools.database;

import java.util.concurrent.atomic.AtomicReference;

/** What the connections of one database share: what was learned about it, and what stays open. */
record DatabaseKnowledge(
        TypeNames typeNames,
        Gatekeeper gatekeeper,
        CursorStore cursors,
        AtomicReference<ServerLimits> limits) {}
