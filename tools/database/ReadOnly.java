package tools.database;

import tools.Deadline;
import tools.ToolError;
import tools.guard.StatementGuard;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Runs one reading statement in a READ ONLY transaction that always rolls back. The user's text
 * goes to the server untouched, as one Parse message of its own, so PostgreSQL itself refuses a
 * second statement.
 *
 * @param parameters values of {@code $1}, {@code $2}, ...: JSON values, {@code null} included
 * @param rowLimit how many rows the answer may hold
 */
public record ReadOnly(String sql, List<?> parameters, int rowLimit)
        implements ExecutionStrategy<Rows> {

    // Small enough that wide rows do not fill the heap, big enough that most answers need no second
    // trip.
    private static final int FIRST_FETCH = 32;

    @Override
    public String purpose() {
        return "query";
    }

    @Override
    public void check() throws ToolError {
        read();
    }

    private SqlText read() throws ToolError {
        SqlText text = SqlText.ofOneStatement(sql);
        StatementGuard.check(text);
        ParameterBinder.requireCount(text.parameters(), parameters.size());
        return text;
    }

    @Override
    public Rows run(Session session, Deadline deadline) throws SQLException, ToolError {
        session.gate(read(), deadline);
        int firstFetch = Math.min(rowLimit + 1, FIRST_FETCH);
        OpenResult result =
                new OpenResult(session, session.open(sql, parameters, firstFetch, deadline));
        return result.page(rowLimit, () -> Optional.of(session.cursors().keep(result)));
    }
}
