package tools.database;

import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;

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
        return question.ask(new CatalogSession(session));
    }
}
