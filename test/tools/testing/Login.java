package tools.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is and as whom to enter it. */
public record Login(String host, int port, String database, String user, String password) {

    /**
     * Reads {@code postgresql://user:password@host:port/database}, with {@code jdbc:} in front or
     * not.
     */
    static Login parse(String url) {
        URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
        String[] userAndPassword =
                uri.getUserInfo() == null ? null : uri.getUserInfo().split(":", 2);
        if (userAndPassword == null || uri.getHost() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "PGMCP_TEST_URL must read postgresql://user:password@host:port/database");
        }
        return new Login(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath().substring(1),
                userAndPassword[0],
                userAndPassword.length > 1 ? userAndPassword[1] : "");
    }

    /** The same server and role, another database. */
    public Login to(String otherDatabase) {
        return new Login(host, port, otherDatabase, user, password);
    }

    /** The same database, another role. */
    public Login as(String otherUser, String otherPassword) {
        return new Login(host, port, database, otherUser, otherPassword);
    }

    /** The same database and role, by way of another address. */
    public Login at(String otherHost, int otherPort) {
        return new Login(otherHost, otherPort, database, user, password);
    }

    /** The login as the URL that a client configures. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(encode(user), encode(password), host, port, encode(database));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Opens a session of the test's own, beside those of the server under test. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "pg-mcp tests");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, encode(database)), properties);
    }
}
