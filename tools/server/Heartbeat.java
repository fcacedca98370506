package tools.server;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;

import tools.Progress;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells the client once a second that a call is still running, if it asked to be told by sending a
 * progress token; never after {@link #close()}.
 */
final class Heartbeat implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final MessageWriter writer;
    private final Object token;
    private final Progress progress;
    private final long started = System.nanoTime();
    private final ScheduledFuture<?> ticks;
    private boolean closed;

    private Heartbeat(MessageWriter writer, Object token, Progress progress) {
        this.writer = writer;
        this.token = token;
        this.progress = progress;
        ticks = CLOCK.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** The heartbeat of this call, or nothing when its client did not ask for one. */
    static Optional<Heartbeat> of(Call call, MessageWriter writer) {
        Object token =
                call.params().get("_meta") instanceof Map<?, ?> meta
                        ? meta.get("progressToken")
                        : null;
        return token instanceof String || token instanceof Long
                ? Optional.of(new Heartbeat(writer, token, call.progress()))
                : Optional.empty();
    }

    private synchronized void tick() {
        if (closed) {
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
        String status = progress.status();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("progressToken", token);
        params.put("progress", seconds);
        params.put(
                "message",
                "running for " + seconds + " s" + (status.isEmpty() ? "" : ", " + status));
        try {
            writer.write(new JSONRPCNotification("notifications/progress", params));
        } catch (IOException e) {
            // The client is gone; whoever writes its answer finds out too.
            ticks.cancel(false);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticks.cancel(false);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "heartbeat");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
