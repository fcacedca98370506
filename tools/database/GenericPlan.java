package tools.database;

import tools.ToolError;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Explains a statement with parameters for any values of them. EXPLAIN (GENERIC_PLAN), which came
 * with PostgreSQL 16, cannot do that here: in the extended protocol each parameter has to be bound,
 * and the planner then knows its value. A prepared statement can be planned without.
 */
final class GenericPlan {

    private static final String SAVEPOINT = "without_generic_plan";

    private GenericPlan() {}

    /** Explains in the open transaction; {@code options} is the text up to the statement. */
    static ResultReader explain(Session session, String options, SqlText text)
            throws SQLException, ToolError {
        String name = "pg_mcp_" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        String prepare = "prepare " + name + " as ";
        String nulls = String.join(", ", Collections.nCopies(text.parameters(), "null"));
        session.ask("set local plan_cache_mode = force_generic_plan", List.of());
        BackendState.mark(session, SAVEPOINT);
        try {
            session.ask(prepare + text.sql(), List.of());
        } catch (SQLException e) {
            throw ShiftedPosition.of(e, prepare.length());
        }
        try {
            return session.ask(options + "execute " + name + "(" + nulls + ")", List.of());
        } finally {
            BackendState.takeBack(session, SAVEPOINT, "deallocate " + name);
        }
    }
}
