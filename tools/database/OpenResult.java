package tools.database;

import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

import tools.ToolError;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A result that is read page by page; its rows are one consistent snapshot, however long it takes.
 */
final class OpenResult {

    private static final int FETCH_BYTES = 1 << 20;
    private static final int DRAIN_ROWS = 1_000;

    private final Session session;
    private final ResultReader reader;
    private final List<String> typeNames;
    private List<Tuple> waiting;

    /** Takes over a result whose first rows have arrived. */
    OpenResult(Session session, ResultReader reader) throws SQLException, ToolError {
        this.session = session;
        this.reader = reader;
        typeNames = session.typeNames(reader.fields());
        waiting = reader.takeRows();
    }

    Session session() {
        return session;
    }

    Field[] fields() {
        return reader.fields();
    }

    /**
     * Reads on until the page is full or the result ends.
     *
     * @param handle makes the cursor for the next page; only asked if there will be one
     */
    Rows page(int rowLimit, Supplier<Optional<String>> handle) throws SQLException, ToolError {
        RowWriter writer = new RowWriter(reader.fields(), typeNames, rowLimit);
        waiting = writer.write(waiting);
        while (!writer.truncated() && reader.hasMore()) {
            int wanted = (int) Math.max(1, FETCH_BYTES / writer.averageRowBytes());
            session.fetch(reader, Math.min(wanted, writer.roomForRows() + 1));
            waiting = writer.write(reader.takeRows());
        }
        Optional<String> cursor = writer.truncated() ? handle.get() : Optional.empty();
        return writer.finish(cursor, reader.notices());
    }

    /**
     * Reads to the end without keeping anything; returns how many rows there were after the page.
     */
    long drain() throws SQLException {
        long rows = waiting.size();
        while (reader.hasMore()) {
            session.fetch(reader, DRAIN_ROWS);
            rows += reader.takeRows().size();
        }
        return rows;
    }
}
