package tools.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JBang as another user of this machine would have it: with a folder of its own, where no script is
 * trusted or cached. Maven's repository is shared, so that nothing is fetched a second time.
 */
public final class JBang {

    /** The path of a jbang program or of JBang's jar, where it is not found otherwise. */
    private static final String VARIABLE = "PGMCP_TEST_JBANG";

    private static final String IN_FOLDER = "cd \"$1\" && shift && exec \"$@\"";

    /** What JBang's own start script does with its jar. */
    private static final String LAUNCH_JAR =
            """
            command=$("$@"); code=$?
            [ "$code" -ne 255 ] || eval "exec $command"
            [ -z "$command" ] || printf '%s\\n' "$command"
            exit "$code"
            """;

    private final List<String> launcher;
    private final Path home;

    private JBang(List<String> launcher, Path home) {
        this.launcher = launcher;
        this.home = home;
    }

    /** The JBang of this machine, with this empty folder as its own. */
    public static JBang in(Path home) throws IOException {
        Path found =
                find().orElseThrow(
                                () ->
                                        new AssertionError(
                                                "No JBang found: run ./build.sh test, put jbang on"
                                                        + " the"
                                                        + " PATH, or set %s to it or its jar."
                                                                .formatted(VARIABLE)));
        if (!found.toString().endsWith(".jar")) {
            return new JBang(List.of(found.toString()), home);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new JBang(
                List.of("sh", "-c", LAUNCH_JAR, "sh", java, "-jar", found.toString()), home);
    }

    private static Optional<Path> find() throws IOException {
        String given = System.getenv(VARIABLE);
        if (given != null && !given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        Stream<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "jbang"));
        Path user = Path.of(System.getProperty("user.home"));
        Optional<Path> program =
                Stream.concat(onPath, Stream.of(user.resolve(".jbang/bin/jbang")))
                        .filter(Files::isExecutable)
                        .findFirst();
        return program.isPresent() ? program : fetchedByBuild(user);
    }

    private static Optional<Path> fetchedByBuild(Path user) throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder =
                (cache == null || cache.isEmpty() ? user.resolve(".cache") : Path.of(cache))
                        .resolve("pg-mcp");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("jbang-cli-.*\\.jar"))
                    .findFirst();
        }
    }

    /** A start of JBang with these arguments, in its own folder. */
    public ServerCommand command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", "-c", IN_FOLDER, "sh", home.toString()));
        command.addAll(launcher);
        command.addAll(List.of(arguments));
        return new ServerCommand(
                command,
                Map.of(
                        "JBANG_DIR", home.toString(),
                        "JBANG_RUNTIME_SHELL", "bash",
                        "JBANG_STDIN_NOTTY", "true"));
    }
}
