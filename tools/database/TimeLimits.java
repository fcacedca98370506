package tools.database;

import org.postgresql.core.NativeQuery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the statements of one transaction: the limits of the call, or those of the server
 * where they are smaller.
 *
 * @param checkClient whether the server has yet to be told to look after its client
 */
record TimeLimits(
        long statementMillis,
        long lockMillis,
        Optional<ServerLimit> serverStatement,
        Optional<ServerLimit> serverLock,
        boolean checkClient) {

    /** Before anything was limited. */
    static final TimeLimits NONE = of(ServerLimits.NONE, 0, Optional.empty());

    private static final int CLIENT_CHECK_MILLIS = 2_000;
    private static final String CANCELED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final long CLOCK_TOLERANCE_MILLIS = 50;

    /**
     * Limits for a call that has this time left, and waits for locks as long if it says nothing.
     */
    static TimeLimits of(ServerLimits server, long millis, Optional<Duration> lockTimeout) {
        Optional<ServerLimit> statement =
                server.statement().filter(limit -> limit.millis() < millis);
        long statementMillis = statement.map(ServerLimit::millis).orElse(millis);
        // A little earlier, so that the error names the lock when that is what took the time.
        long most = Math.max(1, statementMillis * 9 / 10);
        long lockMillis = lockTimeout.map(asked -> Math.min(asked.toMillis(), most)).orElse(most);
        Optional<ServerLimit> lock = server.lock().filter(limit -> limit.millis() < lockMillis);
        return new TimeLimits(
                statementMillis,
                lock.map(ServerLimit::millis).orElse(lockMillis),
                statement,
                lock,
                server.checkClient());
    }

    /** Adds the statements that set them for the transaction. */
    void addTo(List<NativeQuery> statements) {
        statements.add(set("statement_timeout", statementMillis));
        statements.add(set("lock_timeout", lockMillis));
        if (checkClient) {
            statements.add(set("client_connection_check_interval", CLIENT_CHECK_MILLIS));
        }
    }

    private static NativeQuery set(String name, long millis) {
        return DriverConnection.query("set local " + name + " = " + millis);
    }

    /** The limit of the server's that made a statement fail after this time, if one did. */
    Optional<ServerLimit> endedBy(SQLException exception, long millis) {
        Optional<ServerLimit> limit =
                switch (String.valueOf(exception.getSQLState())) {
                    case CANCELED -> serverStatement;
                    case LOCK_NOT_AVAILABLE -> serverLock;
                    default -> Optional.empty();
                };
        return limit.filter(known -> millis + CLOCK_TOLERANCE_MILLIS >= known.millis());
    }
}
