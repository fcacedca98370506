package tools.database;

import java.sql.SQLException;
import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;

/**
 * The query execution engine: borrows a connection, runs one strategy in it, and gives the connection
 * back clean, whatever happened. No connection leaves this class. Thread-safe.
 */
public final class QueryExecutor {

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
            throw DatabaseError.of(e, strategy.sql(), deadline.limit());
        }
    }

    private <T> T attempt(ExecutionStrategy<T> strategy, Deadline deadline, Cancellation cancellation)
            throws SQLException, ToolError {
        try (Session session = connections.borrow(deadline, cancellation)) {
            session.stopOn(cancellation);
            return strategy.run(session, deadline);
        } catch (CannotConnect e) {
            throw e;
        } catch (SQLException e) {
            if (ConnectionFault.of(e) == ConnectionFault.LOST) {
                connections.distrust();
            }
            throw e;
        }
    }
}
