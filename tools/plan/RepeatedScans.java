package tools.plan;

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
        boolean kept = inner.get() != scan.get();
        double rows = kept ? rowsKept(plan, inner.get()) : rowsScanned(plan, scan.get());
        if (loops < LEAST_LOOPS || loops * rows < LEAST_ROWS) {
            return Optional.empty();
        }
        String message =
                "%s %s rows %s times"
                        .formatted(
                                plan.measured() ? "went through" : "will go through",
                                PlanFigures.count(rows),
                                PlanFigures.count(loops));
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
                        plan.table(scan.get()).flatMap(table -> IndexAdvice.of(condition, table))));
    }

    private static Optional<PlanNode> tableScan(PlanNode inner) {
        PlanNode node = inner;
        while (node.is("Materialize") && !node.children().isEmpty()) {
            node = node.children().get(0);
        }
        return node.is("Seq Scan") ? Optional.of(node) : Optional.empty();
    }

    /** What Materialize keeps is filtered already. */
    private static double rowsKept(Plan plan, PlanNode materialize) {
        return plan.measured() ? materialize.actualRows() : materialize.estimatedRows();
    }

    private static double rowsScanned(Plan plan, PlanNode scan) {
        if (plan.measured()) {
            return scan.actualRows() + scan.number("Rows Removed by Filter");
        }
        double known = plan.table(scan).map(table -> table.estimatedRows()).orElse(0.0);
        return Math.max(known, scan.estimatedRows());
    }
}
