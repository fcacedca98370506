package tools.schema;

import tools.catalog.KeyGraph;
import tools.catalog.KeyStep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the ways between tables, best first: those with the fewest joins, and among these the ones
 * that do not go up to a common parent and down again, which pairs everything below it. It knows
 * how far each table is from the goal, so it looks at little else than the ways themselves.
 */
final class JoinSearch {

    private static final int JOIN = 10;
    private static final int TURN_AT_PARENT = 5;
    // What takes more joins than that beyond the shortest way is no alternative.
    private static final int DETOUR = 2;
    // A key of the table's own, or two keys of another table to it; more says nothing.
    private static final int ROUND_TRIP = 2;

    private final KeyGraph graph;
    private final Map<Long, Map<Long, Integer>> distances = new HashMap<>();

    JoinSearch(KeyGraph graph) {
        this.graph = graph;
    }

    /** Where one stands, and whether one came there by going up, which the next step may cost. */
    private record Place(long table, boolean cameUp) {}

    /** A way from a start through all its steps; {@code number} counts the tries. */
    record Way(long start, List<KeyStep> steps, int cost, int number) {

        long end() {
            return steps.isEmpty() ? start : steps.get(steps.size() - 1).to();
        }

        private Place place() {
            boolean cameUp = !steps.isEmpty() && steps.get(steps.size() - 1).toReferenced();
            return new Place(end(), cameUp);
        }

        private boolean visits(long table) {
            return steps.stream().anyMatch(step -> step.to() == table);
        }

        private boolean uses(long key) {
            return steps.stream().anyMatch(step -> step.key() == key);
        }

        private Way and(KeyStep step, int number) {
            List<KeyStep> longer = new ArrayList<>(steps);
            longer.add(step);
            boolean turns = place().cameUp() && !step.toReferenced();
            return new Way(start, longer, cost + JOIN + (turns ? TURN_AT_PARENT : 0), number);
        }
    }

    /**
     * The best ways from any of these tables to the goal, at most {@code most}. No table stands on
     * a way twice, unless it starts at its goal.
     */
    List<Way> ways(Set<Long> starts, long goal, int most) {
        Map<Long, Integer> left = left(goal);
        PriorityQueue<Way> open =
                new PriorityQueue<>(
                        Comparator.comparingInt(
                                        (Way way) -> way.cost() + JOIN * left.get(way.end()))
                                .thenComparingInt(Way::number));
        starts.stream()
                .filter(left::containsKey)
                .forEach(start -> open.add(new Way(start, List.of(), 0, open.size())));
        int longest = longest(starts, goal, most);
        List<Way> ways = new ArrayList<>();
        Map<Place, Integer> seen = new HashMap<>();
        int number = open.size();
        while (!open.isEmpty()) {
            Way way = open.poll();
            if (way.end() == goal && !way.steps().isEmpty()) {
                ways.add(way);
                if (ways.size() == most) {
                    break;
                }
                continue;
            }
            // Of more ways to one place than are wanted, the last ones are part of none of the
            // best.
            if (seen.merge(way.place(), 1, Integer::sum) > most) {
                continue;
            }
            for (KeyStep step : graph.from(way.end())) {
                boolean isBack = starts.contains(step.to()) || way.visits(step.to());
                int joins = way.steps().size() + 1 + left.getOrDefault(step.to(), longest);
                if ((step.to() == goal || !isBack) && !way.uses(step.key()) && joins <= longest) {
                    open.add(way.and(step, number++));
                }
            }
        }
        return ways;
    }

    /** How many joins the shortest way takes, if there is one. */
    OptionalInt joins(Set<Long> starts, long goal) {
        if (starts.contains(goal)) {
            return ways(starts, goal, 1).stream().mapToInt(way -> way.steps().size()).findFirst();
        }
        Map<Long, Integer> left = left(goal);
        return starts.stream().filter(left::containsKey).mapToInt(left::get).min();
    }

    private int longest(Set<Long> starts, long goal, int most) {
        if (starts.contains(goal)) {
            return ROUND_TRIP;
        }
        return joins(starts, goal).orElse(0) + (most == 1 ? 0 : DETOUR);
    }

    private Map<Long, Integer> left(long goal) {
        return distances.computeIfAbsent(goal, this::distancesTo);
    }

    /** How many joins each table is away from this one; those that no way leads to are missing. */
    private Map<Long, Integer> distancesTo(long goal) {
        Map<Long, Integer> found = new HashMap<>(Map.of(goal, 0));
        ArrayDeque<Long> next = new ArrayDeque<>(List.of(goal));
        while (!next.isEmpty()) {
            long table = next.poll();
            for (KeyStep step : graph.from(table)) {
                if (found.putIfAbsent(step.to(), found.get(table) + 1) == null) {
                    next.add(step.to());
                }
            }
        }
        return found;
    }
}
