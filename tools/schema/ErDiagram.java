package tools.schema;

import tools.Utf8Buffer;
import tools.catalog.ForeignKey;
import tools.catalog.KeyStep;
import tools.catalog.TableOutline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables and the foreign keys between them as a Mermaid entity relationship diagram. */
final class ErDiagram {

    /** Both forms of the answer hold the diagram, beside some words. */
    private static final int MOST_BYTES = 40 * 1024;

    private static final int BYTES_FOR_COLUMNS = 30 * 1024;

    /** So many columns that are no keys can be read in all tables together, and in one. */
    private static final int OTHER_COLUMNS = 120;

    private static final int LEAST_OTHER_COLUMNS = 4;
    private static final int MOST_OTHER_COLUMNS = 20;

    private final Utf8Buffer text = new Utf8Buffer(4096).ascii("erDiagram\n");
    private final Map<Long, String> entities = new HashMap<>();
    private final int otherColumns;
    private final int tables;
    private int relationships;
    private int columnsLeftOut;
    private int keysLeftOut;

    /**
     * Draws tables and keys.
     *
     * @param ends the tables that each key connects, in the direction of the reference
     * @param keys by OID
     * @param schema the one whose tables are named without it
     */
    ErDiagram(
            List<TableOutline> tables,
            List<KeyStep> ends,
            Map<Long, ForeignKey> keys,
            String schema) {
        this.tables = tables.size();
        int share = OTHER_COLUMNS / tables.size();
        otherColumns = Math.max(LEAST_OTHER_COLUMNS, Math.min(MOST_OTHER_COLUMNS, share));
        for (TableOutline table : tables) {
            boolean isAtHome = table.name().schema().equals(schema);
            String name =
                    isAtHome
                            ? table.name().name()
                            : table.name().schema() + '.' + table.name().name();
            entities.put(table.name().oid(), MermaidText.entity(name));
        }
        tables.forEach(this::add);
        ends.forEach(end -> add(end, keys.get(end.key())));
    }

    private void add(TableOutline table) {
        text.ascii("  ").text(entities.get(table.name().oid())).ascii(" {\n");
        int others = 0;
        for (TableOutline.Column column : table.columns()) {
            boolean isShown = column.isKey() || others++ < otherColumns;
            if (isShown && text.length() < BYTES_FOR_COLUMNS) {
                text.ascii("    ").text(line(column)).raw('\n');
            } else {
                columnsLeftOut++;
            }
        }
        text.ascii("  }\n");
    }

    private static String line(TableOutline.Column column) {
        String name = column.name().raw();
        String word = MermaidText.word(name);
        return MermaidText.type(column.type())
                + ' '
                + word
                + marks(column)
                + (word.equals(name) ? "" : ' ' + MermaidText.quoted(name));
    }

    private static String marks(TableOutline.Column column) {
        if (column.primary()) {
            return column.foreign() ? " PK, FK" : " PK";
        }
        if (column.foreign()) {
            return column.unique() ? " FK, UK" : " FK";
        }
        return column.unique() ? " UK" : "";
    }

    /** Which of the two ends may be missing, and which may be there more than once. */
    private void add(KeyStep end, ForeignKey key) {
        if (text.length() >= MOST_BYTES) {
            keysLeftOut++;
            return;
        }
        relationships++;
        text.ascii("  ").text(entities.get(end.to()));
        text.ascii(key.nullable() ? " |o" : " ||").ascii("--").ascii(key.unique() ? "o| " : "o{ ");
        text.text(entities.get(end.from())).ascii(" : ");
        text.text(MermaidText.quoted(String.join(", ", key.columns()))).raw('\n');
    }

    /** The diagram in Mermaid's language, ending with a line break. */
    String mermaid() {
        return text.toString();
    }

    int tables() {
        return tables;
    }

    int relationships() {
        return relationships;
    }

    int columnsLeftOut() {
        return columnsLeftOut;
    }

    int keysLeftOut() {
        return keysLeftOut;
    }
}
