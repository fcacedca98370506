package tools.database;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the administrator of the server decided for sessions of this role, and we do not override.
 *
 * @param limits those that are set, by name
 * @param pooled whether a connection pooler such as PgBouncer stands before the server
 * @param checkClient whether each transaction has to ask the server to look after its client
 */
record ServerLimits(Map<String, ServerLimit> limits, boolean pooled, boolean checkClient) {

    /** Nothing learned yet. */
    static final ServerLimits NONE = new ServerLimits(Map.of(), false, false);

    private static final Logger LOG = LoggerFactory.getLogger(ServerLimits.class);

    /**
     * A pooler answers with a process id of its own. Without one the session is ours alone, and can
     * be told once to look after its client, which the server can do where the operating system
     * lets it: on Linux in every version. The view is only opened when some limit is set.
     */
    private static final String LEARN =
            """
            with session as (
              select pg_catalog.pg_backend_pid() <> ? as pooled,
                     pg_catalog.version() like '%linux%'
                     and pg_catalog.current_setting('client_connection_check_interval') = '0' as checks
            )
            select s.pooled, s.checks,
                   case when s.checks and not s.pooled
                        then pg_catalog.set_config('client_connection_check_interval', '2s', false)
                   end as kept,
                   l.name, l.millis, l.source, session_user, current_database()
              from session s
              left join (select p.name, p.reset_val::bigint as millis, p.source
                           from pg_catalog.pg_settings p
                          where '0' <> any (array[
                                    pg_catalog.current_setting('statement_timeout'),
                                    pg_catalog.current_setting('lock_timeout'),
                                    pg_catalog.current_setting('idle_in_transaction_session_timeout')])
                            and p.name in ('statement_timeout', 'lock_timeout',
                                           'idle_in_transaction_session_timeout')
                            and p.reset_val <> '0') l on true
             order by l.name
            """;

    /** Asks a session that is new. A server that cannot say has no limits that we know of. */
    static ServerLimits learn(Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement(LEARN)) {
            statement.setInt(1, connection.unwrap(PGConnection.class).getBackendPID());
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            LOG.debug("The session's limits could not be read", e);
            return NONE;
        }
    }

    private static ServerLimits read(ResultSet rows) throws SQLException {
        Map<String, ServerLimit> limits = new LinkedHashMap<>();
        boolean pooled = false;
        boolean checks = false;
        while (rows.next()) {
            pooled = rows.getBoolean(1);
            checks = rows.getBoolean(2);
            String name = rows.getString(4);
            if (name != null) {
                limits.put(
                        name,
                        new ServerLimit(
                                name,
                                rows.getLong(5),
                                rows.getString(6),
                                rows.getString(7),
                                rows.getString(8)));
            }
        }
        return new ServerLimits(Map.copyOf(limits), pooled, pooled && checks);
    }

    /** How long a statement may run. */
    Optional<ServerLimit> statement() {
        return Optional.ofNullable(limits.get("statement_timeout"));
    }

    /** How long it may wait for a lock. */
    Optional<ServerLimit> lock() {
        return Optional.ofNullable(limits.get("lock_timeout"));
    }

    /** The limit for transactions that stand still, if one did so for this long, in ms. */
    Optional<ServerLimit> idleReachedBy(long idleMillis) {
        return Optional.ofNullable(limits.get("idle_in_transaction_session_timeout"))
                .filter(limit -> idleMillis >= limit.millis());
    }
}
