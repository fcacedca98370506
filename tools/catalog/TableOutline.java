package tools.catalog;

import java.util.List;

/** A table in few words: its columns and which of them are keys. */
public record TableOutline(RelationName name, List<Column> columns) {

    /**
     * A column.
     *
     * @param type without length and schema: {@code numeric}
     * @param primary whether it is in the primary key
     * @param foreign whether it is in a foreign key
     * @param unique whether no two rows have the same value in it
     */
    public record Column(
            Identifier name, String type, boolean primary, boolean foreign, boolean unique) {

        /** Whether it is part of any key. */
        public boolean isKey() {
            return primary || foreign || unique;
        }
    }
}
