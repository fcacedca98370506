package tools.config;

import tools.config.ValueType.Choice;
import tools.config.ValueType.Names;
import tools.config.ValueType.Switch;
import tools.config.ValueType.Text;
import tools.config.ValueType.TimeSpan;
import tools.config.ValueType.WholeNumber;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting there is: options, variables, help, README and validation are made from this table.
 */
public enum Setting {
    URL(
            new Text("URL"),
            "DATABASE_URL",
            "",
            "Database to serve: postgres://user@host:5432/dbname."),
    HOST(new Text("HOST"), "PGHOST", "localhost", "Host of the server; commas between several."),
    PORT(new Text("PORT"), "PGPORT", "5432", "Port of the server."),
    USER(new Text("USER"), "PGUSER", "the system's user", "Role to log in as."),
    PASSWORD(
            new Text("PASSWORD"),
            "PGPASSWORD",
            "from ~/.pgpass",
            "Password of the role; no option, because other users could read it."),
    DBNAME(new Text("NAME"), "PGDATABASE", "the user's name", "Database to connect to."),
    SSLMODE(
            new Choice(
                    "MODE",
                    List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
            "PGSSLMODE",
            "prefer",
            "Encryption and check of the server's certificate."),
    MIN_CONNECTIONS(new WholeNumber(1, 20), "", "1", "Connections kept open."),
    MAX_CONNECTIONS(new WholeNumber(1, 20), "", "20", "Connections open at most."),
    CONNECTION_TIMEOUT(
            new TimeSpan(Duration.ofMillis(250), Duration.ofMinutes(10)),
            "",
            "30s",
            "How long a call waits for a connection."),
    IDLE_TIMEOUT(
            new TimeSpan(Duration.ofSeconds(10), Duration.ofHours(24)),
            "",
            "300s",
            "How long an unused connection stays open."),
    QUERY_TIMEOUT(
            new TimeSpan(Duration.ofMillis(100), Duration.ofHours(1)),
            "",
            "30s",
            "How long a statement may run by default."),
    ROW_LIMIT(new WholeNumber(1, 10_000), "", "100", "Rows in one answer by default."),
    ALLOW_WRITES(
            new Switch(),
            "",
            "false",
            "Offer execute, which changes data; without it everything is read-only."),
    ALLOW_FUNCTION(
            new Names("NAMES"),
            "",
            "",
            "Volatile functions that query may call, with or without schema; commas between."),
    LOG_LEVEL(
            new Choice("LEVEL", List.of("error", "warn", "info", "debug")),
            "",
            "warn",
            "How much is written to stderr.");

    private final ValueType type;
    private final String foreignVariable;
    private final String defaultText;
    private final String description;

    Setting(ValueType type, String foreignVariable, String defaultText, String description) {
        this.type = type;
        this.foreignVariable = foreignVariable;
        this.defaultText = defaultText;
        this.description = description;
    }

    /** Returns the name of the setting, for instance {@code max-connections}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the option; the URL is an argument, and a password in argv could be read by others.
     */
    public Optional<String> option() {
        return this == URL || this == PASSWORD ? Optional.empty() : Optional.of("--" + key());
    }

    /** Returns our own variable, for instance {@code PGMCP_MAX_CONNECTIONS}. */
    public String variable() {
        return "PGMCP_" + name();
    }

    /** Returns the variable that other programs read too: libpq's, or {@code DATABASE_URL}. */
    public Optional<String> foreignVariable() {
        return foreignVariable.isEmpty() ? Optional.empty() : Optional.of(foreignVariable);
    }

    public ValueType type() {
        return type;
    }

    /** Returns the default as a person reads it; for user, password and database it is no value. */
    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }
}
