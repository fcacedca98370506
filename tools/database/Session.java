package tools.database;

import com.zaxxer.hikari.HikariDataSource;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One borrowed connection for one transaction, spoken to through the driver's protocol layer.
 *
 * <p>JDBC's own statements would split the text at semicolons and send each piece by itself. A
 * {@link NativeQuery} made by us goes out as it is, in one Parse message, and the server refuses a
 * text that holds several statements. BEGIN, the time-outs and the statement share one round trip;
 * ROLLBACK is the second.
 */
final class Session implements AutoCloseable {

    private static final int OURS =
            org.postgresql.core.QueryExecutor.QUERY_NO_METADATA
                    | org.postgresql.core.QueryExecutor.QUERY_NO_RESULTS
                    | org.postgresql.core.QueryExecutor.QUERY_ONESHOT
                    | org.postgresql.core.QueryExecutor.QUERY_SUPPRESS_BEGIN;

    /**
     * ONESHOT keeps the driver's BEGIN unnamed: behind PgBouncer a prepared name would not be
     * found.
     */
    private static final int READING =
            org.postgresql.core.QueryExecutor.QUERY_READ_ONLY_HINT
                    | org.postgresql.core.QueryExecutor.QUERY_ONESHOT
                    | org.postgresql.core.QueryExecutor.QUERY_FORWARD_CURSOR
                    | org.postgresql.core.QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    // How long the socket may stay silent after the server should have given up by itself.
    private static final int GRACE_MILLIS = 3_000;

    private static final int CANCEL_AGAIN_MILLIS = 200;

    private final HikariDataSource pool;
    private final Connection borrowed;
    private final BaseConnection connection;
    private final org.postgresql.core.QueryExecutor driver;
    private final TypeNames typeNames;
    private final Gatekeeper gatekeeper;
    private final Runnable release;
    private final List<Query> open = new ArrayList<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private Cancellation cancellation = new Cancellation();
    private volatile boolean cancelSent;

    Session(
            HikariDataSource pool,
            Connection borrowed,
            TypeNames typeNames,
            Gatekeeper gatekeeper,
            Runnable release)
            throws SQLException {
        this.pool = pool;
        this.borrowed = borrowed;
        this.typeNames = typeNames;
        this.gatekeeper = gatekeeper;
        this.release = release;
        connection = borrowed.unwrap(BaseConnection.class);
        driver = connection.getQueryExecutor();
    }

    /** Lets this cancellation end the statement that runs here, until the session is closed. */
    void stopOn(Cancellation newCancellation) {
        cancellation = newCancellation;
        cancellation.onCancel(this::cancelLater);
    }

    /** Begins a READ ONLY transaction for questions of ours. */
    void begin(Deadline deadline) throws SQLException, ToolError {
        run(limits(deadline), new ResultReader(), List.of(), new int[0], 0);
    }

    /** Begins a READ ONLY transaction, runs the statement in it and takes its first rows. */
    ResultReader open(String sql, List<?> parameters, int rows, Deadline deadline)
            throws SQLException, ToolError {
        List<NativeQuery> statements = limits(deadline);
        if (ParameterBinder.needsTypes(parameters)) {
            run(statements, new ResultReader(), List.of(), new int[0], 0);
            int[] types = describe(sql, parameters.size());
            return run(
                    List.of(query(sql, parameters.size())),
                    new ResultReader(),
                    parameters,
                    types,
                    rows);
        }
        statements.add(query(sql, parameters.size()));
        return run(statements, new ResultReader(), parameters, new int[parameters.size()], rows);
    }

    /** The statements that bound what follows them, on the server and, should it hang, here. */
    private List<NativeQuery> limits(Deadline deadline) throws SQLException {
        long millis = Math.max(1, deadline.remainingMillis());
        setNetworkTimeout((int) Math.min(Integer.MAX_VALUE, millis + GRACE_MILLIS));
        List<NativeQuery> statements = new ArrayList<>();
        statements.add(query("set local statement_timeout = " + millis, 0));
        statements.add(query("set local lock_timeout = " + millis, 0));
        if (!driver.getStandardConformingStrings()) {
            // Our lexer reads backslashes in plain strings as PostgreSQL does by default.
            statements.add(query("set local standard_conforming_strings = on", 0));
        }
        return statements;
    }

