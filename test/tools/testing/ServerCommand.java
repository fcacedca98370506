package tools.testing;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a client starts the server: a program, its arguments, and what it adds to the environment.
 *
 * <p>A password travels in {@code DATABASE_URL} and never in the arguments.
 */
public record ServerCommand(List<String> command, Map<String, String> environment) {

    private static final String RUNTIME_OPTIONS = "//RUNTIME_OPTIONS ";

    /** The server as JBang would start it, without the time that JBang takes. */
    public static ServerCommand java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(runtimeOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "PgMcp"));
        command.addAll(List.of(arguments));
        return new ServerCommand(command, Map.of());
    }

    /** The same program for this database. */
    public ServerCommand on(Login login) {
        return with("DATABASE_URL", login.url());
    }

    /** The same program on a JVM with one more option, such as {@code -Xmx128m}. */
    public ServerCommand onJvmWith(String option) {
        List<String> more = new ArrayList<>(command);
        more.add(1, option);
        return new ServerCommand(more, environment);
    }

    /** The same arguments for another {@code java}. */
    public ServerCommand byProgram(String java) {
        List<String> other = new ArrayList<>(command);
        other.set(0, java);
        return new ServerCommand(other, environment);
    }

    /** The same program with one more variable. */
    public ServerCommand with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new ServerCommand(command, more);
    }

    /** Starts the process and speaks to it line by line. */
    public RawClient start() throws IOException {
        return new RawClient(ServerProcess.start(this));
    }

    /** What the program prints when it answers a question and ends, as {@code --version} does. */
    public String output() throws IOException, InterruptedException {
        try (ServerProcess process = ServerProcess.start(this)) {
            String text = new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8);
            if (process.exitCode(Await.SOON.multipliedBy(3)) != 0) {
                throw new AssertionError(text + process.stderr());
            }
            return text;
        }
    }

    /** A client of the MCP SDK that starts the process itself when it is initialized. */
    public McpSyncClient sdkClient() {
        var parameters =
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .env(environment)
                        .build();
        var transport = new StdioClientTransport(parameters, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(line -> {});
        return McpClient.sync(transport)
                .initializationTimeout(Await.SOON.multipliedBy(3))
                .requestTimeout(Await.SOON)
                .build();
    }

    private static List<String> runtimeOptions() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("PgMcp.java"))) {
            return lines.filter(line -> line.startsWith(RUNTIME_OPTIONS))
                    .map(line -> line.substring(RUNTIME_OPTIONS.length()).strip())
                    .flatMap(line -> Arrays.stream(line.split("\\s+")))
                    .toList();
        }
    }
}
