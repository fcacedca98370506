package tools.catalog;

/**
 * The name of a column.
 *
 * @param quoted as it has to be written in SQL
 */
public record ColumnName(String name, String quoted) {}
