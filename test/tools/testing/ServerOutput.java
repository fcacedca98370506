package tools.testing;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything that came on the server's stdout, sorted by request, and checked to be JSON-RPC. */
final class ServerOutput {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<JsonNode> withoutId = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();
    private final Thread reader;

    ServerOutput(InputStream stdout) {
        reader = new Thread(() -> read(stdout), "server-stdout");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stdout) {
        try (var in = new BufferedReader(new InputStreamReader(stdout, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            // The process was killed while it wrote.
        }
        var ended = new IllegalStateException("the server's stdout ended");
        answers.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    private void take(String line) {
        lines.add(line);
        try {
            sort(JSON.readTree(line), line);
        } catch (JacksonException e) {
            violations.add("not JSON: " + line);
        }
    }

    private void sort(JsonNode message, String line) {
        boolean answer = message.has("result") != message.has("error");
        if (!message.path("jsonrpc").asString("").equals("2.0")
                || answer == message.has("method")) {
            violations.add("not JSON-RPC: " + line);
        } else if (!answer) {
            (message.has("id") ? requests : notifications).add(message);
        } else if (!message.has("id") || message.get("id").isNull()) {
            withoutId.add(message);
        } else if (!future(message.get("id").toString()).complete(message)) {
            violations.add("answered twice: " + line);
        }
    }

    private CompletableFuture<JsonNode> future(String id) {
        CompletableFuture<JsonNode> answer =
                answers.computeIfAbsent(id, key -> new CompletableFuture<>());
        if (!reader.isAlive()) {
            answer.completeExceptionally(new IllegalStateException("the server's stdout ended"));
        }
        return answer;
    }

    /** The answer to the request whose id is written like this in JSON. */
    JsonNode answer(String id, Duration limit) throws InterruptedException {
        try {
            return future(id).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no answer to %s within %s: %s".formatted(id, limit, e), e);
        }
    }

    boolean answered(String id) {
        return answers.containsKey(id)
                && answers.get(id).isDone()
                && !answers.get(id).isCompletedExceptionally();
    }

    /** The next answer that belongs to no request: one to a line whose id could not be read. */
    JsonNode answerWithoutId(Duration limit) throws InterruptedException {
        JsonNode message = withoutId.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new AssertionError("no answer without an id within " + limit);
        }
        return message;
    }

    /** The next request that the server sent to its client. */
    JsonNode nextRequest(Duration limit) throws InterruptedException {
        JsonNode message = requests.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new AssertionError("no request within " + limit);
        }
        return message;
    }

    /** The parameters of all notifications of this method so far. */
    List<JsonNode> notifications(String method) {
        return notifications.stream()
                .filter(message -> message.get("method").asString().equals(method))
                .map(message -> message.get("params"))
                .toList();
    }

    /** All lines so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits until the process closed its stdout. */
    void awaitEnd(Duration limit) throws InterruptedException {
        reader.join(limit.toMillis());
    }

    /** Fails when anything but JSON-RPC messages came, or two answers to one request. */
    void verify() {
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }
}
