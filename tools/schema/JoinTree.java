package tools.schema;

import tools.catalog.KeyStep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables that are connected by foreign keys: a way for two tables, several ways that begin at each
 * other's tables for more.
 *
 * @param tables OIDs; one that is joined with itself stands here twice
 * @param joins in an order in which each begins at a table that is there already
 * @param apart the tables asked for that no key leads to
 */
record JoinTree(List<Long> tables, List<Join> joins, List<Long> apart, int cost) {

    /** A join of two tables, by their places in the list of tables. */
    record Join(int from, int to, KeyStep step) {}

    /** Which leg of a tree takes which of its ways, the best being number 0. */
    private record Choice(int leg, int rank) {}

    /** The best tree, and others that differ in one leg, best first. */
    static List<JoinTree> of(JoinSearch search, List<Long> wanted, int alternatives) {
        List<Long> order = new ArrayList<>(wanted);
        JoinTree best = tree(search, order, new Choice(0, 0)).orElseThrow();
        for (int i = 1; i < wanted.size() && best.joins.isEmpty(); i++) {
            // Nothing leads to the first table, but perhaps the others are connected.
            Collections.rotate(order, -1);
            best = tree(search, order, new Choice(0, 0)).orElseThrow();
        }
        Map<Set<Long>, JoinTree> trees = new LinkedHashMap<>();
        trees.put(best.keys(), best);
        int ranks = wanted.size() == 2 ? alternatives : Math.min(1, alternatives);
        List<JoinTree> others = new ArrayList<>();
        for (int leg = 0; leg < wanted.size() - 1; leg++) {
            for (int rank = 1; rank <= ranks; rank++) {
                tree(search, order, new Choice(leg, rank)).ifPresent(others::add);
            }
        }
        others.sort(Comparator.comparingInt(JoinTree::cost));
        others.forEach(other -> trees.putIfAbsent(other.keys(), other));
        return trees.values().stream().limit(1 + alternatives).toList();
    }

    /** Begins at the first table and takes the nearest of the others again and again. */
    private static Optional<JoinTree> tree(JoinSearch search, List<Long> wanted, Choice choice) {
        JoinTree tree =
                new JoinTree(
                        new ArrayList<>(wanted.subList(0, 1)),
                        new ArrayList<>(),
                        new ArrayList<>(wanted.subList(1, wanted.size())),
                        0);
        for (int leg = 0; !tree.apart.isEmpty(); leg++) {
            int rank = leg == choice.leg ? choice.rank : 0;
            Optional<Long> nearest = tree.nearest(search);
            if (nearest.isEmpty()) {
                break;
            }
            List<JoinSearch.Way> ways =
                    search.ways(tree.starts(nearest.get()), nearest.get(), rank + 1);
            if (ways.size() <= rank) {
                return Optional.empty();
            }
            tree = tree.with(ways.get(rank));
        }
        return Optional.of(tree);
    }

    private Optional<Long> nearest(JoinSearch search) {
        return apart.stream()
                .filter(table -> search.joins(starts(table), table).isPresent())
                .min(Comparator.comparing(table -> search.joins(starts(table), table).getAsInt()));
    }

    /** A table that is there already is wanted a second time, to be joined with itself. */
    private Set<Long> starts(long goal) {
        return tables.contains(goal) ? Set.of(goal) : new LinkedHashSet<>(tables);
    }

    private JoinTree with(JoinSearch.Way way) {
        JoinTree longer =
                new JoinTree(
                        new ArrayList<>(tables),
                        new ArrayList<>(joins),
                        new ArrayList<>(apart),
                        cost + way.cost());
        int from = tables.indexOf(way.start());
        for (KeyStep step : way.steps()) {
            int to = longer.tables.size();
            longer.tables.add(step.to());
            longer.joins.add(new Join(from, to, step));
            longer.apart.remove((Object) step.to());
            from = to;
        }
        return longer;
    }

    /** The OIDs of all keys in it. */
    Set<Long> keys() {
        return joins.stream().map(join -> join.step().key()).collect(Collectors.toSet());
    }
}
