package tools.database;

import org.postgresql.Driver;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * Opens connections through the driver. The first one is opened before the pool exists, so that a
 * failure shows its own cause at once; the pool then gets that very connection.
 */
final class DriverDataSource implements DataSource {

    private final String url;
    private final Properties properties;
    private final Consumer<ServerLimits> limits;
    private final AtomicReference<Connection> first = new AtomicReference<>();

    /** Tells {@code limits} what each new connection says: the newest knows best. */
    DriverDataSource(String url, Properties properties, Consumer<ServerLimits> limits) {
        this.url = url;
        this.properties = properties;
        this.limits = limits;
    }

    /** Opens the connection that the next {@link #getConnection()} hands out. */
    void openFirst() throws SQLException {
        first.set(connect());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection ready = first.getAndSet(null);
        return ready != null ? ready : connect();
    }

    private Connection connect() throws SQLException {
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("The driver does not take the URL " + url, "08001");
        }
        try {
            ServerDates.adopt(connection);
            limits.accept(ServerLimits.learn(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("one user a pool");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The driver logs through java.util.logging.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The time-outs are properties of the connection.
    }

    /** A pool that is closed waits this long for a connection that is being opened, in s. */
    @Override
    public int getLoginTimeout() {
        return 5;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no parent logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper for " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
