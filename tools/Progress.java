package tools;

/** What a running call has to say about itself; the client hears it once a second. Thread-safe. */
public final class Progress {

    private volatile String status = "";

    /** Says in a few words how far the work is, for example {@code 1,200,000 rows}. */
    public void say(String newStatus) {
        status = newStatus;
    }

    /** What was said last, empty at first. */
    public String status() {
        return status;
    }
}
