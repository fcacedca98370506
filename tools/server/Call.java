package tools.server;

import tools.Cancellation;
import tools.Confirmation;
import tools.Patience;
import tools.Progress;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way through the server. */
final class Call {

    private final Message.Request request;
    private final int bytes;
    private final AtomicBoolean released = new AtomicBoolean();
    private final long arrived = System.nanoTime();
    private final Cancellation cancellation = new Cancellation();
    private final Progress progress = new Progress();
    private final AtomicBoolean unwanted = new AtomicBoolean();
    private volatile Confirmation confirmation = question -> Confirmation.Answer.UNAVAILABLE;

    /** A request that came as a line of this many bytes. */
    Call(Message.Request request, int bytes) {
        this.request = request;
        this.bytes = bytes;
    }

    /** How long the request was. */
    int bytes() {
        return bytes;
    }

    /** Marks that the request is no longer needed; true the first time. */
    boolean release() {
        return released.compareAndSet(false, true);
    }

    Object id() {
        return request.id();
    }

    String method() {
        return request.method();
    }

    Map<String, Object> params() {
        return request.params();
    }

    /** When it arrived, {@link System#nanoTime()}. */
    long arrived() {
        return arrived;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** How long its client waits. */
    Patience patience() {
        return new Patience(arrived, cancellation);
    }

    /** How the work is going, for the heartbeat. */
    Progress progress() {
        return progress;
    }

    /** Who can ask the client's user about this call. */
    Confirmation confirmation() {
        return confirmation;
    }

    /** Says who can ask the client's user, which depends on the era. */
    void askThrough(Confirmation newConfirmation) {
        confirmation = newConfirmation;
    }

    /** The client wants no answer any more: stop, and say nothing. */
    void cancelByClient() {
        unwanted.set(true);
        cancellation.cancel();
    }

    /** Whether the client said that it wants no answer. */
    boolean unwanted() {
        return unwanted.get();
    }
}
