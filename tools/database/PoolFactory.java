package tools.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import tools.config.DatabaseConfig;
import tools.config.HostAddress;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes connection pools. */
final class PoolFactory {

    // The shortest that the pool knows: its waits are short so that ours can look at the cause
    // between.
    private static final long POOL_WAIT_MILLIS = 250;

    private PoolFactory() {}

    /**
     * Opens a pool with one connection in it.
     *
     * @param limits is told what the server says of each connection
     * @throws SQLException why that first connection cannot be opened
     */
    static HikariDataSource create(DatabaseConfig config, Consumer<ServerLimits> limits)
            throws SQLException {
        DriverDataSource source = new DriverDataSource(url(config), properties(config), limits);
        source.openFirst();
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(config.name());
        pool.setDataSource(source);
        pool.setMinimumIdle(config.pool().minConnections());
        pool.setMaximumPoolSize(config.pool().maxConnections());
        pool.setIdleTimeout(config.pool().idleTimeout().toMillis());
        pool.setConnectionTimeout(POOL_WAIT_MILLIS);
        pool.setInitializationFailTimeout(0);
        pool.setRegisterMbeans(false);
        return new HikariDataSource(pool);
    }

    private static String url(DatabaseConfig config) {
        String hosts =
                config.hosts().stream().map(HostAddress::toString).collect(Collectors.joining(","));
        return "jdbc:postgresql://%s/%s"
                .formatted(hosts, URLEncoder.encode(config.database(), StandardCharsets.UTF_8));
    }

    private static Properties properties(DatabaseConfig config) {
        Properties properties = new Properties();
        String seconds = Long.toString(wholeSeconds(config.pool().connectionTimeout()));
        properties.setProperty("ApplicationName", "pg-mcp");
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        properties.putAll(config.driverProperties());
        properties.setProperty("user", config.user());
        config.password().ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        // What the query engine relies on: the extended protocol with nothing prepared by name
        // across
        // transactions (PgBouncer), and every value in its text form.
        properties.setProperty("preferQueryMode", "extended");
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("binaryTransfer", "false");
        properties.setProperty("autosave", "never");
        properties.setProperty("assumeMinServerVersion", "14");
        return properties;
    }

    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
