package tools.cli;

import tools.config.Version;

import java.io.InputStream;

/** Tells a person who started the server by hand what it is waiting for. */
final class Terminal {

    private static final String GREETING =
            """
            pg-mcp %s waits for an MCP client on stdin, and this is a terminal. Ctrl-C ends it.
            Connect a client: put this into its configuration, with your own URL:
              {"mcpServers": {"pg-mcp": {
                  "command": "jbang", "args": ["pg-mcp@org", "postgres://user@host/dbname"]}}}
            Or try the demo, which brings its own database: jbang pg-mcp-demo@org
            """;

    private Terminal() {}

    /**
     * Tells whether a person types the input.
     *
     * <p>Without native code {@link System#console()} is the only one to know, and only if stdout
     * is a terminal too. JDK 22 to 24 answer with a console of JLine even without a terminal,
     * unless the one of java.base is chosen; its {@code isTerminal} is younger than Java 17.
     */
    static boolean isAttached(InputStream in) {
        if (in != System.in) {
            return false;
        }
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    static String greeting() {
        return GREETING.formatted(Version.CURRENT);
    }
}
