package tools.schema;

import tools.Figures;
import tools.catalog.DatabaseOverview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The overview of a database as a JSON object; what would not fit is counted. */
final class OverviewTree {

    // With long names and comments about 40 KB.
    private static final int MOST_SCHEMAS = 200;
    private static final int LONGEST_COMMENT = 80;

    private OverviewTree() {}

    static Map<String, Object> of(DatabaseOverview overview) {
        List<DatabaseOverview.Schema> schemas = overview.schemas();
        int shown = Math.min(MOST_SCHEMAS, schemas.size());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("database", overview.database());
        tree.put("version", overview.version());
        tree.put("replica", overview.replica());
        tree.put("role", overview.role());
        List<Object> list = new ArrayList<>();
        schemas.subList(0, shown).forEach(schema -> list.add(of(schema)));
        tree.put("schemas", list);
        if (shown < schemas.size()) {
            tree.put("more_schemas", schemas.size() - shown);
            tree.put("hint", "search_objects lists all schemas.");
        }
        tree.put("extensions", overview.extensions());
        return tree;
    }

    private static Map<String, Object> of(DatabaseOverview.Schema schema) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", schema.name());
        tree.put("tables", schema.tables());
        tree.put("views", schema.views());
        tree.put("routines", schema.routines());
        if (schema.hidden() > 0) {
            tree.put("not_readable", schema.hidden());
        }
        if (!schema.comment().isEmpty()) {
            tree.put("comment", Figures.cut(schema.comment(), LONGEST_COMMENT));
        }
        return tree;
    }
}
