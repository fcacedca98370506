package tools.schema;

import tools.ToolError;
import tools.catalog.ForeignKey;
import tools.catalog.ForeignKeys;
import tools.catalog.FoundObject;
import tools.catalog.KeyGraph;
import tools.catalog.KeyStep;
import tools.catalog.ObjectFinder;
import tools.catalog.ObjectKind;
import tools.catalog.ObjectName;
import tools.catalog.RelationName;
import tools.catalog.RelationNames;
import tools.catalog.SchemaTables;
import tools.catalog.TableOutlines;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses what a diagram shows, since one with more than {@value #MOST_TABLES} tables cannot be
 * read: the tables nearest to the one asked for, and of these the ones with the most keys.
 */
final class DiagramLookup {

    private static final int MOST_TABLES = 25;
    private static final int MOST_NAMED = 20;

    private final CatalogSession catalog;

    DiagramLookup(CatalogSession catalog) {
        this.catalog = catalog;
    }

    /** The tables that this many keys or fewer lead to. */
    DiagramAnswer around(String table, int depth) throws SQLException, ToolError {
        FoundObject center = ObjectFinder.relation(catalog, table);
        KeyGraph graph = KeyGraph.of(catalog, List.of(center.oid()));
        return answer(graph, neighbourhood(graph, center.oid(), depth));
    }

    /** The tables of a schema, or of the first one on the search path. */
    DiagramAnswer of(Optional<String> schema) throws SQLException, ToolError {
        Map<Long, Integer> tables = new LinkedHashMap<>();
        oids(schema).forEach(table -> tables.put(table, 0));
        if (tables.isEmpty()) {
            throw noTables(schema);
        }
        return answer(KeyGraph.of(catalog, List.of()), tables);
    }

    private List<Long> oids(Optional<String> schema) throws SQLException, ToolError {
        if (schema.isEmpty()) {
            return SchemaTables.ofCurrentSchema(catalog);
        }
        ObjectName name = ObjectName.parse(schema.get());
        Optional<ObjectKind> kind = Optional.of(ObjectKind.SCHEMA);
        return SchemaTables.of(catalog, ObjectFinder.require(catalog, name, kind).get(0).oid());
    }

    private ToolError noTables(Optional<String> schema) throws SQLException, ToolError {
        Map<String, Long> counts = SchemaTables.counts(catalog);
        String others =
                counts.entrySet().stream()
                        .limit(MOST_NAMED)
                        .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
        return new ToolError(
                schema.map(name -> "Schema " + name + " has no tables.")
                                .orElse(
                                        "No schema was given, and the search path leads to no"
                                                + " tables.")
                        + (others.isEmpty()
                                ? " Nor has any other."
                                : "\nSchemas with tables: " + others));
    }

    /** How many keys away each table is. */
    private static Map<Long, Integer> neighbourhood(KeyGraph graph, long center, int depth) {
        Map<Long, Integer> distances = new LinkedHashMap<>(Map.of(center, 0));
        List<Long> edge = List.of(center);
        for (int distance = 1; distance <= depth; distance++) {
            List<Long> next = new ArrayList<>();
            for (long table : edge) {
                for (KeyStep step : graph.from(table)) {
                    if (distances.putIfAbsent(step.to(), distance) == null) {
                        next.add(step.to());
                    }
                }
            }
            edge = next;
        }
        return distances;
    }

    /** Takes the tables in the order of their distance. */
    private DiagramAnswer answer(KeyGraph graph, Map<Long, Integer> distances)
            throws SQLException, ToolError {
        List<Long> tables = new ArrayList<>(distances.keySet());
        tables.sort(
                Comparator.comparing((Long table) -> distances.get(table))
                        .thenComparing(table -> -keysWithin(graph, table, distances.keySet())));
        Set<Long> chosen =
                new LinkedHashSet<>(tables.subList(0, Math.min(MOST_TABLES, tables.size())));
        List<Long> named = tables.subList(0, Math.min(MOST_TABLES + MOST_NAMED, tables.size()));
        Map<Long, RelationName> names = RelationNames.of(catalog, named);
        return new DiagramAnswer(
                draw(graph, chosen, names),
                named.stream().skip(chosen.size()).map(oid -> names.get(oid).quoted()).toList(),
                tables.size() - chosen.size(),
                keysElsewhere(graph, chosen));
    }

    private ErDiagram draw(KeyGraph graph, Set<Long> chosen, Map<Long, RelationName> names)
            throws SQLException, ToolError {
        List<RelationName> tables =
                names.values().stream().filter(name -> chosen.contains(name.oid())).toList();
        Map<Long, KeyStep> ends = new LinkedHashMap<>();
        tables.stream()
                .flatMap(table -> graph.from(table.oid()).stream())
                .filter(step -> step.toReferenced() && chosen.contains(step.to()))
                .forEach(step -> ends.put(step.key(), step));
        Map<Long, ForeignKey> keys =
                ends.isEmpty() ? Map.of() : ForeignKeys.of(catalog, ends.keySet());
        return new ErDiagram(
                List.copyOf(TableOutlines.of(catalog, tables).values()),
                List.copyOf(ends.values()),
                keys,
                names.get(chosen.iterator().next()).schema());
    }

    private static long keysWithin(KeyGraph graph, long table, Set<Long> tables) {
        return graph.from(table).stream().filter(step -> tables.contains(step.to())).count();
    }

    private static int keysElsewhere(KeyGraph graph, Set<Long> tables) {
        return (int)
                tables.stream()
                        .flatMap(table -> graph.from(table).stream())
                        .filter(step -> !tables.contains(step.to()))
                        .count();
    }
}
