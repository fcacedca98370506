package tools.database;

import tools.ToolError;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * What a backend keeps beyond the transaction: some things in spite of ROLLBACK, and what SET
 * changed after COMMIT. It is taken back within the same transaction, because behind PgBouncer the
 * next one may run in another backend.
 */
final class BackendState {

    // A cancel request, which is repeated, can hit our own statement.
    private static final int ATTEMPTS = 3;

    private BackendState() {}

    /**
     * Takes back what SET changed, before COMMIT. It is certain because it is part of the
     * transaction: if it fails, SET is rolled back with all the rest.
     */
    static void resetSettings(Session session) throws SQLException, ToolError {
        // The one setting that COMMIT itself obeys.
        byte[] durability =
                session.ask("select pg_catalog.current_setting('synchronous_commit')", List.of())
                        .takeRows()
                        .get(0)
                        .get(0);
        session.ask("reset session authorization", List.of());
        session.ask("reset role", List.of());
        session.ask("reset all", List.of());
        session.ask(
                "select pg_catalog.set_config('synchronous_commit', $1, true)",
                List.of(new String(durability, StandardCharsets.US_ASCII)));
    }

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
