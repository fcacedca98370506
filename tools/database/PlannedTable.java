package tools.database;

import java.util.List;

/**
 * What the catalogue knows of a table in a plan.
 *
 * @param sqlName its name with the schema, quoted where SQL needs that
 * @param estimatedRows what ANALYZE counted last, negative if it never ran
 * @param indexedColumns the columns that an index begins with, quoted like the name
 */
public record PlannedTable(
        String schema,
        String name,
        String sqlName,
        double estimatedRows,
        List<String> indexedColumns) {}
