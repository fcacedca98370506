package tools.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** The sample database: a small web shop, and a role that may read it and nothing else. */
public record SampleShop(String url, String password) {

    private static final String DATABASE = "shop";
    private static final String READER = "demo";

    /** What the views need the tables, the payments need the views: in this order. */
    private static final String CONTENT =
            ShopTables.SQL + ShopTables.VIEWS + ShopRows.SQL + ShopTables.KEYS + ShopTables.FILL;

    private static final String ACCESS =
            """
            create role %1$s login password '%2$s' connection limit 8;
            alter role %1$s set default_transaction_read_only = on;
            revoke all on database shop from public;
            grant connect on database shop to %1$s;
            grant usage on schema public to %1$s;
            grant select on all tables in schema public to %1$s;
            """;

    /** Makes the shop in a server; the result is how its reader logs in. */
    public static SampleShop create(EmbeddedDatabase server) throws SQLException {
        execute(server, "postgres", "create database " + DATABASE);
        execute(server, DATABASE, CONTENT);
        // These two have to be outside the transaction that made the rows.
        String password = UUID.randomUUID().toString();
        execute(server, DATABASE, ACCESS.formatted(READER, password));
        execute(server, DATABASE, "vacuum analyze");
        String url =
                "postgresql://%s@%s:%d/%s?sslmode=disable"
                        .formatted(READER, EmbeddedDatabase.HOST, server.port(), DATABASE);
        return new SampleShop(url, password);
    }

    /** How pg-mcp is told of the shop; the password stays out of argv. */
    Map<String, String> environment() {
        return Map.of("PGMCP_URL", url, "PGMCP_PASSWORD", password);
    }

    private static void execute(EmbeddedDatabase server, String database, String sql)
            throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                server.jdbcUrl(database),
                                EmbeddedDatabase.SUPERUSER,
                                server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
