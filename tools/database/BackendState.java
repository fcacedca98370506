package tools.database;

import tools.ToolError;

import java.sql.SQLException;
import java.util.List;

/**
 * What a backend keeps beyond the transaction, in spite of ROLLBACK. It is taken back within the
 * same transaction, because behind PgBouncer the next one may run in another backend.
 */
final class BackendState {

    // A cancel request, which is repeated, can hit our own statement.
    private static final int ATTEMPTS = 3;

    private BackendState() {}

    /** Marks the place in the transaction to return to before something is taken back. */
    static void mark(Session session, String savepoint) throws SQLException, ToolError {
        session.ask("savepoint " + savepoint, List.of());
    }

    /** Takes something back, whatever failed meanwhile; a session that keeps it is given up. */
    static void takeBack(Session session, String savepoint, String command) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                session.ask("rollback to savepoint " + savepoint, List.of());
                session.ask(command, List.of());
                return;
            } catch (SQLException | ToolError e) {
                // The next attempt, or a new connection.
            }
        }
        session.discard();
    }
}
