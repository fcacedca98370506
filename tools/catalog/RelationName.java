package tools.catalog;

/**
 * The name of a table, or of what else can be read like one.
 *
 * @param quoted as it has to be written in SQL of this role: with the schema unless the search path
 *     leads to it
 * @param isView whether it is a view or a materialized view, which has no keys
 * @param readable whether the role may read all of it, or at least a column
 */
public record RelationName(
        long oid, String schema, String name, String quoted, boolean isView, boolean readable) {}
