package tools.database;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.sql.SQLException;

/** An error's position counts from the start of what we sent; the caller knows only their part. */
final class ShiftedPosition {

    private ShiftedPosition() {}

    /** The same error, pointing {@code by} characters further to the left; or nowhere, if there. */
    static SQLException of(SQLException exception, int by) {
        ServerErrorMessage message =
                exception instanceof PSQLException server ? server.getServerErrorMessage() : null;
        if (message == null || message.getPosition() == 0) {
            return exception;
        }
        // As the server sends it (manual, 55.8 Error and Notice Message Fields).
        StringBuilder fields = new StringBuilder();
        append(fields, 'S', message.getSeverity());
        append(fields, 'C', message.getSQLState());
        append(fields, 'M', message.getMessage());
        append(fields, 'D', message.getDetail());
        append(fields, 'H', message.getHint());
        append(fields, 'W', message.getWhere());
        append(fields, 'P', String.valueOf(Math.max(0, message.getPosition() - by)));
        PSQLException shifted =
                new PSQLException(new ServerErrorMessage(fields.append('\0').toString()));
        shifted.initCause(exception);
        return shifted;
    }

    private static void append(StringBuilder fields, char type, String value) {
        if (value != null) {
            fields.append(type).append(value).append('\0');
        }
    }
}
