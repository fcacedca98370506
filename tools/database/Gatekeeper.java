package tools.database;

import tools.Deadline;
import tools.ToolError;
import tools.guard.FunctionGate;
import tools.guard.GateCatalog;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;

/** Keeps what the gate knows of one database up to date, and asks it. Thread-safe. */
final class Gatekeeper {

    private final List<String> allowed;
    private volatile GateCatalog catalog;

    /** Lets these functions through, named with or without their schema. */
    Gatekeeper(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * Checks a statement, after a look into the catalogue if what is known is old or not enough.
     */
    void check(SqlText text, Session session, Deadline deadline) throws SQLException, ToolError {
        GateCatalog known = catalog;
        if (known == null || known.stale() || FunctionGate.meetsNewName(text, known)) {
            known = load(known, session, deadline);
            FunctionGate.rememberStrangers(text, known);
        }
        FunctionGate.check(text, known);
    }

    /** Loads what the first call would have to wait for. */
    void prepare(Session session, Deadline deadline) throws SQLException, ToolError {
        load(null, session, deadline);
    }

    /** One thread loads; those that waited for it find the catalogue replaced and take that. */
    private synchronized GateCatalog load(GateCatalog known, Session session, Deadline deadline)
            throws SQLException, ToolError {
        if (catalog == known) {
            session.begin(deadline);
            GateCatalog fresh = GateRepository.load(session, allowed);
            session.rollback();
            if (known != null) {
                fresh.inherit(known);
            }
            catalog = fresh;
        }
        return catalog;
    }

    /**
     * Forgets everything, for the next call to load it: a function was missing and may be made now.
     */
    void forget() {
        catalog = null;
    }
}
