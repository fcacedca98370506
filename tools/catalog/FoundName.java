package tools.catalog;

import tools.database.CatalogRow;

/**
 * An object that a search has found.
 *
 * @param column the column's number in its relation; 0 for anything else
 * @param schema empty for what is in none
 * @param relation the table that it belongs to; empty for what belongs to none
 * @param identity all of it as SQL writes it, a routine with its argument types
 * @param extension the extension that it is part of; empty if none
 * @param usable whether the role may use the schema
 */
public record FoundName(
        ObjectKind kind,
        long oid,
        int column,
        String schema,
        String relation,
        String name,
        String identity,
        String comment,
        String extension,
        boolean usable) {

    static FoundName of(CatalogRow row) {
        return new FoundName(
                ObjectKind.of(row.text(0)).orElseThrow(),
                row.number(1),
                (int) row.number(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.isTrue(9));
    }
}
