package tools.database;

/**
 * Something in the catalogue that a read-only statement may not reach.
 *
 * @param visible whether its name alone, without the schema, can mean it
 * @param takesRow whether {@code value.name} can call it on any row (manual, 8.16.3)
 * @param reason why, as the end of a sentence that begins with its name
 */
record Gated(
        Kind kind, String schema, String name, boolean visible, boolean takesRow, String reason) {

    /** What it is. */
    enum Kind {
        FUNCTION,
        OPERATOR,
        RELATION
    }
}
