package tools.database;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The query execution engine: borrows a connection, runs one strategy in it, and gives the
 * connection back clean, whatever happened. No connection leaves this class. Thread-safe.
 */
public final class QueryExecutor {

    private static final String UNDEFINED_FUNCTION = "42883";

    private final ConnectionManager connections;

    /** Runs on the connections of this manager. */
    public QueryExecutor(ConnectionManager connections) {
        this.connections = connections;
    }

    /**
     * Runs the strategy, and again after a transient fault that left nothing behind.
     *
     * @throws ToolError what the caller, the server or the network is to be blamed for, in words
     */
    public <T> T run(ExecutionStrategy<T> strategy, Deadline deadline, Cancellation cancellation)
            throws ToolError {
        strategy.check();
        try {
            return RetryHandler.run(
                    deadline, cancellation, () -> attempt(strategy, deadline, cancellation));
        } catch (CannotConnect e) {
            throw DatabaseError.cannotConnect(connections.config(), e);
        } catch (SQLException e) {
            String what = DatabaseError.of(e, strategy.sql(), deadline).getMessage();
            throw new ToolError(what + strategy.afterFault(), e);
        }
    }

    /**
     * Reads on in an earlier result, in the transaction that it left open.
     *
     * @throws ToolError when it is no longer open, or what went wrong
     */
    public Rows run(NextPage next, Deadline deadline, Cancellation cancellation) throws ToolError {
        OpenResult result = connections.cursors().take(next.cursor());
        try (Session session = result.session()) {
            session.resume(cancellation, deadline);
            return result.page(
                    next.rowLimit(), () -> Optional.of(connections.cursors().keep(result)));
        } catch (SQLException e) {
            throw endOfCursor(result.session(), e, deadline);
        } finally {
            connections.makeRoom();
        }
    }

    private static ToolError endOfCursor(Session session, SQLException e, Deadline deadline) {
        String what =
                session.idleLimitThatEnded(e)
                        .map(QueryExecutor::readTooLate)
                        .orElseGet(
                                () ->
                                        DatabaseError.of(e, "", deadline, session.limitThatEnded(e))
                                                .getMessage());
        return new ToolError(what + "\nThis closed the cursor: run the query again.", e);
    }

    private static String readTooLate(ServerLimit limit) {
        return "The server ended this cursor's transaction, because the next page was not read within its limit (%s).\n%s"
                .formatted(limit.describe(), limit.howToRaise());
    }

    private <T> T attempt(
            ExecutionStrategy<T> strategy, Deadline deadline, Cancellation cancellation)
            throws SQLException, ToolError {
        try (Session session = connections.borrow(strategy.purpose(), deadline, cancellation)) {
            session.stopOn(cancellation);
            connections.requireRole(session, deadline);
            return run(strategy, session, deadline);
        } catch (CannotConnect e) {
            throw e;
        } catch (SQLException e) {
            if (ConnectionFault.of(e) == ConnectionFault.LOST) {
                connections.distrust();
            }
            throw e;
        } finally {
            connections.makeRoom();
        }
    }

    /** Leaves faults to be retried as they are; of all else it makes the report for the caller. */
    private <T> T run(ExecutionStrategy<T> strategy, Session session, Deadline deadline)
            throws SQLException, ToolError {
        try {
            return strategy.run(session, deadline);
        } catch (SQLException e) {
            if (ConnectionFault.of(e) != ConnectionFault.NONE) {
                throw e;
            }
            if (UNDEFINED_FUNCTION.equals(e.getSQLState())) {
                // It may be made before the next call, which then has to meet it in the gate.
                connections.forgetFunctions();
            }
            throw DidYouMean.report(session, e, strategy.sql(), deadline);
        }
    }
}
