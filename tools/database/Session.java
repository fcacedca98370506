package tools.database;

import com.zaxxer.hikari.HikariDataSource;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;
import tools.sql.SqlText;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One borrowed connection for one transaction. BEGIN, the time-outs and the statement share one
 * round trip; ROLLBACK is the second.
 */
final class Session implements AutoCloseable {

    // How long the socket may stay silent after the server should have given up by itself.
    private static final int GRACE_MILLIS = 3_000;
    private static final int[] NO_TYPES = {};
    // Definitions wait for tables that are being altered; who asks is better told so soon.
    private static final Duration CATALOG_LOCK_TIMEOUT = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final Connection borrowed;
    private final DriverConnection driver;
    private final DatabaseKnowledge knowledge;
    private final Runnable release;
    private final Interruption interruption;
    private Cancellation cancellation = new Cancellation();
    private TimeLimits limits = TimeLimits.NONE;
    private boolean discard;
    private boolean writes;
    private long idleMillis;
    private boolean kept;

    Session(
            HikariDataSource pool,
            Connection borrowed,
            DatabaseKnowledge knowledge,
            Runnable release)
            throws SQLException {
        this.pool = pool;
        this.borrowed = borrowed;
        this.knowledge = knowledge;
        this.release = release;
        driver = new DriverConnection(borrowed.unwrap(BaseConnection.class));
        interruption = new Interruption(driver);
    }

    /** Lets this cancellation end the statement that runs here, until the session is closed. */
    void stopOn(Cancellation newCancellation) {
        cancellation = newCancellation;
        cancellation.onCancel(interruption::cancel);
    }

    /** Begins a READ ONLY transaction. */
    void begin(Deadline deadline) throws SQLException, ToolError {
        beginWith(beginReading(deadline, Optional.empty()));
    }

    /** Begins a READ ONLY transaction for questions of ours that have to see the same moment. */
    void beginSnapshot(Deadline deadline) throws SQLException, ToolError {
        List<NativeQuery> statements = beginReading(deadline, Optional.of(CATALOG_LOCK_TIMEOUT));
        // No statement before it counts: SET takes no snapshot.
        statements.add(DriverConnection.query("set transaction isolation level repeatable read"));
        // Compiling takes longer than any question to a catalogue.
        statements.add(DriverConnection.query("set local jit = off"));
        beginWith(statements);
    }

    /** Makes the server write every name with its schema until the transaction ends. */
    void ignoreSearchPath() throws SQLException {
        driver.command("set local search_path = ''");
    }

    /** Begins a READ ONLY transaction, runs the statement in it and takes its first rows. */
    ResultReader open(String sql, List<?> parameters, int rows, Deadline deadline)
            throws SQLException, ToolError {
        List<NativeQuery> statements = beginReading(deadline, Optional.empty());
        boolean needsTypes = ParameterBinder.needsTypes(parameters);
        if (needsTypes || knowledge.cursorsMayBeInTheWay()) {
            beginWith(statements);
            statements.clear();
        }
        int[] unknown = new int[parameters.size()];
        int[] types = needsTypes ? driver.describe(sql, unknown) : unknown;
        statements.add(DriverConnection.query(sql, parameters.size()));
        return driver.run(statements, parameters, types, rows);
    }

    /** BEGIN takes time only where no backend is free. */
    private void beginWith(List<NativeQuery> statements) throws SQLException, ToolError {
        knowledge.whileCursorsGiveWay(() -> driver.run(statements, List.of(), NO_TYPES, 0));
    }

    private List<NativeQuery> beginReading(Deadline deadline, Optional<Duration> lockTimeout)
            throws SQLException {
        List<NativeQuery> statements = new ArrayList<>();
        if (driver.isIdle()) {
            statements.add(DriverConnection.query("begin read only"));
        }
        limit(statements, deadline, lockTimeout);
        return statements;
    }

    /**
     * Begins a transaction that may change data, if the role may; the connection is not used again
     * after it.
     */
    void beginWriting(WriteOptions options, Deadline deadline) throws SQLException, ToolError {
        discard = true;
        writes = true;
        List<NativeQuery> statements = new ArrayList<>();
        statements.add(DriverConnection.query("begin isolation level " + options.isolation()));
        limit(statements, deadline, options.lockTimeout());
        beginWith(statements);
    }

    /**
     * Watches from here over statements that the server's own clock may not end: outside any
     * transaction, since a setting of the session would stay behind in PgBouncer, and after a SET.
     */
    void watch(Deadline deadline) throws SQLException {
        discard = true;
        writes = true;
        allow(deadline);
        interruption.cancelAt(deadline);
    }

    /** Runs one statement of the user's in the transaction begun for it, or outside any. */
    ResultReader write(String sql, List<?> parameters, int[] types, int rows)
            throws SQLException, ToolError {
        NativeQuery statement = DriverConnection.query(sql, parameters.size());
        return driver.run(List.of(statement), parameters, types, rows);
    }

