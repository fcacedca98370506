package tools.server;

/** What one line of input turned out to be. */
sealed interface Line {

    /** A line that can be read; the bytes are valid until the next line is asked for. */
    record Complete(byte[] bytes, int offset, int length) implements Line {}

    /**
     * A line beyond the limit or the memory there is, which was skipped.
     *
     * @param length of the line, in bytes
     * @param head its first bytes
     * @param tail its last bytes
     */
    record TooLong(long length, byte[] head, byte[] tail) implements Line {}
}
