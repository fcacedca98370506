package tools.guard;

import java.util.Optional;

/**
 * Something in the catalogue that a read-only statement may not reach.
 *
 * @param visible whether its name alone, without the schema, can mean it
 * @param notation which values can stand before {@code .name} to call it
 * @param reason why, as the end of a sentence that begins with its name
 * @param function the volatile one that it comes to, with its schema, if that is the reason
 */
public record Gated(
        Kind kind,
        String schema,
        String name,
        boolean visible,
        Notation notation,
        String reason,
        Optional<String> function) {

    /** What it is. */
    public enum Kind {
        FUNCTION,
        OPERATOR,
        RELATION
    }

    /** How it can be called as if it were a field (manual, 8.16.5). */
    public enum Notation {
        /** Not at all: it takes no argument, or needs more than one. */
        NONE,
        /** On values that are no rows: {@code ('PG_VERSION'::text).pg_read_file}. */
        VALUE,
        /** On any value, rows too: {@code customer.full_name}. */
        ROW
    }
}
