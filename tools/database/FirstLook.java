package tools.database;

import tools.Deadline;
import tools.ToolError;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A question to the catalogues that is asked when the pool has been opened, and answered without a
 * connection from then on. Thread-safe.
 *
 * @param <T> what the answer is
 */
public final class FirstLook<T> {

    static final FirstLook<Integer> NONE =
            new FirstLook<>(new CatalogLookup<>("start", catalog -> 0));

    private final CatalogLookup<T> lookup;
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile Optional<T> answer = Optional.empty();

    /** Nothing is asked yet. */
    public FirstLook(CatalogLookup<T> lookup) {
        this.lookup = lookup;
    }

    /** Asks, in a session that is idle before and after it. */
    void take(Session session, Deadline deadline) throws SQLException, ToolError {
        answer = Optional.of(lookup.run(session, deadline));
        session.rollback();
        tried.countDown();
    }

    /** Tells those who wait that there will be no answer soon. */
    void miss() {
        tried.countDown();
    }

    /**
     * The newest answer; waits this long, in ms, while the very first connection is being opened.
     */
    public Optional<T> answer(long millis) {
        try {
            tried.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
