package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server's process and the conversation with it, in raw bytes. */
final class Client implements AutoCloseable {

    private static final Request INITIALIZE =
            Request.of(
                    "initialize",
                    new LinkedHashMap<>(
                            Map.of(
                                    "protocolVersion", "2025-06-18",
                                    "capabilities", Map.of(),
                                    "clientInfo", Map.of("name", "bench", "version", "1"))));
    private static final byte[] INITIALIZED =
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Contender contender;
    private final long begin;
    private final Path stderr = Files.createTempFile("pg-mcp-bench", ".log");
    private final Process process;
    private final ProcessTree tree;
    private final Watchdog watchdog;
    private final OutputStream stdin;
    private final LineReader stdout;
    private int lastId;
    private boolean hasPages;

    private Client(Contender contender, Database database) throws IOException {
        this.contender = contender;
        var builder =
                new ProcessBuilder(contender.command())
                        .redirectError(Redirect.appendTo(stderr.toFile()));
        database.prepare(builder.environment());
        begin = System.nanoTime();
        process = builder.start();
        tree = new ProcessTree(process.toHandle());
        watchdog = new Watchdog(tree);
        stdin = process.getOutputStream();
        stdout = new LineReader(process.getInputStream());
    }

    /** Starts the process and shakes hands. */
    static Client start(Contender contender, Database database) throws IOException {
        var client = new Client(contender, database);
        try {
            client.hasPages = client.ask(INITIALIZE).mentions("\"pg-mcp\"");
            return client;
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /** The time since the process was started, in milliseconds. */
    double age() {
        return (System.nanoTime() - begin) / 1e6;
    }

    ProcessTree tree() {
        return tree;
    }

    /** Tells the server that the handshake is over, which the next line may follow at once. */
    void initialized() throws IOException {
        stdin.write(INITIALIZED);
    }

    /** A call that runs this SQL. */
    Request sql(String sql) {
        return Request.call(contender.tool(), Map.of(contender.argument(), sql));
    }

    /** A call that runs this SQL and wants as many rows as one answer can hold. */
    Request wideSql(String sql) {
        return hasPages
                ? Request.call(contender.tool(), Map.of("sql", sql, "limit", 10_000))
                : sql(sql);
    }

    /** A call for the next page. */
    Request page(String cursor) {
        return Request.call(contender.tool(), Map.of("cursor", cursor, "limit", 10_000));
    }

    /** Sends a request and waits for its answer, which has to be a success. */
    Line ask(Request request) throws IOException {
        watchdog.allow(PATIENCE);
        send(request);
        return answer();
    }

    /** Sends a request; the answer has to be taken with {@link #answer}. */
    void send(Request request) throws IOException {
        try {
            stdin.write(request.bytes(++lastId));
            stdin.flush();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** The next answer, in whatever order the server gives them. */
    Line answer() throws IOException {
        try {
            Line line = stdout.next();
            while (!line.isAnswer()) {
                line = stdout.next();
            }
            if (line.isError()) {
                throw new AnsweredError(line.beginning());
            }
            return line;
        } catch (AnsweredError e) {
            throw e;
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private IOException explained(IOException error) throws IOException {
        List<String> log = Files.readAllLines(stderr);
        String lastLine = log.isEmpty() ? "" : ": " + log.get(log.size() - 1);
        return new IOException(watchdog.reason().orElse(error.getMessage() + lastLine), error);
    }

    /** Gives the server some time before what follows is taken for a failure. */
    void allow(Duration time) {
        watchdog.allow(time);
    }

    @Override
    public void close() throws IOException {
        watchdog.close();
        try {
            stdin.close();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                tree.kill();
            }
        } catch (IOException alreadyGone) {
            tree.kill();
        } catch (InterruptedException e) {
            tree.kill();
            Thread.currentThread().interrupt();
        } finally {
            Files.deleteIfExists(stderr);
        }
    }

    /** The server is well, but not the answer. */
    private static final class AnsweredError extends IOException {

        private static final long serialVersionUID = 1L;

        AnsweredError(String answer) {
            super(answer);
        }
    }
}
