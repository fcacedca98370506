package tools.config;

import tools.config.ValueType.Choice;
import tools.config.ValueType.FilePath;
import tools.config.ValueType.Names;
import tools.config.ValueType.Size;
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
    CONFIG(
            Scope.START,
            new FilePath("FILE"),
            "",
            "File with settings, databases and profiles; see --config-schema."),
    PROFILE(Scope.START, new Text("NAME"), "", "Profile of the file that counts."),
    URL(
            Scope.DATABASE,
            new Text("URL"),
            "DATABASE_URL",
            "",
            "Database to serve: postgres://user@host:5432/dbname."),
    SERVICE(
            Scope.DATABASE,
            new Text("NAME"),
            "PGSERVICE",
            "",
            "Section of pg_service.conf that says how to connect."),
    HOST(
            Scope.DATABASE,
            new Text("HOST"),
            "PGHOST",
            "localhost",
            "Host of the server; commas between several."),
    PORT(
            Scope.DATABASE,
            new Text("PORT", YamlForm.TEXT_OR_NUMBER),
            "PGPORT",
            "5432",
            "Port of the server; commas between those of several hosts."),
    USER(Scope.DATABASE, new Text("USER"), "PGUSER", "the system's user", "Role to log in as."),
    PASSWORD(
            Scope.DATABASE,
            new Text("PASSWORD"),
            "PGPASSWORD",
            "from ~/.pgpass",
            "Password of the role; no option, because other users could read it."),
    DBNAME(
            Scope.DATABASE,
            new Text("NAME"),
            "PGDATABASE",
            "the user's name",
            "Database to connect to."),
    SSLMODE(
            Scope.DATABASE,
            new Choice(
                    "MODE",
                    List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")),
            "PGSSLMODE",
            "prefer",
            "Encryption and check of the server's certificate."),
    DESCRIPTION(
            Scope.DATABASE,
            new Text("TEXT"),
            "",
            "What the database is for, in a sentence for the model."),
    READS(
            Scope.DATABASE,
            new Choice("HOSTS", List.of("primary", "prefer-standby")),
            "primary",
            "Which of several hosts answer what only reads."),
    MIN_CONNECTIONS(Scope.DATABASE, new WholeNumber(1, 20), "1", "Connections kept open."),
    MAX_CONNECTIONS(Scope.DATABASE, new WholeNumber(1, 20), "20", "Connections open at most."),
    CONNECTION_TIMEOUT(
            Scope.DATABASE,
            new TimeSpan(Duration.ofMillis(250), Duration.ofMinutes(10)),
            "30s",
            "How long a call waits for a connection."),
    IDLE_TIMEOUT(
            Scope.DATABASE,
            new TimeSpan(Duration.ofSeconds(10), Duration.ofHours(24)),
            "300s",
            "How long an unused connection stays open."),
    QUERY_TIMEOUT(
            Scope.DATABASE,
            new TimeSpan(Duration.ofMillis(100), Duration.ofHours(1)),
            "30s",
            "How long a statement may run by default."),
    ROW_LIMIT(Scope.DATABASE, new WholeNumber(1, 10_000), "100", "Rows in one answer by default."),
    SESSION_ROWS(
            Scope.DATABASE,
            new WholeNumber(1, 1_000_000_000),
            "",
            "Rows that one session may read in all."),
    SESSION_BYTES(
            Scope.DATABASE,
            new Size(SizeText.KILO, 100 * SizeText.GIGA),
            "",
            "Bytes of answers that one session may get in all."),
    ALLOW_WRITES(
            Scope.DATABASE,
            new Switch(),
            "false",
            "Offer execute, which changes data; without it everything is read-only."),
    ALLOW_FUNCTION(
            Scope.DATABASE,
            new Names("NAMES"),
            "",
            "Volatile functions that query may call, with or without schema; commas between."),
    ROLE_CHECK(
            Scope.DATABASE,
            new Choice("ACTION", List.of("warn", "enforce", "off")),
            "warn",
            "What a role that could do too much, such as a superuser, leads to."),
    VISIBLE_SCHEMAS(
            Scope.DATABASE,
            new Names("NAMES"),
            "",
            "Schemas that exist for the tools, * for any text; all if not given."),
    HIDDEN_SCHEMAS(
            Scope.DATABASE, new Names("NAMES"), "", "Schemas that do not exist for the tools."),
    VISIBLE_TABLES(
            Scope.DATABASE,
            new Names("NAMES"),
            "",
            "Tables that exist for the tools, with or without schema; all if not given."),
    HIDDEN_TABLES(
            Scope.DATABASE, new Names("NAMES"), "", "Tables that do not exist for the tools."),
    MASK_COLUMNS(
            Scope.DATABASE,
            new Names("NAMES"),
            "",
            "Columns whose values are masked: column, table.column or schema.table.column."),
    MASK_TAG(
            Scope.DATABASE,
            new Text("WORD"),
            "@pii",
            "Word in a column's comment that masks it too."),
    REFUSE_MASKED(
            Scope.DATABASE,
            new Switch(),
            "false",
            "Refuse statements whose conditions use a masked column."),
    TOOLS(
            Scope.SERVER,
            new Names("NAMES"),
            "",
            "Tools and toolsets to offer; all that are allowed if not given."),
    TOOLS_DIR(Scope.SERVER, new FilePath("FOLDER"), "", "Folder with SQL tools of yours."),
    AUDIT_FILE(Scope.SERVER, new FilePath("FILE"), "", "File that each call is logged to."),
    AUDIT_REQUIRED(Scope.SERVER, new Switch(), "false", "Refuse calls that cannot be logged."),
    AUDIT_VALUES(Scope.SERVER, new Switch(), "false", "Log the values of parameters too."),
    AUDIT_MAX_SIZE(
            Scope.SERVER,
            new Size(64 * SizeText.KILO, 10 * SizeText.GIGA),
            "10MB",
            "Size at which the log is put aside and a new one begun."),
    METRICS_FILE(
            Scope.SERVER,
            new FilePath("FILE"),
            "",
            "File that metrics are written to as Prometheus reads them."),
    METRICS_PORT(
            Scope.SERVER,
            new WholeNumber(1, 65_535),
            "",
            "Port of the loopback address that serves the metrics."),
    SLOW_QUERY(
            Scope.SERVER,
            new TimeSpan(Duration.ofMillis(1), Duration.ofHours(1)),
            "",
            "Time from which a statement is logged as slow."),
    LOG_LEVEL(
            Scope.SERVER,
            new Choice("LEVEL", List.of("error", "warn", "info", "debug")),
            "warn",
            "How much is written to stderr.");

    /** What a setting belongs to. */
    public enum Scope {
        /** The start of the process: it says where the others come from. */
        START,
        SERVER,
        /** One database; said once, it holds for all of them. */
        DATABASE
    }

    private static final List<String> GROUPS = List.of("audit", "metrics");

    private final Scope scope;
    private final ValueType type;
    private final String foreignVariable;
    private final String defaultText;
    private final String description;

    Setting(
            Scope scope,
            ValueType type,
            String foreignVariable,
            String defaultText,
            String description) {
        this.scope = scope;
        this.type = type;
        this.foreignVariable = foreignVariable;
        this.defaultText = defaultText;
        this.description = description;
    }

    Setting(Scope scope, ValueType type, String defaultText, String description) {
        this(scope, type, "", defaultText, description);
    }

    /** Returns the name of the setting, for instance {@code max-connections}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the key in the configuration file that holds this setting among others, if any. */
    public Optional<String> group() {
        return GROUPS.stream().filter(group -> key().startsWith(group + "-")).findFirst();
    }

    /** Returns the key in the configuration file, or below its group there. */
    public String fileKey() {
        return group().map(group -> key().substring(group.length() + 1)).orElse(key());
    }

    public Scope scope() {
        return scope;
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

    /**
     * Returns the default as a person reads it, empty if there is none; for user, password and
     * database it is no value.
     */
    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return UnavailableSettings.holds(this) ? description + " Not yet." : description;
    }
}
