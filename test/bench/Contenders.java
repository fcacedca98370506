package bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Everybody who takes part, besides psql and pgbench. */
final class Contenders {

    /** How our own program is called. */
    static final String OURS = "pg-mcp";

    private static final String RUNTIME_OPTIONS = "//RUNTIME_OPTIONS ";
    private static final Path SCRIPT = Path.of("PgMcp.java").toAbsolutePath();
    private static final Path EXPORT = Path.of("build", "pg-mcp.jar").toAbsolutePath();
    private static final Set<Subject> ALL = EnumSet.allOf(Subject.class);

    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final List<Contender> contenders = new ArrayList<>();

    /** Makes what {@link #ours} measures. */
    static void export() throws IOException, InterruptedException {
        Process build =
                new ProcessBuilder("sh", "build.sh", "dist")
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        if (build.waitFor() != 0) {
            throw new IOException("./build.sh dist failed: run it to see why");
        }
    }

    /** The null server, our own program as {@code ./build.sh dist} makes it, and JBang with it. */
    static Contenders ours() throws IOException, URISyntaxException {
        var contenders = new Contenders();
        List<String> options = runtimeOptions();
        Path classes =
                Path.of(
                        NullServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        contenders.add(
                "null server",
                contenders.java(options, "-cp", classes.toString(), NullServer.class.getName()),
                EnumSet.of(Subject.START, Subject.LATENCY));
        contenders.add(OURS, contenders.java(options, "-jar", EXPORT.toString()), ALL);
        JBang.command(contenders.java)
                .ifPresent(
                        jbang ->
                                contenders.add(
                                        OURS + " by JBang",
                                        Stream.concat(jbang.stream(), Stream.of(SCRIPT.toString()))
                                                .toList(),
                                        EnumSet.of(Subject.START)));
        return contenders;
    }

    /** Our own program with other options of the JVM. */
    void addOptions(Map<String, String> optionsByName) {
        optionsByName.forEach(
                (name, options) ->
                        add(
                                OURS + ", " + name,
                                java(words(options), "-jar", EXPORT.toString()),
                                ALL));
    }

    /** Any other server. */
    void addServers(Map<String, String> commands, Map<String, String> tools, Database database) {
        commands.forEach(
                (name, command) -> {
                    String[] toolAndArgument = tools.getOrDefault(name, "query:sql").split(":", 2);
                    contenders.add(
                            new Contender(
                                    name,
                                    List.of("sh", "-c", "exec " + database.fill(command)),
                                    toolAndArgument[0],
                                    toolAndArgument.length > 1 ? toolAndArgument[1] : "sql",
                                    ALL));
                });
    }

    List<Contender> all() {
        return contenders;
    }

    private void add(String name, List<String> command, Set<Subject> subjects) {
        contenders.add(new Contender(name, command, "query", "sql", subjects));
    }

    private List<String> java(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of(arguments));
        return command;
    }

    /** The options with which JBang starts the script. */
    private static List<String> runtimeOptions() throws IOException {
        try (Stream<String> lines = Files.lines(SCRIPT)) {
            return lines.filter(line -> line.startsWith(RUNTIME_OPTIONS))
                    .flatMap(line -> words(line.substring(RUNTIME_OPTIONS.length())).stream())
                    .toList();
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
