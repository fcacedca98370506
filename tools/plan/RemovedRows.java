package tools.plan;

import tools.Figures;
import tools.database.PlannedTable;

import java.util.List;
import java.util.Optional;

/** Scans that read far more rows than their filter keeps: usually an index is missing. */
final class RemovedRows {

    private static final double LEAST_REMOVED = 5_000;
    private static final double LEAST_FACTOR = 10;

    private RemovedRows() {}

    static List<PlanFinding> find(Plan plan) {
        return plan.root()
                .all()
                .filter(node -> node.text("Filter").isPresent())
                .flatMap(node -> finding(plan, node).stream())
                .toList();
    }

    private static Optional<PlanFinding> finding(Plan plan, PlanNode node) {
        double kept;
        double removed;
        if (plan.measured()) {
            kept = node.actualRows() * node.loops();
            removed = node.number("Rows Removed by Filter") * node.loops();
        } else {
            kept = node.estimatedRows() * (node.isParallel() ? node.processes() : 1);
            removed = node.is("Seq Scan") ? tableRows(plan, node) - kept : 0;
        }
        if (removed < LEAST_REMOVED || removed < kept * LEAST_FACTOR) {
            return Optional.empty();
        }
        String filter = node.text("Filter").orElseThrow();
        String message =
                "%s %s rows to keep %s: %s"
                        .formatted(
                                plan.measured() ? "read" : "will read about",
                                PlanFigures.count(kept + removed),
                                PlanFigures.count(kept),
                                Figures.cut(filter, 150));
        Optional<String> advice = plan.table(node).flatMap(table -> advice(node, filter, table));
        return Optional.of(new PlanFinding("rows_removed", node.label(), message, advice));
    }

    private static double tableRows(Plan plan, PlanNode node) {
        return plan.table(node).map(PlannedTable::estimatedRows).orElse(0.0);
    }

    /** A better index than the one that is used serves its condition too. */
    private static Optional<String> advice(PlanNode node, String filter, PlannedTable table) {
        PlanCondition condition = PlanCondition.of(filter, node);
        Optional<String> searched = node.text("Index Cond").or(() -> node.text("Recheck Cond"));
        if (searched.isPresent() && condition.isIndexable()) {
            condition = PlanCondition.of(searched.get() + " AND " + filter, node);
        }
        return IndexAdvice.of(condition, table);
    }
}
