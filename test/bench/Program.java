package bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that runs to its end: psql or pgbench. */
final class Program {

    /**
     * What a run gave.
     *
     * @param millis from its start to its end, with all of its output read
     */
    record Run(double millis, long bytes, String output) {}

    private static final int KEPT = 1 << 16;

    private Program() {}

    /** Runs psql on a statement, as a person would type it. */
    static Run psql(Database database, String sql) throws IOException, InterruptedException {
        return run(database, List.of("psql", "-X", "-q", "-A", "-t", "-c", sql));
    }

    /** Runs a program that finds the database in its environment. */
    static Run run(Database database, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        database.prepare(builder.environment());
        long begin = System.nanoTime();
        Process process = start(builder);
        process.getOutputStream().close();
        byte[] buffer = new byte[KEPT];
        long bytes = 0;
        String output = "";
        try (InputStream stdout = process.getInputStream()) {
            for (int count = stdout.read(buffer); count >= 0; count = stdout.read(buffer)) {
                bytes += count;
                output = bytes <= KEPT ? output + text(buffer, count) : output;
            }
        }
        int code = process.waitFor();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (code != 0) {
            throw new IOException(command.get(0) + " failed with exit code " + code);
        }
        return new Run(millis, bytes, output);
    }

    private static String text(byte[] buffer, int count) {
        return new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(builder.command().get(0) + " is not on the PATH", e);
        }
    }
}
