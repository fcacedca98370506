package tools.catalog;

/**
 * A foreign key as one walks along it.
 *
 * @param key its OID in pg_constraint
 * @param from the table where one stands
 * @param to the table that one comes to
 * @param toReferenced whether {@code to} is the table that the key references
 */
public record KeyStep(long key, long from, long to, boolean toReferenced) {}
