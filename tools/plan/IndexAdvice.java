package tools.plan;

import tools.database.PlannedTable;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which index could serve a condition. */
final class IndexAdvice {

    private IndexAdvice() {}

    /** SQL that makes one, or why that would not help; empty if no column is known. */
    static Optional<String> of(PlanCondition condition, PlannedTable table) {
        if (condition.used().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                condition.alternatives()
                        ? forEachSide(condition, table)
                        : forAll(condition, table));
    }

    private static String forAll(PlanCondition condition, PlannedTable table) {
        Set<String> columns = new LinkedHashSet<>(condition.equal());
        // Behind a range an index cannot narrow the search any further.
        condition.range().stream().limit(1).forEach(columns::add);
        if (columns.size() == 1 && table.indexedColumns().containsAll(columns)) {
            return "an index begins with %s already, and the planner does without it: analyze %s, and compare the types on both sides of the condition"
                    .formatted(names(columns), table.sqlName());
        }
        if (!columns.isEmpty()) {
            return create(table, names(columns));
        }
        if (!condition.matched().isEmpty()) {
            return "create extension if not exists pg_trgm; create index on %s using gin (%s)"
                    .formatted(
                            table.sqlName(),
                            condition.matched().stream()
                                    .map(column -> column + " gin_trgm_ops")
                                    .collect(Collectors.joining(", ")));
        }
        return "an index on just this expression, or a condition that leaves %s bare"
                .formatted(names(condition.used()));
    }

    /** The planner can combine indexes for an OR if each of its sides has one. */
    private static String forEachSide(PlanCondition condition, PlannedTable table) {
        Set<String> columns = new LinkedHashSet<>(condition.equal());
        columns.addAll(condition.range());
        if (!columns.containsAll(condition.used())) {
            return "the OR needs an index for each of its sides: " + names(condition.used());
        }
        columns.removeAll(table.indexedColumns());
        if (columns.isEmpty()) {
            return "each side of the OR has its index: analyze %s, or write it as a UNION"
                    .formatted(table.sqlName());
        }
        return columns.stream()
                .map(column -> create(table, column))
                .collect(Collectors.joining("; "));
    }

    private static String create(PlannedTable table, String columns) {
        return "create index on %s (%s)".formatted(table.sqlName(), columns);
    }

    private static String names(Set<String> columns) {
        return String.join(", ", columns);
    }
}
