package tools.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import tools.ToolError;
import tools.config.DatabaseConfig;
import tools.config.HostAddress;

/** Puts what the server, the driver or the network reports into words for the caller. */
final class DatabaseError {

    private static final String NO_SETTINGS =
            "\nNo connection settings were given, so this was a guess. Give a URL"
                    + " (pg-mcp postgres://user@host:5432/dbname), set DATABASE_URL or PGHOST, PGPORT, PGUSER,"
                    + " PGPASSWORD and PGDATABASE, or try the demo: jbang pg-mcp-demo@org";

    private DatabaseError() {}

    /** No connection could be had: where to, why, what to do. */
    static ToolError cannotConnect(DatabaseConfig config, SQLException exception) {
        ConnectionFault fault = ConnectionFault.of(exception);
        StringBuilder text = new StringBuilder();
        text.append("Cannot connect to PostgreSQL at ")
                .append(config.hosts().stream().map(HostAddress::toString).collect(Collectors.joining(",")))
                .append(", database \"")
                .append(config.database())
                .append("\", user \"")
                .append(config.user())
                .append("\": ");
        if (fault == ConnectionFault.NONE) {
            text.append(whatHappened(exception)).append('.');
        } else {
            text.append(fault.cause());
            serverMessage(exception, text);
            text.append(".\n").append(fault.advice());
        }
        if (!config.explicit()) {
            text.append(NO_SETTINGS);
        }
        return new ToolError(text.append("\nThe next call tries again.").toString(), exception);
    }

    private static void serverMessage(SQLException exception, StringBuilder text) {
        Throwable original = exception instanceof CannotConnect ? exception.getCause() : exception;
        if (original instanceof PSQLException) {
            text.append(" (").append(whatHappened((PSQLException) original)).append(')');
        }
    }

    /** A statement failed: what happened, where in the text, the server's detail and hint, what to do. */
    static ToolError of(SQLException exception, String sql, Duration limit) {
        StringBuilder text = new StringBuilder(whatHappened(exception));
        ServerErrorMessage message =
                exception instanceof PSQLException server ? server.getServerErrorMessage() : null;
        if (message != null) {
            if (message.getPosition() > 0) {
                text.append(Caret.at(sql, indexOf(sql, message.getPosition())));
            }
            append(text, "Detail", message.getDetail());
            append(text, "Hint", message.getHint());
            append(text, "Where", message.getWhere());
        }
        ConnectionFault fault = ConnectionFault.of(exception);
        if (fault != ConnectionFault.NONE) {
            text.append('\n').append(fault.advice());
        }
        if ("57014".equals(exception.getSQLState())) {
            text.append('\n').append(timeLimit(limit));
        }
        SqlStateAdvice.of(String.valueOf(exception.getSQLState()))
                .ifPresent(advice -> text.append('\n').append(advice));
        return new ToolError(text.toString(), exception);
    }

    private static String timeLimit(Duration limit) {
        return "The limit of this call was %s ms: ask for less, or give a higher \"timeout\" (seconds) or --query-timeout."
                .formatted(limit.toMillis());
    }

    private static void append(StringBuilder text, String label, String value) {
        if (value != null) {
            text.append('\n').append(label).append(": ").append(value);
        }
    }

    /** {@code ERROR 42703: column "x" does not exist}. */
    private static String whatHappened(SQLException exception) {
        ServerErrorMessage message =
                exception instanceof PSQLException server ? server.getServerErrorMessage() : null;
        if (message == null) {
            return "ERROR %s: %s".formatted(exception.getSQLState(), exception.getMessage());
        }
        return "%s %s: %s".formatted(message.getSeverity(), message.getSQLState(), message.getMessage());
    }

    /** The server counts code points, Java counts UTF-16 units. */
    private static int indexOf(String sql, int position) {
        return sql.offsetByCodePoints(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
    }
}
