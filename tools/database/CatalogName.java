package tools.database;

/**
 * A name in a schema.
 *
 * @param quoted as it has to be written in SQL, schema and all
 */
record CatalogName(String name, String quoted) {}
