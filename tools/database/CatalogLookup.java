package tools.database;

import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;

/**
 * Asks the system catalogues, in a READ ONLY transaction that sees one moment. The SQL in it is all
 * ours, so nothing guards it.
 *
 * @param purpose what the connection is used for, in one word
 * @param question run again as a whole after a transient fault, so it keeps nothing between runs
 */
public record CatalogLookup<T>(String purpose, Question<T> question)
        implements ExecutionStrategy<T> {

    /**
     * What was dropped since the transaction began is still in its catalogues, but functions like
     * {@code pg_get_viewdef} look at this moment and fail: "cache lookup failed". The next
     * transaction sees it gone.
     */
    private static final String INTERNAL_ERROR = "XX000";

    /**
     * One or more statements, and what is made of their rows.
     *
     * @param <T> what the answer is
     */
    @FunctionalInterface
    public interface Question<T> {

        /**
         * Asks.
         *
         * @throws SQLException what the server or the connection reports
         * @throws ToolError what the caller can act on: a name that does not exist, for example
         */
        T ask(CatalogSession catalog) throws SQLException, ToolError;
    }

    @Override
    public String sql() {
        return "";
    }

    @Override
    public void check() {
        // Nothing in it comes from outside.
    }

    @Override
    public T run(Session session, Deadline deadline) throws SQLException, ToolError {
        session.beginSnapshot(deadline);
        try {
            return question.ask(new CatalogSession(session));
        } catch (SQLException e) {
            if (INTERNAL_ERROR.equals(e.getSQLState())) {
                throw new SQLTransactionRollbackException(e.getMessage(), "40001", e);
            }
            throw e;
        }
    }
}
