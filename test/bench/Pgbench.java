package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs {@code select 1} with pgbench. */
final class Pgbench {

    private static final Pattern TRANSACTIONS_PER_SECOND = Pattern.compile("tps = ([\\d.]+)");

    private final Database database;

    Pgbench(Database database) {
        this.database = database;
    }

    /** How long each statement of one connection took, in milliseconds. */
    double[] latencies(int count) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pg-mcp-bench");
        try {
            run(folder, 1, count, List.of("-l", "--log-prefix=" + folder.resolve("log")));
            try (Stream<Path> files = Files.list(folder)) {
                Path log =
                        files.filter(file -> file.getFileName().toString().startsWith("log"))
                                .findFirst()
                                .orElseThrow(() -> new IOException("pgbench wrote no log"));
                return Files.readAllLines(log).stream()
                        .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]) / 1000)
                        .toArray();
            }
        } finally {
            delete(folder);
        }
    }

    /** How many statements a second this many connections get done. */
    double perSecond(int connections, int count) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pg-mcp-bench");
        try {
            String output = run(folder, connections, count / connections, List.of());
            Matcher matcher = TRANSACTIONS_PER_SECOND.matcher(output);
            if (!matcher.find()) {
                throw new IOException("pgbench did not say how fast it was");
            }
            return Double.parseDouble(matcher.group(1));
        } finally {
            delete(folder);
        }
    }

    private String run(Path folder, int connections, int count, List<String> options)
            throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.sql"), "select 1;\n");
        var command =
                Stream.concat(
                        Stream.of(
                                "pgbench",
                                "-n",
                                "-f",
                                script.toString(),
                                "-c",
                                Integer.toString(connections),
                                "-t",
                                Integer.toString(count)),
                        options.stream());
        return Program.run(database, command.toList()).output();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
