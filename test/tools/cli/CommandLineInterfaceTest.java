package tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.config.ConfigLoader;
import tools.config.Setting;
import tools.config.Version;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

class CommandLineInterfaceTest {

    private static final String HELP =
            """
            Usage: pg-mcp [OPTIONS] [URL]
            Serves a PostgreSQL database to an MCP client on stdin and stdout, read-only by default.

                  [URL]                       Database to serve: postgres://user@host:5432/dbname.
                                              PGMCP_URL or DATABASE_URL

            Options:
                  --config=FILE               File with settings, databases and profiles; see
                                                --config-schema.
                                              PGMCP_CONFIG
                  --profile=NAME              Profile of the file that counts.
                                              PGMCP_PROFILE
                  --service=NAME              Section of pg_service.conf that says how to connect.
                                              PGMCP_SERVICE or PGSERVICE
                  --host=HOST                 Host of the server; commas between several.
                                              default localhost; PGMCP_HOST or PGHOST
                  --port=PORT                 Port of the server; commas between those of several
                                                hosts.
                                              default 5432; PGMCP_PORT or PGPORT
                  --user=USER                 Role to log in as.
                                              default the system's user; PGMCP_USER or PGUSER
                  --dbname=NAME               Database to connect to.
                                              default the user's name; PGMCP_DBNAME or PGDATABASE
                  --sslmode=MODE              Encryption and check of the server's certificate.
                                              disable, allow, prefer, require, verify-ca,
                                                verify-full; default prefer; PGMCP_SSLMODE or
                                                PGSSLMODE
                  --description=TEXT          What the database is for, in a sentence for the model.
                                              PGMCP_DESCRIPTION
                  --reads=HOSTS               Which of several hosts answer what only reads.
                                              primary, prefer-standby; default primary; PGMCP_READS
                  --min-connections=N         Connections kept open.
                                              1 to 20; default 1; PGMCP_MIN_CONNECTIONS
                  --max-connections=N         Connections open at most.
                                              1 to 20; default 20; PGMCP_MAX_CONNECTIONS
                  --connection-timeout=TIME   How long a call waits for a connection.
                                              250ms to 10min; default 30s; PGMCP_CONNECTION_TIMEOUT
                  --idle-timeout=TIME         How long an unused connection stays open.
                                              10s to 24h; default 300s; PGMCP_IDLE_TIMEOUT
                  --query-timeout=TIME        How long a statement may run by default.
                                              100ms to 1h; default 30s; PGMCP_QUERY_TIMEOUT
                  --row-limit=N               Rows in one answer by default.
                                              1 to 10000; default 100; PGMCP_ROW_LIMIT
                  --session-rows=N            Rows that one session may read in all.
                                              1 to 1000000000; PGMCP_SESSION_ROWS
                  --session-bytes=SIZE        Bytes of answers that one session may get in all.
                                              1KB to 100GB; PGMCP_SESSION_BYTES
                  --allow-writes              Offer execute, which changes data; without it
                                                everything is read-only.
                                              true, false; default false; PGMCP_ALLOW_WRITES
                  --allow-function=NAMES      Volatile functions that query may call, with or
                                                without schema; commas between.
                                              PGMCP_ALLOW_FUNCTION
                  --role-check=ACTION         What a role that could do too much, such as a
                                                superuser, leads to.
                                              warn, enforce, off; default warn; PGMCP_ROLE_CHECK
                  --visible-schemas=NAMES     Schemas that exist for the tools, * for any text; all
                                                if not given. Not yet.
                                              PGMCP_VISIBLE_SCHEMAS
                  --hidden-schemas=NAMES      Schemas that do not exist for the tools. Not yet.
                                              PGMCP_HIDDEN_SCHEMAS
                  --visible-tables=NAMES      Tables that exist for the tools, with or without
                                                schema; all if not given. Not yet.
                                              PGMCP_VISIBLE_TABLES
                  --hidden-tables=NAMES       Tables that do not exist for the tools. Not yet.
                                              PGMCP_HIDDEN_TABLES
                  --mask-columns=NAMES        Columns whose values are masked: column, table.column
                                                or schema.table.column. Not yet.
                                              PGMCP_MASK_COLUMNS
                  --mask-tag=WORD             Word in a column's comment that masks it too. Not yet.
                                              default @pii; PGMCP_MASK_TAG
                  --refuse-masked             Refuse statements whose conditions use a masked
                                                column. Not yet.
                                              true, false; default false; PGMCP_REFUSE_MASKED
                  --tools=NAMES               Tools and toolsets to offer; all that are allowed if
                                                not given.
                                              PGMCP_TOOLS
                  --tools-dir=FOLDER          Folder with SQL tools of yours. Not yet.
                                              PGMCP_TOOLS_DIR
                  --audit-file=FILE           File that each call is logged to. Not yet.
                                              PGMCP_AUDIT_FILE
                  --audit-required            Refuse calls that cannot be logged. Not yet.
                                              true, false; default false; PGMCP_AUDIT_REQUIRED
                  --audit-values              Log the values of parameters too. Not yet.
                                              true, false; default false; PGMCP_AUDIT_VALUES
                  --audit-max-size=SIZE       Size at which the log is put aside and a new one
                                                begun. Not yet.
                                              64KB to 10GB; default 10MB; PGMCP_AUDIT_MAX_SIZE
                  --metrics-file=FILE         File that metrics are written to as Prometheus reads
                                                them. Not yet.
                                              PGMCP_METRICS_FILE
                  --metrics-port=N            Port of the loopback address that serves the metrics.
                                                Not yet.
                                              1 to 65535; PGMCP_METRICS_PORT
                  --slow-query=TIME           Time from which a statement is logged as slow. Not
                                                yet.
                                              1ms to 1h; PGMCP_SLOW_QUERY
                  --log-level=LEVEL           How much is written to stderr.
                                              error, warn, info, debug; default warn;
                                                PGMCP_LOG_LEVEL
                  --config-schema             Show the JSON Schema of the file for --config.
                  --help                      Show this text.
                  --version                   Show the version.

            Exit codes:
              0   The client closed the conversation, or help was shown.
              1   The server failed.
              2   An option, argument, variable or the file is wrong.

            URLs may start with postgres://, postgresql:// or jdbc:postgresql://.
            What a URL leaves out comes from the variables, as in psql.
            The password comes from PGMCP_PASSWORD, PGPASSWORD or ~/.pgpass.
            Without --config, ~/.config/pg-mcp/pg-mcp.yaml is read if there is one.

            Examples:
              jbang pg-mcp@org postgres://reader@localhost:5432/shop
              jbang pg-mcp@org --host db.example.com --dbname shop --query-timeout 10s
              jbang pg-mcp-demo@org    (brings its own database)
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsTheHelpToStdout() {
        assertEquals(0, run(Map.of(), "--help"));
        assertEquals(HELP, out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void printsTheVersionToStdout() {
        assertEquals(0, run(Map.of(), "--version"));
        assertEquals("pg-mcp " + Version.CURRENT + "\n", out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --max-conections 5 | Unknown option '--max-conections'. Did you mean \
                    '--max-connections'?
                    --max-conections=5 | Unknown option '--max-conections'. Did you mean \
                    '--max-connections'?
                    --colour                    | Unknown option '--colour'.
                    -h db                       | Unknown option '-h'.
                    --host= | --host: '' is not allowed; give a text that is not empty
                    --password hunter2 | There is no option for the password: use PGPASSWORD or \
                    ~/.pgpass.
                    --password=hunter2 | There is no option for the password: use PGPASSWORD or \
                    ~/.pgpass.
                    --pasword=hunter2           | Unknown option '--pasword'.
                    postgres://a hunter2        | Too many arguments: give one URL.
                    --host | Missing required parameter for option '--host' (HOST)
                    --host a --host b | option '--host' (HOST) should be specified only once
                    hunter2 | the URL: starts with none of postgres://, postgresql://, \
                    jdbc:postgresql://; write postgres://user@host:5432/dbname
                    @hunter2 | the URL: starts with none of postgres://, postgresql://, \
                    jdbc:postgresql://; write postgres://user@host:5432/dbname
                    --port 0 | --port: '0' is not allowed; give a whole number from 1 to 65535
                    --log-level=loud | --log-level: 'loud' is not allowed; give one of error, \
                    warn, info, debug
                    """)
    void reportsWrongUseOnStderr(String arguments, String message) {
        assertEquals(2, run(Map.of(), arguments.split(" ")));
        assertEquals("pg-mcp: " + message + "\nSee pg-mcp --help\n", err.toString(UTF_8));
        assertEquals("", out.toString(UTF_8));
    }

    @Test
    void reportsAnEmptyArgument() {
        assertEquals(2, run(Map.of(), ""));
        assertEquals(
                """
                pg-mcp: the URL: is empty; write postgres://user@host:5432/dbname
                See pg-mcp --help
                """,
                err.toString(UTF_8));
    }

    @Test
    void reportsMistakesInOptionsAndVariablesTogether() {
        assertEquals(2, run(Map.of("PGMCP_ROW_LIMIT", "0"), "--max-connections", "0", "--bogus"));
        assertEquals("pg-mcp: Unknown option '--bogus'.\nSee pg-mcp --help\n", err.toString(UTF_8));
        err.reset();
        assertEquals(2, run(Map.of("PGMCP_ROW_LIMIT", "0"), "--max-connections", "0"));
        assertEquals(
                """
                pg-mcp: --max-connections: '0' is not allowed; give a whole number from 1 to 20
                pg-mcp: PGMCP_ROW_LIMIT: '0' is not allowed; give a whole number from 1 to 10000
                See pg-mcp --help
                """,
                err.toString(UTF_8));
    }

    @Test
    void printsWarningsOnceUnlessOnlyErrorsAreWanted() {
        var url = Map.of(Setting.URL, "postgres://ann:hunter2@db/shop");
        prepare(url, Map.of());
        assertEquals(
                "WARN config - a password on the command line can be read by every user of this"
                        + " machine; use PGPASSWORD or ~/.pgpass instead\n",
                err.toString(UTF_8));
        err.reset();
        prepare(url, Map.of("PGMCP_LOG_LEVEL", "error"));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void greetsAPersonWithTheNextSteps() {
        assertEquals(
                """
                pg-mcp %s waits for an MCP client on stdin, and this is a terminal. Ctrl-C ends it.
                Connect a client: put this into its configuration, with your own URL:
                  {"mcpServers": {"pg-mcp": {
                      "command": "jbang", "args": ["pg-mcp@org", "postgres://user@host/dbname"]}}}
                Or try the demo, which brings its own database: jbang pg-mcp-demo@org
                """
                        .formatted(Version.CURRENT),
                Terminal.greeting());
    }

    private void prepare(Map<Setting, String> arguments, Map<String, String> environment) {
        var config = ConfigLoader.load(arguments, environment);
        CommandLineInterface.prepare(config, InputStream.nullInputStream(), new PrintStream(err));
    }

    private int run(Map<String, String> environment, String... arguments) {
        return CommandLineInterface.run(
                arguments,
                environment,
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
