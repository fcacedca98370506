package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JBang that {@code build.sh} takes: the one on the PATH, or the jar that it fetched. */
final class JBang {

    /** What JBang's own start script does with its jar: code 255 asks to run what was printed. */
    private static final String LAUNCH_JAR =
            """
            command=$("$@"); code=$?
            [ "$code" -ne 255 ] || eval "exec $command"
            [ -z "$command" ] || printf '%s\\n' "$command"
            exit "$code"
            """;

    private JBang() {}

    /** The words before a script's name, if there is a JBang. */
    static Optional<List<String>> command(String java) throws IOException {
        Optional<Path> program =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "jbang"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (program.isPresent()) {
            return program.map(path -> List.of(path.toString()));
        }
        return fetched()
                .map(jar -> List.of("sh", "-c", LAUNCH_JAR, "sh", java, "-jar", jar.toString()));
    }

    private static Optional<Path> fetched() throws IOException {
        String cache =
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .filter(folder -> !folder.isEmpty())
                        .orElse(System.getProperty("user.home") + "/.cache");
        Path folder = Path.of(cache, "pg-mcp");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("jbang-cli-.*\\.jar"))
                    .findFirst();
        }
    }
}
