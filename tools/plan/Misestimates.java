package tools.plan;

import java.util.List;
import java.util.Set;

/** Where the planner was wrong about rows, and not only because it was wrong below already. */
final class Misestimates {

    private static final double LEAST_FACTOR = 10;
    private static final double LEAST_ROWS = 100;
    // They report no rows of their own.
    private static final Set<String> WITHOUT_ROWS = Set.of("BitmapAnd", "BitmapOr");

    private Misestimates() {}

    static List<PlanFinding> find(Plan plan) {
        return plan.root()
                .all()
                .filter(Misestimates::isWrong)
                .filter(node -> node.children().stream().noneMatch(Misestimates::isWrong))
                .map(node -> finding(plan, node))
                .toList();
    }

    private static boolean isWrong(PlanNode node) {
        double estimated = node.estimatedRows();
        double actual = node.actualRows();
        double more = Math.max(estimated, actual);
        boolean tooFew = actual > estimated;
        return node.ran()
                && !WITHOUT_ROWS.contains(node.type())
                && (tooFew || !node.stopsEarly() && !isFloor(node))
                && more * node.loops() >= LEAST_ROWS
                && factor(node) >= LEAST_FACTOR;
    }

    /** No estimate is below one row, so a thousand empty partitions add up to a thousand. */
    private static boolean isFloor(PlanNode node) {
        return node.type().endsWith("Append") && node.estimatedRows() <= node.children().size();
    }

    private static double factor(PlanNode node) {
        double estimated = Math.max(1, node.estimatedRows());
        double actual = Math.max(1, node.actualRows());
        return Math.max(estimated, actual) / Math.min(estimated, actual);
    }

    private static PlanFinding finding(Plan plan, PlanNode node) {
        String message =
                "%s rows expected, %s came: %s times too %s"
                        .formatted(
                                PlanFigures.count(node.estimatedRows()),
                                PlanFigures.count(node.actualRows()),
                                PlanFigures.times(factor(node)),
                                node.actualRows() > node.estimatedRows() ? "few" : "many");
        return plan.table(node)
                .map(table -> "analyze " + table.sqlName() + statistics(node, table.sqlName()))
                .map(advice -> PlanFinding.of("misestimate", node, message, advice))
                .orElseGet(() -> PlanFinding.of("misestimate", node, message));
    }

    /** Columns that depend on each other are the usual reason when statistics are fresh. */
    private static String statistics(PlanNode node, String table) {
        String conditions =
                node.text("Filter").orElse("") + " " + node.text("Index Cond").orElse("");
        Set<String> columns = PlanCondition.of(conditions, node).used();
        if (columns.size() < 2) {
            return "";
        }
        // Before 16 statistics need a name.
        String name = node.text("Relation Name").orElse("") + "_" + String.join("_", columns);
        return "; if that does not help: create statistics %s on %s from %s, and analyze again"
                .formatted(name.replaceAll("\\W+", "_"), String.join(", ", columns), table);
    }
}
