package tools.catalog;

/**
 * An object that a name leads to.
 *
 * @param oid its row in the catalogue of its kind; for a column the table's
 * @param column the column's number, 0 for all other kinds
 * @param schema the schema it lives in; empty if it lives in none
 * @param name its own name as the catalogue has it
 * @param quoted as SQL needs it, schema, table and argument types included
 */
public record FoundObject(
        ObjectKind kind, long oid, int column, String schema, String name, String quoted) {}
