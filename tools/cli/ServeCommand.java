package tools.cli;

import tools.Tool;
import tools.config.ServerConfig;
import tools.database.ConnectionManager;
import tools.database.QueryExecutor;
import tools.query.Execute;
import tools.query.Explain;
import tools.query.Query;
import tools.schema.CompleteNames;
import tools.schema.DatabasePrompts;
import tools.schema.DatabaseResources;
import tools.schema.DescribeObject;
import tools.schema.DrawSchema;
import tools.schema.FindJoinPath;
import tools.schema.Instructions;
import tools.schema.SearchObjects;
import tools.server.Offer;
import tools.server.StdioServer;
import tools.server.ToolRegistry;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Serves MCP on stdin and stdout: what pg-mcp does when no other command is given. */
final class ServeCommand {

    private ServeCommand() {}

    /**
     * Serves until the input ends.
     *
     * @return the exit code
     */
    static int serve(ServerConfig config, InputStream in, PrintStream out) {
        OutputStream protocol = reserve(out);
        ConnectionManager connections = new ConnectionManager(config.database(), config.security());
        QueryExecutor executor = new QueryExecutor(connections);
        Instructions instructions = new Instructions(config);
        connections.openInBackground(instructions.firstLook());
        StdioServer server = new StdioServer(offer(config, executor, instructions), in, protocol);
        // SIGTERM and Ctrl-C end the process by this hook; statements must not outlive it on the
        // server.
        Thread hook =
                new Thread(
                        () -> {
                            server.stop();
                            connections.close();
                        },
                        "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        server.run();
        return 0;
    }

    private static Offer offer(
            ServerConfig config, QueryExecutor executor, Instructions instructions) {
        Tool describeObject = new DescribeObject(executor, config.limits());
        return new Offer(
                new ToolRegistry(tools(config, executor, describeObject)),
                new DatabaseResources(executor, config, describeObject),
                DatabasePrompts::all,
                new CompleteNames(executor, config),
                instructions);
    }

    /** What the configuration allows, in the order in which it is listed. */
    private static List<Tool> tools(
            ServerConfig config, QueryExecutor executor, Tool describeObject) {
        List<Tool> tools = new ArrayList<>();
        tools.add(new Query(executor, config.limits()));
        tools.add(new Explain(executor, config.limits()));
        if (config.security().allowWrites()) {
            tools.add(new Execute(executor, config.limits()));
        }
        tools.add(new SearchObjects(executor, config.limits()));
        tools.add(describeObject);
        tools.add(new FindJoinPath(executor, config.limits()));
        tools.add(new DrawSchema(executor, config.limits()));
        return tools;
    }

    /** Takes stdout for the protocol alone: what a library prints goes to stderr from here on. */
    private static OutputStream reserve(PrintStream out) {
        if (out != System.out) {
            return out;
        }
        System.setOut(System.err);
        // Not the PrintStream itself, which would hide that the client reads no more.
        return new FileOutputStream(FileDescriptor.out);
    }
}
