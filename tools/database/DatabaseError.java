package tools.database;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import tools.Deadline;
import tools.ToolError;
import tools.config.DatabaseConfig;
import tools.config.HostAddress;
import tools.sql.Caret;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what the server, the driver or the network reports into words for the caller. */
final class DatabaseError {

    private static final String NO_SETTINGS =
            "\n"
                    + "No connection settings were given, so this was a guess. Give a URL (pg-mcp"
                    + " postgres://user@host:5432/dbname), set DATABASE_URL or PGHOST, PGPORT, PGUSER,"
                    + " PGPASSWORD and PGDATABASE, or try the demo: jbang pg-mcp-demo@org";

    private static final String TOO_BIG =
            "A value or row is too big for the memory of pg-mcp.\n"
                    + "Ask for the start of wide values, for example left(column, 4096), or for"
                    + " fewer rows.";

    private static final long CLOCK_TOLERANCE_MILLIS = 150;

    private DatabaseError() {}

    /** No connection could be had: where to, why, what to do. */
    static ToolError cannotConnect(DatabaseConfig config, SQLException exception) {
        ConnectionFault fault = ConnectionFault.of(exception);
        StringBuilder text = new StringBuilder();
        text.append("Cannot connect to PostgreSQL at ")
                .append(
                        config.hosts().stream()
                                .map(HostAddress::toString)
                                .collect(Collectors.joining(",")))
                .append(", database \"")
                .append(config.database())
                .append("\", user \"")
                .append(config.user())
                .append("\": ");
        if (fault == ConnectionFault.NONE) {
            text.append(whatHappened(exception)).append('.');
        } else {
            text.append(fault.cause());
            text.append(serverMessage(exception));
            text.append(".\n").append(fault.advice());
        }
        if (!config.explicit()) {
            text.append(NO_SETTINGS);
        }
        return new ToolError(text.append("\nThe next call tries again.").toString(), exception);
    }

    /** The server's own words, or the driver's where the fault alone says little. */
    private static String serverMessage(SQLException exception) {
        Throwable original = exception instanceof CannotConnect ? exception.getCause() : exception;
        if (original instanceof PSQLException server && server.getServerErrorMessage() != null) {
            return " (" + whatHappened(server) + ")";
        }
        return switch (ConnectionFault.of(exception)) {
            case TLS, LOST, AUTHENTICATION -> " (" + original.getMessage() + ")";
            default -> "";
        };
    }

    /**
     * A statement failed: what happened, where in the text, the server's detail and hint, what to
     * do.
     */
    static ToolError of(SQLException exception, String sql, Deadline deadline) {
        return of(exception, sql, deadline, Optional.empty());
    }

    /** The same, where a limit of the server's may have ended the statement. */
    static ToolError of(
            SQLException exception,
            String sql,
            Deadline deadline,
            Optional<ServerLimit> serverLimit) {
        if (exception.getCause() instanceof OutOfMemoryError) {
            return new ToolError(TOO_BIG, exception);
        }
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
            text.append('\n')
                    .append(capitalized(fault.cause()))
                    .append(". ")
                    .append(fault.advice());
        }
        if (serverLimit.isPresent()) {
            text.append('\n').append(whyLimited(serverLimit.get()));
        } else if ("57014".equals(exception.getSQLState())) {
            text.append('\n').append(whyCancelled(deadline));
        }
        SqlStateAdvice.of(String.valueOf(exception.getSQLState()))
                .ifPresent(advice -> text.append('\n').append(advice));
        return new ToolError(text.toString(), exception);
    }

    /** Where in the text the server saw the mistake, counted from 1; 0 if it did not say. */
    static int position(SQLException exception) {
        return exception instanceof PSQLException server && server.getServerErrorMessage() != null
                ? server.getServerErrorMessage().getPosition()
                : 0;
    }

    private static String whyLimited(ServerLimit limit) {
        return "The limit was the %s, which a longer \"timeout\" does not change: ask for less.\n%s"
                .formatted(limit.describe(), limit.howToRaise());
    }

    private static String whyCancelled(Deadline deadline) {
        // The server's clock and ours start a moment apart.
        if (deadline.remainingMillis() > CLOCK_TOLERANCE_MILLIS) {
            return "Somebody stopped it: pg-mcp at its end, or an administrator on the server.";
        }
        return "The limit of this call was %s s: ask for less, or give a higher \"timeout\" (seconds)."
                .formatted(
                        BigDecimal.valueOf(deadline.limit().toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
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
        return "%s %s: %s"
                .formatted(message.getSeverity(), message.getSQLState(), message.getMessage());
    }

    /** The server counts code points, Java counts UTF-16 units. */
    private static int indexOf(String sql, int position) {
        return sql.offsetByCodePoints(
                0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
    }
}
