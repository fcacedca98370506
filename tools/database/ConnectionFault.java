package tools.database;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/**
 * Why a connection could not be had or kept, and how long it is worth trying again before anybody
 * is told. Only what can pass by itself is tried again.
 */
enum ConnectionFault {
    REFUSED(
            Duration.ofSeconds(2),
            "connection refused",
            "Nothing accepts connections there. Check that PostgreSQL runs and that host and port"
                    + " are right."),
    UNKNOWN_HOST(Duration.ZERO, "unknown host", "Check the spelling of the host name and the DNS."),
    UNREACHABLE(
            Duration.ZERO,
            "no answer",
            "Check the network, the firewall and the port, or raise --connection-timeout."),
    TLS(
            Duration.ZERO,
            "TLS failed",
            "Check sslmode: disable for a server without TLS, require to encrypt without checking"
                    + " the certificate, verify-full with sslrootcert to check it."),
    AUTHENTICATION(
            Duration.ZERO,
            "authentication failed",
            "Check user and password (PGUSER, PGPASSWORD or ~/.pgpass) and the server's"
                    + " pg_hba.conf."),
    DATABASE_MISSING(
            Duration.ZERO,
            "the database does not exist",
            "Check the name: psql -l lists the databases."),
    STARTING_UP(
            Duration.ofSeconds(10),
            "the server is starting up, shutting down or recovering",
            "Try again in a moment."),
    TOO_MANY_CONNECTIONS(
            Duration.ofSeconds(5),
            "the server has no connection left",
            "Try again later, lower --max-connections here, or raise max_connections there."),
    LOST(Duration.ofSeconds(2), "the connection was lost", "Try again."),
    CONFLICT(Duration.ofSeconds(5), "the transaction met another one", "Try again."),
    NONE(Duration.ZERO, "", "");

    private static final Set<String> LOST_STATES = Set.of("57P01", "57P02", "57P05", "25P03");

    /** The driver has no state of its own for what goes wrong with certificates. */
    private static final Pattern TLS_WORDS =
            Pattern.compile("SSL|certificate|hostnameverifier", Pattern.CASE_INSENSITIVE);

    private final Duration patience;
    private final String cause;
    private final String advice;

    ConnectionFault(Duration patience, String cause, String advice) {
        this.patience = patience;
        this.cause = cause;
        this.advice = advice;
    }

    /** How long to keep trying. */
    Duration patience() {
        return patience;
    }

    String cause() {
        return cause;
    }

    String advice() {
        return advice;
    }

    /**
     * Tells the fault by the SQLSTATE (manual, appendix A) or, without one of the server, by the
     * cause.
     */
    static ConnectionFault of(SQLException exception) {
        String state = String.valueOf(exception.getSQLState());
        return switch (state) {
            case "57P03" -> STARTING_UP;
            case "53300" -> TOO_MANY_CONNECTIONS;
            case "3D000" -> DATABASE_MISSING;
            case "40001", "40P01" -> CONFLICT;
            default -> {
                if (state.startsWith("28")) {
                    yield AUTHENTICATION;
                }
                if (LOST_STATES.contains(state)) {
                    yield LOST;
                }
                yield state.startsWith("08") ? ofBrokenLink(exception) : NONE;
            }
        };
    }

    private static ConnectionFault ofBrokenLink(SQLException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return UNKNOWN_HOST;
            }
            if (cause instanceof SocketTimeoutException
                    || cause instanceof NoRouteToHostException) {
                return UNREACHABLE;
            }
            if (cause instanceof ConnectException) {
                return String.valueOf(cause.getMessage()).contains("timed out")
                        ? UNREACHABLE
                        : REFUSED;
            }
            if (cause instanceof EOFException) {
                return LOST;
            }
            if (cause instanceof SSLException) {
                return TLS;
            }
        }
        if (TLS_WORDS.matcher(String.valueOf(exception.getMessage())).find()) {
            return TLS;
        }
        return switch (exception.getSQLState()) {
            // The driver's own refusal: a password is asked for that nobody gave.
            case "08004" -> AUTHENTICATION;
            case "08001" -> UNREACHABLE;
            default -> LOST;
        };
    }
}
