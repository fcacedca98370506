package tools.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The real server process, with its streams as a client has them. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final StringBuffer stderr = new StringBuffer();
    private final Thread stderrReader = new Thread(this::readStderr, "server-stderr");

    private ServerProcess(Process process) {
        this.process = process;
        stderrReader.setDaemon(true);
        stderrReader.start();
    }

    static ServerProcess start(ServerCommand command) throws IOException {
        var builder = new ProcessBuilder(command.command());
        // What this machine sets for its own databases is not what the test is about.
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("PG[A-Z]+|PGMCP_.*|DATABASE_URL"));
        builder.environment().putAll(command.environment());
        return new ServerProcess(builder.start());
    }

    private void readStderr() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(line -> stderr.append(line).append('\n'));
        } catch (IOException | UncheckedIOException e) {
            stderr.append("(stderr closed: ").append(e.getMessage()).append(")\n");
        }
    }

    InputStream stdout() {
        return process.getInputStream();
    }

    OutputStream stdin() {
        return process.getOutputStream();
    }

    /** What the process wrote to stderr: so far, or all of it once {@link #exitCode} returned. */
    public String stderr() {
        return stderr.toString();
    }

    /** The exit code of a process that has to end by itself within this time. */
    public int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the server still runs after " + limit);
        }
        stderrReader.join(Await.SOON.toMillis());
        return process.exitValue();
    }

    /** Sends SIGTERM, as a client does that lost its patience; the streams stay open. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Whether the process runs. */
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
