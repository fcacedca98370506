package tools.database;

import com.zaxxer.hikari.HikariDataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;
import tools.config.DatabaseConfig;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Owns the pool of one database: opens it in the background, opens it anew when the server was
 * away, and lends sessions. Thread-safe.
 */
public final class ConnectionManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionManager.class);

    private final DatabaseConfig config;
    private final DatabaseKnowledge knowledge;
    private final ConnectionSlots slots;
    private CompletableFuture<HikariDataSource> opening;
    private volatile FirstLook<?> firstLook = FirstLook.NONE;
    private volatile Optional<SQLException> lastFailure = Optional.empty();
    private boolean closed;

    /** Opens nothing yet. */
    public ConnectionManager(DatabaseConfig config) {
        this(config, new CursorStore());
    }

    /** With a store of cursors whose time is not the usual one. */
    ConnectionManager(DatabaseConfig config, CursorStore cursors) {
        this.config = config;
        Gatekeeper gatekeeper = new Gatekeeper(config.security().allowedFunctions());
        knowledge =
                new DatabaseKnowledge(
                        new TypeNames(),
                        gatekeeper,
                        new RoleLook(config.security().roleCheck()),
                        cursors,
                        new AtomicReference<>(ServerLimits.NONE),
                        new AtomicBoolean(),
                        false);
        slots = new ConnectionSlots(config.pool().maxConnections(), knowledge.cursors());
    }

    /**
     * Starts to open the pool; a failure is only logged, since the next call tries again.
     *
     * @param look taken in the background each time when the pool has been opened
     */
    public void openInBackground(FirstLook<?> look) {
        firstLook = look;
        opening()
                .whenComplete(
                        (pool, failure) -> {
                            if (failure instanceof SQLException cause) {
                                look.miss();
                                LOG.warn(
                                        DatabaseError.cannotConnect(config, cause)
                                                .getMessage()
                                                .replace('\n', ' '));
                            }
                        });
    }

    /** The database that the connections lead to. */
    DatabaseConfig config() {
        return config;
    }

    /**
     * Lends a connection, at the latest at the deadline or after the connection time-out.
     *
     * @throws CannotConnect with the cause
     * @throws ToolError when all connections are in use
     */
    Session borrow(String purpose, Deadline deadline, Cancellation cancellation)
            throws CannotConnect, ToolError {
        if (cancellation.cancelled()) {
            throw new ToolError("The call was cancelled.");
        }
        Thread waiting = Thread.currentThread();
        cancellation.onCancel(waiting::interrupt);
        try {
            return lend(purpose, patience(deadline));
        } catch (SQLException e) {
            throw new CannotConnect(e);
        } catch (InterruptedException e) {
            throw new ToolError("The call was cancelled.", e);
        } finally {
            cancellation.settle();
            // The flag may have been set after the waiting was over; nothing else may stumble over
            // it.
            Thread.interrupted();
        }
    }

    private Deadline patience(Deadline deadline) {
        Deadline longest = Deadline.in(config.pool().connectionTimeout());
        return longest.remainingMillis() < deadline.remainingMillis() ? longest : deadline;
    }

    private Session lend(String purpose, Deadline deadline)
            throws SQLException, ToolError, InterruptedException {
        if (!slots.acquire(deadline)) {
            throw new ToolError(
                    "All %d connections are in use: %s.\nTry again when one of these calls has ended, or raise --max-connections."
                            .formatted(config.pool().maxConnections(), slots.describeUse()));
        }
        return lendSlot(purpose, deadline, knowledge);
    }

    /** Needs a slot that was acquired before, and releases it if there is nothing to lend. */
    private Session lendSlot(String purpose, Deadline deadline, DatabaseKnowledge known)
            throws SQLException, ToolError, InterruptedException {
        ConnectionUse.Loan loan = slots.lend(purpose);
        boolean lent = false;
        try {
            HikariDataSource pool = pool(deadline);
            if (knowledge.limitReached().getAndSet(false)) {
                // It may have been raised since, which holds for new sessions.
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            // Behind a pooler even the look whether a connection still lives waits for a backend.
            Connection connection = known.whileCursorsGiveWay(() -> connection(pool, deadline));
            Session session = new Session(pool, connection, known, () -> slots.takeBack(loan));
            lent = true;
            return session;
        } finally {
            if (!lent) {
                slots.takeBack(loan);
            }
        }
    }

    /** To be called when a call is over that may have left a cursor: somebody may wait for it. */
    void makeRoom() {
        slots.makeRoom();
    }

    /** Where results wait that are not read to their end. */
    CursorStore cursors() {
        return knowledge.cursors();
    }

    private HikariDataSource pool(Deadline deadline) throws SQLException, InterruptedException {
        try {
            return opening().get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw lastFailure.orElse(new SQLException("no answer in time", "08001", e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Connection connection(HikariDataSource pool, Deadline deadline) throws SQLException {
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                boolean failing = e.getCause() instanceof SQLException;
                if (failing && pool.getHikariPoolMXBean().getTotalConnections() == 0) {
                    // The pool would go on in its own, slower rhythm; a new one fails with its
                    // cause at once.
                    discard(pool);
                    throw (SQLException) e.getCause();
                }
                if (failing && slots.closeCursor()) {
                    // The server gives no further connection, so one of ours has to do.
                    continue;
                }
                if (deadline.passed()) {
                    throw failing ? (SQLException) e.getCause() : e;
                }
            }
        }
    }

    /**
     * The pool, or the attempt to open it that is under way; a failed attempt is followed by a new
     * one.
     */
    private synchronized CompletableFuture<HikariDataSource> opening() {
        if (opening == null || opening.isCompletedExceptionally()) {
            CompletableFuture<HikariDataSource> attempt = new CompletableFuture<>();
            Thread opener = new Thread(() -> open(attempt), "pool-opener");
            opener.setDaemon(true);
            opener.start();
            opening = attempt;
        }
        return opening;
    }

    private void open(CompletableFuture<HikariDataSource> attempt) {
        try {
            HikariDataSource pool = PoolFactory.create(config, knowledge.limits()::set);
            LOG.info("Connected to {}", config.name());
            if (keep(attempt, pool)) {
                prepare();
            } else {
                pool.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException | LinkageError e) {
            lastFailure =
                    Optional.of(e)
                            .filter(SQLException.class::isInstance)
                            .map(SQLException.class::cast);
            attempt.completeExceptionally(e);
        }
    }

    /** Does now what the first call would otherwise wait for. */
    private void prepare() throws InterruptedException {
        Deadline deadline = Deadline.in(config.pool().connectionTimeout());
        // No call needs this, so that it waits without closing anybody's cursor.
        if (!slots.acquireIfSpare(deadline)) {
            firstLook.miss();
            return;
        }
        try (Session session = lendSlot("start", deadline, knowledge.inBackground())) {
            firstLook.take(session, deadline);
            knowledge.gatekeeper().prepare(session, deadline);
            knowledge.roleLook().warn(session, deadline);
        } catch (SQLException | ToolError e) {
            firstLook.miss();
            LOG.debug("The catalogue could not be read ahead", e);
        }
    }

    /** Lets nothing run as a role that the configuration does not want. */
    void requireRole(Session session, Deadline deadline) throws SQLException, ToolError {
        knowledge.roleLook().require(session, deadline);
    }

    /** Forgets what the gate knows of the functions, for the next call to look again. */
    void forgetFunctions() {
        knowledge.gatekeeper().forget();
    }

    private synchronized boolean keep(
            CompletableFuture<HikariDataSource> attempt, HikariDataSource pool) {
        return attempt.complete(pool) && !closed;
    }

    /** Stops trusting the connections that are open: one of them turned out to be dead. */
    synchronized void distrust() {
        if (opening != null && opening.isDone() && !opening.isCompletedExceptionally()) {
            opening.join().getHikariPoolMXBean().softEvictConnections();
        }
    }

    private synchronized void discard(HikariDataSource pool) {
        if (opening != null && opening.getNow(null) == pool) {
            opening = null;
        }
        pool.close();
    }

    /** Closes every connection, those in use too. */
    @Override
    public synchronized void close() {
        closed = true;
        knowledge.cursors().close();
        if (opening != null && opening.isDone() && !opening.isCompletedExceptionally()) {
            opening.join().close();
        }
    }
}
