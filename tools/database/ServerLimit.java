package tools.database;

import java.math.BigDecimal;

/**
 * A time limit that the server gave a session before anything was set in it.
 *
 * @param name the setting's, {@code statement_timeout} for example
 * @param source where it was set, in the words of {@code pg_settings.source}
 */
record ServerLimit(String name, long millis, String source, String role, String database) {

    /** {@code statement_timeout of the role, 5 s}. */
    String describe() {
        String owner =
                switch (source) {
                    case "user", "database user" -> " of the role";
                    case "database" -> " of the database";
                    case "client" -> " in the connection's options";
                    default -> " of the server";
                };
        return name + owner + ", " + seconds();
    }

    /** How to get a higher one, in a sentence. */
    String howToRaise() {
        String command =
                switch (source) {
                    case "client" -> "";
                    case "database" -> "alter database " + quoted(database);
                    case "database user" ->
                            "alter role " + quoted(role) + " in database " + quoted(database);
                    default -> "alter role " + quoted(role);
                };
        return command.isEmpty()
                ? "Change the options in the connection's URL or environment."
                : "To raise it, let an administrator run: %s set %s = '...'"
                        .formatted(command, name);
    }

    private String seconds() {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
