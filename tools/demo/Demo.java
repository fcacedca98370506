package tools.demo;

import tools.cli.CommandLineInterface;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the sample database, then serves it, or holds a conversation about it. */
final class Demo {

    private static final String USAGE =
            """
            Usage: pg-mcp-demo [OPTIONS of pg-mcp]
                   pg-mcp-demo --conversation

            Starts an embedded PostgreSQL with a sample database, a small web shop, and serves it to
            an MCP client on stdin and stdout. With --conversation it is the client too: it asks
            pg-mcp some questions about the shop and shows the answers.
            """;

    private static final int OK = 0;
    private static final int FAILED = 1;

    private Demo() {}

    static int run(
            String[] args,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        List<String> arguments = List.of(args);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(USAGE);
            return OK;
        }
        configureLog();
        boolean conversation = arguments.equals(List.of("--conversation"));
        long begin = System.nanoTime();
        err.println("Starting an embedded PostgreSQL (the first time it is unpacked too) ...");
        try (EmbeddedDatabase database = EmbeddedDatabase.start()) {
            err.println("Filling the sample shop ...");
            SampleShop shop = SampleShop.create(database);
            double seconds = (System.nanoTime() - begin) / 1e9;
            err.printf("The sample shop is open after %.1f s.%n", seconds);
            if (conversation) {
                new Conversation(shop, out).hold();
                return OK;
            }
            return CommandLineInterface.run(args, on(shop, environment), in, out, err);
        } catch (IOException | SQLException e) {
            err.println("pg-mcp-demo: " + e.getMessage());
            return FAILED;
        }
    }

    /** As the server does it; but the embedded database wants a log before there is a server. */
    private static void configureLog() {
        String prefix = "org.slf4j.simpleLogger.";
        System.setProperty(prefix + "defaultLogLevel", "error");
        System.setProperty(prefix + "showThreadName", "false");
        System.setProperty(prefix + "showLogName", "false");
        System.setProperty(prefix + "showShortLogName", "true");
    }

    /** The environment, but about the shop and no other database. */
    private static Map<String, String> on(SampleShop shop, Map<String, String> environment) {
        var changed = new HashMap<>(environment);
        changed.putAll(shop.environment());
        return changed;
    }
}
