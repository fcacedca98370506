package tools.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.Deadline;
import tools.ToolError;
import tools.guard.FunctionGate;
import tools.guard.GateCatalog;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps what the gate knows of one database up to date, and asks it. Thread-safe. */
final class Gatekeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private final List<String> allowed;
    private final ReentrantLock loading = new ReentrantLock();
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
    private GateCatalog load(GateCatalog known, Session session, Deadline deadline)
            throws SQLException, ToolError {
        waitForTurn(deadline);
        try {
            return loadAlone(known, session, deadline);
        } finally {
            loading.unlock();
        }
    }

    private void waitForTurn(Deadline deadline) throws ToolError {
        try {
            if (!loading.tryLock(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
                throw new ToolError(
                        "Not run: the names of this database's functions are still being read,"
                                + " which took all the time of this call.\n"
                                + "Try again, or give a higher \"timeout\" (seconds).");
            }
        } catch (InterruptedException e) {
            throw new ToolError("The call was cancelled.", e);
        }
    }

    private GateCatalog loadAlone(GateCatalog known, Session session, Deadline deadline)
            throws SQLException, ToolError {
        if (catalog == known) {
            session.begin(deadline);
            GateCatalog fresh = GateRepository.load(session, allowed);
            session.rollback();
            if (known == null) {
                warnOfMissing(fresh);
            } else {
                fresh.inherit(known);
            }
            catalog = fresh;
        }
        return catalog;
    }

    /** A slip in an option would else look as if the option did not work. */
    private void warnOfMissing(GateCatalog catalog) {
        for (String function : allowed) {
            String name = function.substring(function.lastIndexOf('.') + 1);
            if (catalog.isNew(name)) {
                LOG.warn(
                        "--allow-function {}: this database has no such function.{}",
                        function,
                        catalog.nearestName(name)
                                .map(nearest -> " Did you mean " + nearest + "?")
                                .orElse(""));
            }
        }
    }

    /**
     * Forgets everything, for the next call to load it: a function was missing and may be made now.
     */
    void forget() {
        catalog = null;
    }
}
