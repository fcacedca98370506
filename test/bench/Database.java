package bench;

import tools.demo.EmbeddedDatabase;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * The PostgreSQL that all of them talk to: the one that {@code PGMCP_TEST_URL} names, else an
 * embedded one.
 *
 * @param origin where it comes from, for people
 * @param stop what ends it
 */
record Database(
        String host,
        int port,
        String name,
        String user,
        String password,
        String origin,
        Runnable stop)
        implements AutoCloseable {

    private static final String URL = "PGMCP_TEST_URL";

    static Database open() throws IOException {
        String url = System.getenv(URL);
        if (url != null && !url.isEmpty()) {
            return parse(url);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start();
        return new Database(
                EmbeddedDatabase.HOST,
                embedded.port(),
                "postgres",
                EmbeddedDatabase.SUPERUSER,
                embedded.password(),
                "embedded",
                embedded::close);
    }

    private static Database parse(String url) throws IOException {
        URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
        if (uri.getRawUserInfo() == null || uri.getHost() == null || uri.getPath().length() < 2) {
            throw new IOException(URL + " must read postgresql://user:password@host:port/database");
        }
        String[] userAndPassword = uri.getRawUserInfo().split(":", 2);
        return new Database(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                decode(userAndPassword[0]),
                userAndPassword.length > 1 ? decode(userAndPassword[1]) : "",
                "of " + URL,
                () -> {});
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address as servers take it, with the password. */
    String url() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(encode(user), encode(password), host, port, encode(name));
    }

    /** Replaces what this machine says about databases by this one. */
    void prepare(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(key -> key.matches("PG[A-Z]+|PGMCP_.*|DATABASE_URL|JBANG_JAVA_OPTIONS"));
        environment.put("DATABASE_URL", url());
        environment.put("PGHOST", host);
        environment.put("PGPORT", Integer.toString(port));
        environment.put("PGUSER", user);
        environment.put("PGPASSWORD", password);
        environment.put("PGDATABASE", name);
    }

    /** Fills the placeholders that a command line may have. */
    String fill(String text) {
        return text.replace("{dsn}", url())
                .replace("{jdbc_url}", "jdbc:postgresql://%s:%d/%s".formatted(host, port, name))
                .replace("{host}", host)
                .replace("{port}", Integer.toString(port))
                .replace("{user}", user)
                .replace("{password}", password)
                .replace("{db}", name);
    }

    /** Runs statements of the benchmark's own. */
    void execute(String... statements) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IOException("Database %s: %s".formatted(origin, e.getMessage()), e);
        }
    }

    /** The server's version. */
    String version() throws IOException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IOException("Database %s: %s".formatted(origin, e.getMessage()), e);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, encode(name)), properties);
    }

    @Override
    public void close() {
        stop.run();
    }
}
