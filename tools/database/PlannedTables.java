package tools.database;

import tools.ToolError;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tables that a plan reads or writes. */
final class PlannedTables {

    private PlannedTables() {}

    /** What the catalogue knows of each; the transaction of the plan has to be open still. */
    static List<PlannedTable> of(Session session, List<?> plan) throws SQLException, ToolError {
        Set<List<String>> names = new LinkedHashSet<>();
        collect(plan, names);
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> schemas = new ArrayList<>();
        List<String> relations = new ArrayList<>();
        for (List<String> name : names) {
            schemas.add(name.get(0));
            relations.add(name.get(1));
        }
        return CatalogRepository.plannedTables(session, schemas, relations);
    }

    private static void collect(Object json, Set<List<String>> names) {
        if (json instanceof List<?> elements) {
            elements.forEach(element -> collect(element, names));
        } else if (json instanceof Map<?, ?> members) {
            if (members.get("Schema") instanceof String schema
                    && members.get("Relation Name") instanceof String relation) {
                names.add(List.of(schema, relation));
            }
            members.values().forEach(member -> collect(member, names));
        }
    }
}
