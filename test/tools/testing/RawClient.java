package tools.testing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A client that writes lines, good or bad, and waits for answers with a limit. Thread-safe. */
public final class RawClient implements AutoCloseable {

    /** The newest revision that begins with a handshake. */
    public static final String NEWEST_LEGACY = "2025-11-25";

    private static final JsonMapper JSON = new JsonMapper();

    private final ServerProcess process;
    private final ServerOutput output;
    private final AtomicInteger lastId = new AtomicInteger();

    RawClient(ServerProcess process) {
        this.process = process;
        output = new ServerOutput(process.stdout());
    }

    /** JSON text as a tree, so that a test compares content and not spelling. */
    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** Values as JSON text. */
    public static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Writes a line as it is. */
    public void send(String line) throws IOException {
        sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are. */
    public synchronized void sendBytes(byte[] bytes) throws IOException {
        process.stdin().write(bytes);
        process.stdin().flush();
    }

    /** Sends a request, with parameters in JSON, and returns its id without waiting. */
    public int post(String method, String parameters) throws IOException {
        int id = lastId.incrementAndGet();
        send(
                """
                {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}\
                """
                        .formatted(id, method, parameters.replace('\n', ' ')));
        return id;
    }

    /** Sends a request and returns the whole answer, result or error. */
    public JsonNode ask(String method, String parameters) throws IOException, InterruptedException {
        return answer(post(method, parameters));
    }

    /** Sends a notification. */
    public void tell(String method, String parameters) throws IOException {
        send(
                """
                {"jsonrpc":"2.0","method":"%s","params":%s}\
                """
                        .formatted(method, parameters.replace('\n', ' ')));
    }

    /** The whole answer to the request with this id. */
    public JsonNode answer(int id) throws InterruptedException {
        return answer(Integer.toString(id), Await.SOON);
    }

    /** The whole answer to the request with this id, spelt as in JSON. */
    public JsonNode answer(String id, Duration limit) throws InterruptedException {
        return output.answer(id, limit);
    }

    /** The next answer to a line of which no id could be read. */
    public JsonNode answerWithoutId() throws InterruptedException {
        return output.answerWithoutId(Await.SOON);
    }

    /** Whether the request with this id has been answered. */
    public boolean answered(int id) {
        return output.answered(Integer.toString(id));
    }

    /** All that the server wrote so far, line by line. */
    public List<String> lines() {
        return output.lines();
    }

    /** The next request that the server sends to its client. */
    public JsonNode nextRequest() throws InterruptedException {
        return output.nextRequest(Await.SOON);
    }

    /** Answers a request of the server's, with a result in JSON. */
    public void respond(JsonNode request, String result) throws IOException {
        send(
                """
                {"jsonrpc":"2.0","id":%s,"result":%s}\
                """
                        .formatted(request.get("id"), result.replace('\n', ' ')));
    }

    /** The parameters of all notifications of this method so far. */
    public List<JsonNode> notifications(String method) {
        return output.notifications(method);
    }

    /** Shakes hands as a client that can do nothing special, and returns the whole answer. */
    public JsonNode initialize(String version) throws IOException, InterruptedException {
        return initialize(version, "{}");
    }

    /** Shakes hands with these capabilities, in JSON, and returns the whole answer. */
    public JsonNode initialize(String version, String capabilities)
            throws IOException, InterruptedException {
        JsonNode answer =
                ask(
                        "initialize",
                        """
                        {"protocolVersion":"%s","capabilities":%s,
                         "clientInfo":{"name":"raw","version":"1"}}\
                        """
                                .formatted(version, capabilities));
        tell("notifications/initialized", "{}");
        return answer;
    }

    /** Calls {@code query} with this SQL. */
    public QueryAnswer query(String sql) throws IOException, InterruptedException {
        return query(Map.of("sql", sql));
    }

    /** Calls {@code query} with these arguments. */
    public QueryAnswer query(Map<String, ?> arguments) throws IOException, InterruptedException {
        return QueryAnswer.of(answer(postQuery(arguments)));
    }

    /** Calls {@code query} with these arguments and returns the request's id without waiting. */
    public int postQuery(Map<String, ?> arguments) throws IOException {
        return postCall("query", arguments);
    }

    /** Calls {@code execute} with this SQL and these values of $1, $2, ... */
    public QueryAnswer execute(String sql, Object... parameters)
            throws IOException, InterruptedException {
        return execute(Map.of("sql", sql, "params", Arrays.asList(parameters)));
    }

    /** Calls {@code execute} with these arguments. */
    public QueryAnswer execute(Map<String, ?> arguments) throws IOException, InterruptedException {
        return QueryAnswer.of(answer(postCall("execute", arguments)));
    }

    /** Calls any tool with these arguments. */
    public QueryAnswer call(String tool, Map<String, ?> arguments)
            throws IOException, InterruptedException {
        return QueryAnswer.of(answer(postCall(tool, arguments)));
    }

    /** Calls any tool and returns the request's id without waiting. */
    public int postCall(String tool, Map<String, ?> arguments) throws IOException {
        return post("tools/call", text(Map.of("name", tool, "arguments", arguments)));
    }

    /** Takes back the request with this id. */
    public void cancel(int id) throws IOException {
        tell("notifications/cancelled", "{\"requestId\": %d}".formatted(id));
    }

    /** The process behind the streams. */
    public ServerProcess process() {
        return process;
    }

    /** Ends the conversation: nothing more will be asked. */
    public void closeStdin() throws IOException {
        process.stdin().close();
    }

    /**
     * The exit code of a server that has to end within this time, after all its answers were read.
     */
    public int exitCode(Duration limit) throws InterruptedException {
        int code = process.exitCode(limit);
        output.awaitEnd(Await.SOON);
        output.verify();
        return code;
    }

    @Override
    public void close() {
        process.close();
        output.verify();
    }
}
