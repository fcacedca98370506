package tools.database;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;

import tools.ToolError;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The driver's protocol layer, below JDBC's statements.
 *
 * <p>Those would split the text at semicolons and send each piece by itself. A {@link NativeQuery}
 * made by us goes out as it is, in one Parse message, and the server refuses a text that holds
 * several statements. Statements that are run together share one round trip.
 */
final class DriverConnection {

    private static final int OURS =
            org.postgresql.core.QueryExecutor.QUERY_NO_METADATA
                    | org.postgresql.core.QueryExecutor.QUERY_NO_RESULTS
                    | org.postgresql.core.QueryExecutor.QUERY_ONESHOT
                    | org.postgresql.core.QueryExecutor.QUERY_SUPPRESS_BEGIN;

    // Transactions are begun by statements of ours, in the same flush as what follows: the driver's
    // own BEGIN would end with a message of its own to wait for.
    private static final int IN_PORTAL =
            org.postgresql.core.QueryExecutor.QUERY_ONESHOT
                    | org.postgresql.core.QueryExecutor.QUERY_SUPPRESS_BEGIN
                    | org.postgresql.core.QueryExecutor.QUERY_FORWARD_CURSOR
                    | org.postgresql.core.QueryExecutor.QUERY_NO_BINARY_TRANSFER
                    | org.postgresql.core.QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;

    private final BaseConnection connection;
    private final org.postgresql.core.QueryExecutor driver;
    private final List<Query> open = new ArrayList<>();
    private long started = System.nanoTime();

    DriverConnection(BaseConnection connection) {
        this.connection = connection;
        driver = connection.getQueryExecutor();
    }

    /** A statement without parameters. */
    static NativeQuery query(String sql) {
        return query(sql, 0);
    }

    static NativeQuery query(String sql, int parameterCount) {
        return new NativeQuery(sql, new int[parameterCount], false, SqlCommand.BLANK);
    }

    /**
     * Runs statements in one round trip and takes up to {@code rows} rows of the last one.
     *
     * @param types of the parameters, as OIDs, 0 where the server is to find the type
     */
    ResultReader run(List<NativeQuery> statements, List<?> parameters, int[] types, int rows)
            throws SQLException, ToolError {
        ResultReader reader = new ResultReader();
        Query query = driver.wrap(statements);
        open.add(query);
        ParameterList list = query.createParameterList();
        ParameterBinder.bind(list, parameters, types);
        started = System.nanoTime();
        driver.execute(query, list, reader, 0, Math.max(1, rows), IN_PORTAL);
        return reader;
    }

    /** Runs a statement of ours that gives no rows. */
    void command(String sql) throws SQLException {
        driver.execute(driver.wrap(List.of(query(sql, 0))), null, new ResultReader(), 0, 0, OURS);
    }

    /** The types of the statement's parameters, as OIDs; the server finds those that are 0. */
    int[] describe(String sql, int[] known) throws SQLException {
        Query query = driver.wrap(List.of(query(sql, known.length)));
        ParameterList list = query.createParameterList();
        for (int i = 0; i < known.length; i++) {
            list.setNull(i + 1, known[i]);
        }
        int flags =
                org.postgresql.core.QueryExecutor.QUERY_DESCRIBE_ONLY
                        | org.postgresql.core.QueryExecutor.QUERY_ONESHOT
                        | org.postgresql.core.QueryExecutor.QUERY_SUPPRESS_BEGIN;
        driver.execute(query, list, new ResultReader(), 0, 0, flags);
        return list.getTypeOIDs();
    }

    /** Takes up to {@code rows} more rows of an open result. */
    void fetch(ResultReader reader, int rows) throws SQLException {
        started = System.nanoTime();
        driver.fetch(reader.cursor(), reader, rows, false);
    }

    /** How long ago rows were last asked for. */
    long millisSinceStart() {
        return (System.nanoTime() - started) / 1_000_000;
    }

    /**
     * Ends the transaction, if one is open, without a trace.
     *
     * @param chain begins an empty one, for a connection that is given up: PgBouncer closes the
     *     server's connection too when it loses its client in a transaction, and gives it to others
     *     with all that a session keeps when it does not
     */
    void rollback(boolean chain) throws SQLException {
        open.forEach(Query::close);
        open.clear();
        if (!driver.isClosed() && driver.getTransactionState() != TransactionState.IDLE) {
            command(chain ? "rollback and chain" : "rollback");
        }
    }

    /** Whether it stands and no transaction is open. */
    boolean isIdle() {
        return !driver.isClosed() && driver.getTransactionState() == TransactionState.IDLE;
    }

    /** The server's major version, for example 18. */
    int majorVersion() {
        return driver.getServerVersionNum() / 10_000;
    }

    /** Whether backslashes in plain strings are just backslashes, as our lexer reads them. */
    boolean hasStandardStrings() {
        return driver.getStandardConformingStrings();
    }

    /** How long the socket may stay silent. */
    void setNetworkTimeout(int millis) throws SQLException {
        try {
            driver.setNetworkTimeout(millis);
        } catch (IOException e) {
            throw new SQLException("The connection is broken.", "08006", e);
        }
    }

    /** Asks the server, through a second connection, to end the running statement. */
    void cancel() throws SQLException {
        // Not the connection's own method, which refuses once its socket has failed.
        driver.sendQueryCancel();
    }

    /** Whether the connection was cut, by the other side or by our own time-out. */
    boolean isBroken() {
        return driver.isClosed();
    }

    /** Cuts the connection; whatever waits for it fails. */
    void abort() {
        driver.abort();
    }
}
