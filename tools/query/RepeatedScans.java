package tools.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nested loops that go through a whole table again and again. */
final class RepeatedScans {

    private static final double LEAST_LOOPS = 100;
    private static final double LEAST_ROWS = 100_000;

    private RepeatedScans() {}

    static List<PlanFinding> find(Plan plan) {
        return plan.root()
                .all()
                .filter(node -> node.is("Nested Loop"))
                .flatMap(loop -> finding(plan, loop).stream())
                .toList();
    }

    private static Optional<PlanFinding> finding(Plan plan, PlanNode loop) {
        Optional<PlanNode> inner = loop.child("Inner");
        Optional<PlanNode> scan = inner.flatMap(RepeatedScans::tableScan);
        if (scan.isEmpty()) {
            return Optional.empty();
        }
        double loops =
                plan.measured()
                        ? inner.get().loops()
                        : loop.child("Outer").map(PlanNode::estimatedRows).orElse(0.0);
        double rows = rowsScanned(plan, scan.get());
        if (loops < LEAST_LOOPS || loops * rows < LEAST_ROWS) {
            return Optional.empty();
        }
        String message =
                "%s %s times: %s rows each"
                        .formatted(
                                plan.measured() ? "went through the table" : "will go through it",
                                PlanFigures.count(loops),
                                PlanFigures.count(rows));
        String conditions =
                Stream.of(loop.text("Join Filter"), scan.get().text("Filter"))
                        .flatMap(Optional::stream)
                        .reduce("", (all, one) -> all + " " + one);
        PlanCondition condition = PlanCondition.of(conditions, scan.get());
        return Optional.of(
                new PlanFinding(
                        "repeated_scan",
                        scan.get().label(),
                        message,
                        plan.table(scan.get())
                                .flatMap(table -> condition.index(table, java.util.Set.of()))));
    }

    private static Optional<PlanNode> tableScan(PlanNode inner) {
        PlanNode node = inner;
        while (node.is("Materialize") && !node.children().isEmpty()) {
            node = node.children().get(0);
        }
        return node.is("Seq Scan") ? Optional.of(node) : Optional.empty();
    }

    private static double rowsScanned(Plan plan, PlanNode scan) {
        if (plan.measured()) {
            return scan.actualRows() + scan.number("Rows Removed by Filter");
        }
        double known = plan.table(scan).map(table -> table.estimatedRows()).orElse(0.0);
        return Math.max(known, scan.estimatedRows());
    }
}
