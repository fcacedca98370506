package tools.database;

import org.postgresql.core.Field;

import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;
import java.util.List;

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
    private static final int FETCH_BYTES = 1 << 20;

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
        ResultReader reader = session.open(sql, parameters, firstFetch, deadline);
        Field[] fields = reader.fields();
        RowWriter writer = new RowWriter(fields, session.typeNames(fields), rowLimit);
        while (writer.accepts(reader.takeRows()) && reader.hasMore()) {
            int wanted = (int) Math.max(1, FETCH_BYTES / writer.averageRowBytes());
            session.fetch(reader, Math.min(wanted, writer.roomForRows() + 1));
        }
        return writer.finish(reader.notices());
    }
}