    private ResultReader run(
            List<NativeQuery> statements,
            ResultReader reader,
            List<?> parameters,
            int[] types,
            int rows)
            throws SQLException, ToolError {
        Query query = driver.wrap(statements);
        open.add(query);
        ParameterList list = query.createParameterList();
        ParameterBinder.bind(list, parameters, types);
        driver.execute(query, list, reader, 0, Math.max(1, rows), READING);
        return reader;
    }

    /** The types that the server gives the statement's parameters, as OIDs. */
    private int[] describe(String sql, int parameterCount) throws SQLException {
        Query query = driver.wrap(List.of(query(sql, parameterCount)));
        ParameterList list = query.createParameterList();
        int flags =
                org.postgresql.core.QueryExecutor.QUERY_DESCRIBE_ONLY
                        | org.postgresql.core.QueryExecutor.QUERY_ONESHOT
                        | org.postgresql.core.QueryExecutor.QUERY_SUPPRESS_BEGIN;
        driver.execute(query, list, new ResultReader(), 0, 0, flags);
        return list.getTypeOIDs();
    }

    /** Takes up to {@code rows} more rows of an open result. */
    void fetch(ResultReader reader, int rows) throws SQLException {
        driver.fetch(reader.cursor(), reader, rows, false);
    }

    /** Runs a statement of ours inside the open transaction and takes all its rows. */
    ResultReader ask(String sql, List<?> parameters) throws SQLException, ToolError {
        return run(
                List.of(query(sql, parameters.size())),
                new ResultReader(),
                parameters,
                new int[parameters.size()],
                Integer.MAX_VALUE);
    }

    /**
     * Lets only statements through that reach nothing gated; to be asked before the transaction
     * begins.
     *
     * @throws ToolError what is refused, and why
     */
    void gate(SqlText text, Deadline deadline) throws SQLException, ToolError {
        gatekeeper.check(text, this, deadline);
    }

    /** The columns' types as PostgreSQL names them; may ask the server. */
    List<String> typeNames(Field[] fields) throws SQLException, ToolError {
        return typeNames.of(this, fields);
    }

    private static NativeQuery query(String sql, int parameterCount) {
        return new NativeQuery(sql, new int[parameterCount], false, SqlCommand.BLANK);
    }

    private void setNetworkTimeout(int millis) throws SQLException {
        try {
            driver.setNetworkTimeout(millis);
        } catch (IOException e) {
            throw new SQLException("The connection is broken.", "08006", e);
        }
    }

    /** Called by the thread that cancels, which must not wait for a second connection to open. */
    private void cancelLater() {
        cancelSent = true;
        Thread thread = new Thread(this::cancelUntilFinished, "cancel");
        thread.setDaemon(true);
        thread.start();
    }

    /** A cancel request that arrives just before the statement has no effect, so it is repeated. */
    private void cancelUntilFinished() {
        try {
            do {
                connection.cancelQuery();
            } while (!finished.await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (SQLException e) {
            // No second connection can be had; without its first one the server ends the statement
            // too.
            driver.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the transaction, if one is open, without a trace. */
    void rollback() throws SQLException {
        open.forEach(Query::close);
        open.clear();
        if (!driver.isClosed() && driver.getTransactionState() != TransactionState.IDLE) {
            driver.execute(
                    driver.wrap(List.of(query("rollback", 0))),
                    null,
                    new ResultReader(),
                    0,
                    0,
                    OURS);
        }
    }

    /**
     * Rolls back and gives the connection back, or throws it away when it is not as clean as new.
     */
    @Override
    public void close() {
        cancellation.settle();
        finished.countDown();
        try {
            rollback();
        } catch (SQLException e) {
            driver.abort();
        }
        try {
            // A cancel request that is still on its way must not meet the next call's statement.
            if (cancelSent
                    || driver.isClosed()
                    || driver.getTransactionState() != TransactionState.IDLE) {
                pool.evictConnection(borrowed);
            }
            borrowed.close();
        } catch (SQLException e) {
            pool.evictConnection(borrowed);
        } finally {
            release.run();
        }
    }
}
