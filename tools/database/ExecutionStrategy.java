package tools.database;

import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;

/**
 * One way of running SQL, from BEGIN to its end. A strategy may be run again after a transient
 * fault, so it keeps nothing between runs.
 *
 * @param <T> what it makes of the result
 */
public sealed interface ExecutionStrategy<T> permits CatalogLookup, Explain, ReadOnly, Write {

    /** What the connection is used for, in one word, for those who wait for one. */
    String purpose();

    /** The user's text, for error messages. */
    String sql();

    /**
     * Looks at the text before a connection is spent on it.
     *
     * @throws ToolError why it will not be run
     */
    void check() throws ToolError;

    /** What is to be said of the data, in a line, when a fault came too often to try again. */
    default String afterFault() {
        return "";
    }

    /**
     * Runs in a session that is idle, and is not asked to end its transaction: the session does
     * that.
     *
     * @throws SQLException what the server or the connection reports
     * @throws ToolError what the caller did wrong
     */
    T run(Session session, Deadline deadline) throws SQLException, ToolError;
}
