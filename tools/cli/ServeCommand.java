package tools.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.config.ConfigWatcher;
import tools.config.ServerConfig;
import tools.server.StdioServer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Serves MCP on stdin and stdout: what pg-mcp does when no other command is given. */
final class ServeCommand implements ConfigWatcher.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final StdioServer server;
    private ServedDatabases databases;

    private ServeCommand(ServerConfig config, InputStream in, OutputStream out) {
        databases = ServedDatabases.of(config);
        server = new StdioServer(databases.offer(), in, out);
    }

    /**
     * Serves until the input ends.
     *
     * @param reload reads the configuration again
     * @return the exit code
     */
    static int serve(
            ServerConfig config, Supplier<ServerConfig> reload, InputStream in, PrintStream out) {
        ServeCommand command = new ServeCommand(config, in, reserve(out));
        // SIGTERM and Ctrl-C end the process by this hook; statements must not outlive it on the
        // server.
        Runtime.getRuntime().addShutdownHook(new Thread(command::stop, "shutdown"));
        config.file()
                .ifPresent(
                        file -> {
                            try {
                                ConfigWatcher.start(file, reload, command);
                            } catch (IOException e) {
                                LOG.warn("Changes of {} are not seen: {}", file, e.getMessage());
                            }
                        });
        command.server.run();
        return 0;
    }

    private void stop() {
        server.stop();
        current().close();
    }

    private synchronized ServedDatabases current() {
        return databases;
    }

    /** Calls that run end as they began, with the connections that they have. */
    @Override
    public synchronized void changed(ServerConfig config) {
        ServedDatabases old = databases;
        ServedDatabases next = old.changedTo(config);
        databases = next;
        server.offer(next.offer(), () -> inBackground(() -> old.closeAllBut(next)));
        LOG.info("The configuration was changed");
    }

    /** Closing a pool can take seconds, which no request should wait for. */
    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "retired-pools");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void rejected(List<String> mistakes) {
        LOG.warn(
                "The changed configuration is not valid, and what was in force stays: {}",
                String.join("; ", mistakes));
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
