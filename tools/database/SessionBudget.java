package tools.database;

import tools.Figures;
import tools.ToolError;
import tools.config.Limits;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** How many rows and bytes of one database a session has got, and may get in all. Thread-safe. */
public final class SessionBudget {

    private final OptionalLong mostRows;
    private final OptionalLong mostBytes;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Nothing is used up yet. */
    public SessionBudget(Limits limits) {
        mostRows = limits.sessionRows();
        mostBytes = limits.sessionBytes();
    }

    /**
     * To be called before rows are read.
     *
     * @throws ToolError when the session has used up what it may have
     */
    public void require() throws ToolError {
        if (mostRows.isPresent() && rows.get() >= mostRows.getAsLong()) {
            throw spent(Figures.plural(mostRows.getAsLong(), "row"), "session-rows");
        }
        if (mostBytes.isPresent() && bytes.get() >= mostBytes.getAsLong()) {
            throw spent(Figures.bytes(mostBytes.getAsLong()), "session-bytes");
        }
    }

    private static ToolError spent(String limit, String setting) {
        return new ToolError(
                "This session has read the %s that it may read in all. Answer with what you have, or ask the user to raise %s or to start pg-mcp again."
                        .formatted(limit, setting));
    }

    /** The rows of an answer that still fit, at most {@code asked} and at least one. */
    public int rowsLeft(int asked) {
        return mostRows.isEmpty()
                ? asked
                : (int) Math.max(1, Math.min(asked, mostRows.getAsLong() - rows.get()));
    }

    /** Counts an answer; its bytes are those of its longer form. */
    public void spend(Rows answer) {
        rows.addAndGet(answer.count());
        bytes.addAndGet(Math.max(answer.text().length(), answer.json().length()));
    }
}
