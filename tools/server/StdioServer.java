package tools.server;

import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/**
 * Serves MCP on two streams until the input ends. Quick requests are answered by the reading
 * thread, those that may ask the database by workers, so that a slow one holds nothing up.
 */
public final class StdioServer {

    private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);

    /** How long the answers to what was asked before the end of the input may take, in ms. */
    private static final long DRAIN_MILLIS = 3_000;

    // How long a statement that was told to stop may take to do so, in ms.
    private static final long STOP_MILLIS = 1_000;

    // Calls wait for connections, not for processors: enough threads for every connection and then
    // some.
    private static final int WORKERS = 64;

    // What may have to wait for the database.
    private static final Set<String> SLOW =
            Set.of("tools/call", "resources/list", "resources/read", CompletionMethod.NAME);

    // In bytes; what a client sends besides calls is shorter.
    private static final int LARGE = 64 << 10;

    private static final String OUT_OF_MEMORY =
            "Out of memory in this request: send less at a time, or start pg-mcp with a larger"
                    + " heap (-Xmx).";

    private static final String TOO_MUCH_AT_ONCE =
            "Not run: the calls that are still to be answered take all the memory there is for"
                    + " calls. Send it again when some of them are answered.";

    private final LineReader lines;
    private final MessageWriter writer;
    private final LegacyEra legacy;
    private final ModernEra modern;
    private final CurrentOffer offer;
    private final InFlight inFlight = new InFlight();
    private final ExecutorService workers =
            new ForkJoinPool(WORKERS, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);

    /** Offers all this; nothing is read before {@link #run()}. */
    public StdioServer(Offer first, InputStream in, OutputStream out) {
        lines = new LineReader(in);
        writer = new MessageWriter(out);
        offer = new CurrentOffer(first);
        Map<String, McpRequestHandler<?>> handlers = new Handlers(offer, writer).byMethod();
        Supplier<String> instructions = () -> offer.use(now -> now.instructions().get());
        legacy = new LegacyEra(writer, inFlight, handlers, instructions);
        modern = new ModernEra(writer, inFlight, handlers, instructions);
    }

    /**
     * Offers something else from now on, and tells the client what has changed.
     *
     * @param whenUnused runs when the last request is over that began with what was offered before
     */
    public void offer(Offer next, Runnable whenUnused) {
        boolean otherTools =
                offer.use(
                        now ->
                                !now.tools()
                                        .list()
                                        .toString()
                                        .equals(next.tools().list().toString()));
        offer.replace(next, whenUnused);
        legacy.announceChange(otherTools);
    }

    /** Serves until the input ends or the client stops reading, then answers what is still open. */
    public void run() {
        try {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                serve(line.get());
            }
            if (!inFlight.awaitNone(DRAIN_MILLIS)) {
                stop();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The client is gone", e);
            stop();
        }
    }

    /** Tells every statement to stop, and waits a moment for the last answers. */
    public void stop() {
        inFlight.stopAll();
        inFlight.awaitNone(STOP_MILLIS);
    }

    private void serve(Line line) throws IOException {
        int bytes = line instanceof Line.Complete complete ? complete.length() : 0;
        if (bytes > LARGE && !inFlight.hasRoomFor(bytes)) {
            // Not even read: that could take the memory which the other calls need.
            refuse(MessageReader.idOf(line), TOO_MUCH_AT_ONCE);
            return;
        }
        try {
            receive(MessageReader.read(line), bytes);
        } catch (OutOfMemoryError e) {
            // What was read is garbage by now; the other calls and this thread go on.
            refuse(MessageReader.idOf(line), OUT_OF_MEMORY);
        }
    }

    private void refuse(Optional<Object> id, String problem) throws IOException {
        refuse(new Message.Invalid(id, ErrorCodes.INTERNAL_ERROR, problem));
    }

    private void receive(Message message, int bytes) throws IOException {
        if (message instanceof Message.Request request) {
            receive(new Call(request, bytes));
        } else if (message instanceof Message.Notification notification) {
            receive(notification);
        } else if (message instanceof Message.Response response) {
            legacy.receive(response);
        } else if (message instanceof Message.Invalid invalid) {
            refuse(invalid);
        }
    }

    private void receive(Message.Notification notification) {
        if (notification.method().equals("notifications/cancelled")) {
            inFlight.cancel(notification.params().get("requestId"));
        }
    }

    private void receive(Call call) throws IOException {
        boolean isModern = ModernEra.speaks(call);
        if (!isModern && call.method().equals("initialize")) {
            legacy.initialize(call);
        } else if (!isModern && call.method().equals("ping")) {
            // Allowed at any time, before initialize too.
            writer.write(JSONRPCResponse.result(call.id(), Map.of()));
        } else if (!isModern && !legacy.initialized()) {
            refuse(
                    new Message.Invalid(
                            Optional.of(call.id()),
                            ErrorCodes.INVALID_PARAMS,
                            "Send initialize first, or name the protocol version in"
                                    + " _meta[\"io.modelcontextprotocol/protocolVersion\"]."));
        } else if (!SLOW.contains(call.method())) {
            run(call, isModern);
        } else if (inFlight.holds(call.id())) {
            refuse(
                    new Message.Invalid(
                            Optional.empty(),
                            ErrorCodes.INVALID_REQUEST,
                            "The id "
                                    + call.id()
                                    + " belongs to a request that is still running."));
        } else if (inFlight.hasRoomFor(call.bytes())) {
            start(call, isModern);
        } else {
            refuse(Optional.of(call.id()), TOO_MUCH_AT_ONCE);
        }
    }

    private void start(Call call, boolean isModern) {
        inFlight.add(call);
        try {
            workers.execute(() -> work(call, isModern));
        } catch (OutOfMemoryError e) {
            inFlight.remove(call);
            throw e;
        }
    }

    private void refuse(Message.Invalid invalid) throws IOException {
        writer.refuse(
                invalid.id(), new JSONRPCResponse.JSONRPCError(invalid.code(), invalid.problem()));
    }

    private void work(Call call, boolean isModern) {
        try {
            run(call, isModern);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The answer could not be written", e);
        } finally {
            inFlight.remove(call);
        }
    }

    private void run(Call call, boolean isModern) throws IOException {
        try {
            if (isModern) {
                modern.run(call);
            } else {
                legacy.run(call);
            }
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Our own bug: the client still gets an answer, and the server lives.
            LOG.error("Request {} broke", call.method(), e);
            inFlight.release(call.id());
            writer.refuse(Optional.of(call.id()), ProtocolErrors.internal().getJsonRpcError());
        } catch (OutOfMemoryError e) {
            inFlight.release(call.id());
            refuse(Optional.of(call.id()), OUT_OF_MEMORY);
        }
    }
}
