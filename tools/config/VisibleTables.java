package tools.config;

import java.util.List;

/**
 * Which schemas and tables exist for the tools. What is hidden is hidden whatever else says; where
 * nothing is named visible, everything is.
 */
public record VisibleTables(
        List<NamePattern> schemas,
        List<NamePattern> hiddenSchemas,
        List<NamePattern> tables,
        List<NamePattern> hiddenTables) {

    public VisibleTables {
        schemas = List.copyOf(schemas);
        hiddenSchemas = List.copyOf(hiddenSchemas);
        tables = List.copyOf(tables);
        hiddenTables = List.copyOf(hiddenTables);
    }

    /** Tells whether every schema and table is visible, so that nothing needs a check. */
    public boolean all() {
        return schemas.isEmpty()
                && hiddenSchemas.isEmpty()
                && tables.isEmpty()
                && hiddenTables.isEmpty();
    }

    /** Tells whether the schema may be named in an answer. */
    public boolean showsSchema(String schema) {
        return shows(schemas, hiddenSchemas, schema);
    }

    /** Tells whether the table, view or other relation may be used and named in an answer. */
    public boolean showsTable(String schema, String table) {
        return showsSchema(schema) && shows(tables, hiddenTables, schema, table);
    }

    private static boolean shows(
            List<NamePattern> visible, List<NamePattern> hidden, String... path) {
        return (visible.isEmpty() || visible.stream().anyMatch(name -> name.matches(path)))
                && hidden.stream().noneMatch(name -> name.matches(path));
    }
}
