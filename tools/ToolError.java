package tools;

/**
 * A failure that the caller can act on; its message is written for the caller. The first line says
 * what happened, the following ones where, why and what to do next.
 */
public final class ToolError extends Exception {

    private static final long serialVersionUID = 1L;

    /** Makes an error whose text is shown to the caller as it stands. */
    public ToolError(String message) {
        super(message);
    }

    /** The same, keeping what it was made from for the log. */
    public ToolError(String message, Throwable cause) {
        super(message, cause);
    }
}
