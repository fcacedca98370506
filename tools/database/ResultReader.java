package tools.database;

import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;

/** Takes what the server sends for one statement: rows as raw bytes, and notices. */
final class ResultReader extends ResultHandlerBase {

    private static final Field[] NO_FIELDS = {};
    private static final int MOST_NOTICES = 20;
    // In characters: RAISE NOTICE can print megabytes.
    private static final int LONGEST_NOTICE = 500;

    private final List<String> notices = new ArrayList<>();
    private Field[] fields = NO_FIELDS;
    private List<Tuple> rows = List.of();
    private ResultCursor cursor;
    private String status = "";
    private long rowsAffected;

    @Override
    public void handleResultRows(
            Query query, Field[] resultFields, List<Tuple> tuples, ResultCursor resultCursor) {
        fields = resultFields;
        rows = tuples;
        cursor = resultCursor;
    }

    @Override
    public void handleCommandStatus(String newStatus, long updateCount, long insertOid) {
        status = newStatus;
        rowsAffected = updateCount;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        if (notices.size() < MOST_NOTICES) {
            notices.add(cut(textOf(warning)));
        }
    }

    private static String cut(String notice) {
        return notice.length() <= LONGEST_NOTICE
                ? notice
                : notice.substring(0, LONGEST_NOTICE)
                        + "... [cut, %d characters]".formatted(notice.length());
    }

    private static String textOf(SQLWarning warning) {
        ServerErrorMessage message =
                warning instanceof PSQLWarning server ? server.getServerErrorMessage() : null;
        return message == null
                ? String.valueOf(warning.getMessage())
                : message.getSeverity() + ": " + message.getMessage();
    }

    /** The columns; none when the statement gives no rows at all. */
    Field[] fields() {
        return fields;
    }

    /** What arrived since the last time. */
    List<Tuple> takeRows() {
        List<Tuple> taken = rows;
        rows = List.of();
        return taken;
    }

    /** Whether the server holds more rows of this result. */
    boolean hasMore() {
        return cursor != null;
    }

    /** What the server says it did, for example {@code INSERT 0 3}; empty until it has ended. */
    String status() {
        return status;
    }

    /** How many rows the statement changed or gave. */
    long rowsAffected() {
        return rowsAffected;
    }

    ResultCursor cursor() {
        return cursor;
    }

    List<String> notices() {
        return notices;
    }
}
