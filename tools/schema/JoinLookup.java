package tools.schema;

import tools.ToolError;
import tools.catalog.ForeignKey;
import tools.catalog.ForeignKeys;
import tools.catalog.KeyGraph;
import tools.catalog.KeyStep;
import tools.catalog.RelationName;
import tools.catalog.RelationNames;
import tools.catalog.TableOutline;
import tools.catalog.TableOutlines;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the catalogue how tables are joined: four statements at most, however many there are. */
final class JoinLookup {

    private static final int MOST_NEIGHBOURS = 8;
    private static final int MOST_JOINS = 40;

    private final CatalogSession catalog;
    private final List<Long> wanted;
    private final KeyGraph graph;
    private final List<JoinTree> trees;

    /** Looks for the best tree and so many others for tables with these OIDs. */
    JoinLookup(CatalogSession catalog, List<Long> wanted, int alternatives)
            throws SQLException, ToolError {
        this.catalog = catalog;
        this.wanted = wanted;
        graph = KeyGraph.of(catalog, wanted);
        trees = JoinTree.of(new JoinSearch(graph), wanted, alternatives);
        int joins = trees.get(0).joins().size();
        if (joins > MOST_JOINS) {
            throw new ToolError(
                    "Foreign keys connect these tables by %d joins, more than the %d that are shown. Ask for fewer tables, or for ones that are closer."
                            .formatted(joins, MOST_JOINS));
        }
    }

    JoinAnswer answer() throws SQLException, ToolError {
        Map<Long, Set<Long>> neighbours = new LinkedHashMap<>();
        apart().forEach(table -> neighbours.put(table, neighbours(table)));
        Set<Long> mentioned = new LinkedHashSet<>(wanted);
        trees.forEach(tree -> mentioned.addAll(tree.tables()));
        neighbours.values().stream()
                .flatMap(tables -> tables.stream().limit(MOST_NEIGHBOURS))
                .forEach(mentioned::add);
        Map<Long, RelationName> names = RelationNames.of(catalog, mentioned);
        Map<Long, ForeignKey> keys = keys();
        return new JoinAnswer(
                wanted.stream().map(names::get).toList(),
                trees.stream()
                        .filter(tree -> !tree.joins().isEmpty())
                        .map(tree -> new JoinedTables(tree, keys, names))
                        .toList(),
                neighbours.entrySet().stream()
                        .map(entry -> apart(entry.getKey(), entry.getValue(), names))
                        .toList(),
                neighbours.isEmpty() ? List.of() : guesses(names),
                0);
    }

    /** The tables that nothing leads to: all of them when no two are connected. */
    private List<Long> apart() {
        return trees.get(0).joins().isEmpty() ? wanted : trees.get(0).apart();
    }

    private Set<Long> neighbours(long table) {
        Set<Long> neighbours = new LinkedHashSet<>();
        graph.from(table).stream().map(KeyStep::to).forEach(neighbours::add);
        neighbours.remove(table);
        return neighbours;
    }

    private static JoinAnswer.Apart apart(
            long table, Set<Long> neighbours, Map<Long, RelationName> names) {
        List<RelationName> named =
                neighbours.stream().limit(MOST_NEIGHBOURS).map(names::get).toList();
        return new JoinAnswer.Apart(names.get(table), named, neighbours.size() - named.size());
    }

    private Map<Long, ForeignKey> keys() throws SQLException, ToolError {
        Set<Long> used = new LinkedHashSet<>();
        trees.forEach(tree -> used.addAll(tree.keys()));
        return used.isEmpty() ? Map.of() : ForeignKeys.of(catalog, used);
    }

    private List<JoinGuess> guesses(Map<Long, RelationName> names) throws SQLException, ToolError {
        List<RelationName> together =
                trees.get(0).joins().isEmpty()
                        ? named(wanted, names)
                        : named(trees.get(0).tables(), names);
        List<RelationName> apart = named(apart(), names);
        Set<RelationName> all = new LinkedHashSet<>(together);
        all.addAll(apart);
        Map<Long, TableOutline> outlines = TableOutlines.of(catalog, all);
        return JoinGuess.between(outlined(together, outlines), outlined(apart, outlines));
    }

    private static List<RelationName> named(
            Collection<Long> tables, Map<Long, RelationName> names) {
        return tables.stream().distinct().map(names::get).toList();
    }

    private static List<TableOutline> outlined(
            List<RelationName> tables, Map<Long, TableOutline> outlines) {
        return tables.stream().map(table -> outlines.get(table.oid())).toList();
    }
}
