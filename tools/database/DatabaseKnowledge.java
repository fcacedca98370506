package tools.database;

import tools.ToolError;

import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the connections of one database share: what was learned about it, and what stays open.
 *
 * @param background whether it is for work that no call waits for: then no cursor gives way
 */
record DatabaseKnowledge(
        TypeNames typeNames,
        Gatekeeper gatekeeper,
        RoleLook roleLook,
        CursorStore cursors,
        AtomicReference<ServerLimits> limits,
        AtomicBoolean limitReached,
        boolean background) {

    /** The same for work that no call waits for. */
    DatabaseKnowledge inBackground() {
        return new DatabaseKnowledge(
                typeNames, gatekeeper, roleLook, cursors, limits, limitReached, true);
    }

    /** Whether a call may have to wait for a backend: only a pooler lets a connection wait. */
    boolean cursorsMayBeInTheWay() {
        return !background && limits.get().pooled() && cursors.anyOpen();
    }

    /** Runs what may have to wait for a backend; meanwhile one cursor after the other gives way. */
    <T> T whileCursorsGiveWay(RetryHandler.Attempt<T> attempt) throws SQLException, ToolError {
        if (!cursorsMayBeInTheWay()) {
            return attempt.run();
        }
        Future<?> givingWay = cursors.giveWay();
        try {
            return attempt.run();
        } finally {
            givingWay.cancel(false);
        }
    }
}
