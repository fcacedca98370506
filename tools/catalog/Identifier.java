package tools.catalog;

import tools.database.CatalogRow;

/**
 * A name of an object.
 *
 * @param raw as the catalogue has it
 * @param quoted as SQL needs it
 */
public record Identifier(String raw, String quoted) {

    /** A name that stands in two columns of a row, quoted in the second. */
    static Identifier of(CatalogRow row, int column) {
        return new Identifier(row.text(column), row.text(column + 1));
    }
}
