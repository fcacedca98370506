package tools.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is worth a look beside the nodes: compiling, planning, and what never ran. */
final class PlanAsWhole {

    private static final double LEAST_JIT_SHARE = 0.1;
    private static final double LEAST_MILLIS = 10;

    private PlanAsWhole() {}

    static List<PlanFinding> find(Plan plan) {
        List<PlanFinding> found = new ArrayList<>();
        if (plan.measured()) {
            compiling(plan).ifPresent(found::add);
            planning(plan).ifPresent(found::add);
            neverRan(plan).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<PlanFinding> compiling(Plan plan) {
        double millis =
                plan.group("JIT").get("Timing") instanceof Map<?, ?> timing
                                && timing.get("Total") instanceof Number total
                        ? total.doubleValue()
                        : 0;
        // Each process compiles for itself, and PostgreSQL adds that up.
        double processes = plan.root().all().mapToDouble(PlanNode::processes).max().orElse(1);
        double share = Math.min(1, millis / processes / plan.executionMillis());
        if (millis < LEAST_MILLIS || share < LEAST_JIT_SHARE) {
            return Optional.empty();
        }
        String message =
                "compiling took %s in %s processes, about %s of the time"
                        .formatted(
                                PlanFigures.millis(millis),
                                PlanFigures.count(processes),
                                PlanFigures.percent(share));
        return Optional.of(
                new PlanFinding(
                        "jit",
                        "",
                        message,
                        Optional.of("alter role ... set jit = off, or a higher jit_above_cost")));
    }

    private static Optional<PlanFinding> planning(Plan plan) {
        double millis = plan.planningMillis();
        if (millis < LEAST_MILLIS || millis < plan.executionMillis()) {
            return Optional.empty();
        }
        String message =
                "planning took %s, longer than the %s of the execution"
                        .formatted(
                                PlanFigures.millis(millis),
                                PlanFigures.millis(plan.executionMillis()));
        return Optional.of(
                new PlanFinding(
                        "planning",
                        "",
                        message,
                        Optional.of("fewer joins or partitions, or a prepared statement")));
    }

    private static Optional<PlanFinding> neverRan(Plan plan) {
        List<PlanNode> idle = plan.root().all().filter(PlanNode::neverRan).toList();
        List<String> topmost =
                idle.stream()
                        .filter(node -> idle.stream().noneMatch(o -> o.children().contains(node)))
                        .map(PlanNode::label)
                        .toList();
        if (idle.isEmpty()) {
            return Optional.empty();
        }
        String message =
                "%d of %d nodes: %s"
                        .formatted(
                                idle.size(), plan.root().all().count(), String.join(", ", topmost));
        return Optional.of(new PlanFinding("never_executed", "", message, Optional.empty()));
    }
}
