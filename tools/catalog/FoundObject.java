package tools.catalog;

/**
 * An object that a name leads to.
 *
 * @param oid its row in the catalogue of its kind; for a column the table's
 * @param relation the table that a column, constraint, trigger or policy belongs to, else 0
 * @param column the column's number, 0 for all other kinds
 * @param schema the schema it lives in; empty if it lives in none
 * @param name its own name as the catalogue has it
 * @param quoted as SQL needs it, schema, table and argument types included
 */
public record FoundObject(
        ObjectKind kind,
        long oid,
        long relation,
        int column,
        String schema,
        String name,
        String quoted) {}
