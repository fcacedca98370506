package tools.catalog;

import java.util.List;

/**
 * A foreign key constraint.
 *
 * @param table the OID of the table that has the key; see {@link KeyGraph} on partitions
 * @param referenced the OID of the table that it references
 * @param validated whether all rows are known to obey it
 * @param nullable whether a row may reference nothing
 * @param unique whether at most one row references another
 */
public record ForeignKey(
        long oid,
        String name,
        long table,
        long referenced,
        boolean validated,
        boolean nullable,
        boolean unique,
        List<Pair> pairs) {

    /**
     * A column and the one that it references.
     *
     * @param operator {@code =}, or {@code &&} for the PERIOD of a temporal key
     */
    public record Pair(Identifier column, Identifier referenced, String operator) {}

    /** The referencing columns. */
    public List<String> columns() {
        return pairs.stream().map(pair -> pair.column().raw()).toList();
    }
}