    /** The types of the statement's parameters, as OIDs; the server finds those that are 0. */
    int[] parameterTypes(String sql, int[] known) throws SQLException {
        return driver.describe(sql, known);
    }

    /** Whether what runs here was asked to change data. */
    boolean writes() {
        return writes;
    }

    /**
     * Commits; until this returns, nobody knows what became of the changes. In the next transaction
     * the connection is given up, see {@link DriverConnection#rollback}.
     */
    void commit() throws SQLException {
        driver.command("commit and chain");
    }

    /** Adds the statements that bound what follows them on the server; here too, should it hang. */
    private void limit(
            List<NativeQuery> statements, Deadline deadline, Optional<Duration> lockTimeout)
            throws SQLException {
        limits = TimeLimits.of(knowledge.limits().get(), allow(deadline), lockTimeout);
        limits.addTo(statements);
        if (!driver.hasStandardStrings()) {
            // Our lexer reads backslashes in plain strings as PostgreSQL does by default.
            statements.add(DriverConnection.query("set local standard_conforming_strings = on"));
        }
    }

    /** Lets the socket wait until the deadline and a little longer; returns what is left, in ms. */
    private long allow(Deadline deadline) throws SQLException {
        long millis = Math.max(1, deadline.remainingMillis());
        driver.setNetworkTimeout((int) Math.min(Integer.MAX_VALUE, millis + GRACE_MILLIS));
        return millis;
    }

    /** Takes up a transaction that another call left open, for this one's time. */
    void resume(Cancellation newCancellation, Deadline deadline) throws SQLException, ToolError {
        kept = false;
        idleMillis = driver.millisSinceStart();
        limits = TimeLimits.of(knowledge.limits().get(), allow(deadline), Optional.empty());
        driver.command("set local statement_timeout = " + limits.statementMillis());
        stopOn(newCancellation);
    }

    /** The server's own limit, if that and not one of the call's ended the statement just run. */
    Optional<ServerLimit> limitThatEnded(SQLException exception) {
        Optional<ServerLimit> limit = limits.endedBy(exception, driver.millisSinceStart());
        if (limit.isPresent()) {
            knowledge.limitReached().set(true);
        }
        return limit;
    }

    /** The server's limit for idle transactions, if it was the end of this one. */
    Optional<ServerLimit> idleLimitThatEnded(SQLException exception) {
        return ConnectionFault.of(exception) == ConnectionFault.LOST
                ? knowledge.limits().get().idleReachedBy(idleMillis)
                : Optional.empty();
    }

    /** Takes up to {@code rows} more rows. */
    void fetch(ResultReader reader, int rows) throws SQLException {
        driver.fetch(reader, rows);
    }

    /** Runs a statement of ours inside the open transaction and takes all its rows. */
    ResultReader ask(String sql, List<?> parameters) throws SQLException, ToolError {
        return driver.run(
                List.of(DriverConnection.query(sql, parameters.size())),
                parameters,
                new int[parameters.size()],
                Integer.MAX_VALUE);
    }

    /**
     * Lets only statements through that reach nothing gated; to be asked before BEGIN.
     *
     * @throws ToolError what is refused, and why
     */
    void gate(SqlText text, Deadline deadline) throws SQLException, ToolError {
        knowledge.gatekeeper().check(text, this, deadline);
    }

    /** The server's version, 14 for example. */
    int majorVersion() {
        return driver.majorVersion();
    }

    /** Gives up the connection at the end, because something is left in it. */
    void discard() {
        discard = true;
    }

    /** Where results wait that are not read to their end. */
    CursorStore cursors() {
        return knowledge.cursors();
    }

    /** The columns' types as PostgreSQL names them; may ask the server. */
    List<String> typeNames(Field[] fields) throws SQLException, ToolError {
        return knowledge.typeNames().of(this, fields);
    }

    /** Ends the transaction, if one is open, without a trace. */
    void rollback() throws SQLException {
        driver.rollback(discard);
    }

    /** Lets the transaction stay open when this call is over; somebody else has to end it. */
    void keepOpen() {
        kept = true;
    }

    /** Ends what this call did here; nothing more if the transaction is to stay open. */
    @Override
    public void close() {
        cancellation.settle();
        if (!kept) {
            end();
        }
    }

    /** Rolls back and gives the connection back, or throws it away when it is not clean. */
    void end() {
        interruption.finish();
        if (driver.isBroken()) {
            // The server may not have noticed, and would go on with the statement and its locks.
            interruption.cancelOnce();
        }
        try {
            driver.rollback(discard);
        } catch (SQLException e) {
            driver.abort();
        }
        try {
            // A cancel request that is still on its way must not meet the next call's statement.
            if (discard || interruption.sent() || !driver.isIdle()) {
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
