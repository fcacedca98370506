package tools.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each node takes by itself, without those below it: milliseconds where the statement was run,
 * the planner's cost otherwise.
 *
 * @param whole of the root with all below it
 */
record OwnShare(Map<PlanNode, Double> own, double whole) {

    // Conditions refer to "InitPlan 1 (returns $0)" as $0, from 17 on to "InitPlan 1" by its name.
    private static final Pattern RETURNS = Pattern.compile("\\(returns (\\$\\d+)");
    private static final List<String> EXPRESSIONS =
            List.of(
                    "Filter",
                    "One-Time Filter",
                    "Index Cond",
                    "Recheck Cond",
                    "Hash Cond",
                    "Merge Cond",
                    "Join Filter",
                    "Output");

    static OwnShare of(PlanNode root) {
        Map<PlanNode, Double> own = new HashMap<>();
        if (root.ran()) {
            addTimes(root, own);
            moveToReaders(root, own);
            return new OwnShare(own, root.millis());
        }
        addCosts(root, root.cost(), own);
        return new OwnShare(own, root.cost());
    }

    double amount(PlanNode node) {
        return own.getOrDefault(node, 0.0);
    }

    /** From 0 to 1. */
    double share(PlanNode node) {
        return whole > 0 ? Math.min(1, amount(node) / whole) : 0;
    }

    private static void addTimes(PlanNode node, Map<PlanNode, Double> own) {
        double below = 0;
        for (PlanNode child : node.children()) {
            addTimes(child, own);
            below += child.isReadElsewhere() ? 0 : child.millis();
        }
        own.put(node, Math.max(0, node.millis() - below));
    }

    /** CTEs and InitPlans hang somewhere above, but run when the first node asks for a row. */
    private static void moveToReaders(PlanNode root, Map<PlanNode, Double> own) {
        root.all()
                .filter(PlanNode::isReadElsewhere)
                .forEach(
                        plan -> {
                            double left = plan.millis();
                            for (PlanNode reader : root.all().toList()) {
                                if (left > 0 && reads(reader, plan)) {
                                    double taken = Math.min(left, own.get(reader));
                                    own.merge(reader, -taken, Double::sum);
                                    left -= taken;
                                }
                            }
                        });
    }

    /** A Gather runs what its workers will ask for before it starts them. */
    private static boolean reads(PlanNode reader, PlanNode plan) {
        return names(reader, plan)
                || reader.type().startsWith("Gather")
                        && reader.all().anyMatch(below -> names(below, plan));
    }

    private static boolean names(PlanNode reader, PlanNode plan) {
        String name = plan.text("Subplan Name").orElse("");
        if (name.startsWith("CTE ")) {
            return reader.is("CTE Scan")
                    && reader.text("CTE Name").equals(Optional.of(name.substring(4)));
        }
        Matcher returns = RETURNS.matcher(name);
        String sign = returns.find() ? returns.group(1) : "(" + name + ")";
        Pattern whole = Pattern.compile(Pattern.quote(sign) + "(?!\\d)");
        return EXPRESSIONS.stream()
                .flatMap(field -> reader.line(field).stream())
                .anyMatch(line -> whole.matcher(line).find());
    }

    /**
     * A cost is that of one run to the end, so children count as often as they are planned to run,
     * and together never more than what the node above has for all (under a LIMIT they stop early).
     */
    private static void addCosts(PlanNode node, double available, Map<PlanNode, Double> own) {
        double left = available;
        double scale = node.cost() > 0 ? available / node.cost() : 0;
        double outerRows = node.child("Outer").map(PlanNode::estimatedRows).orElse(1.0);
        for (PlanNode child : node.children()) {
            boolean repeated =
                    node.is("Nested Loop") && node.child("Inner").equals(Optional.of(child));
            double cost = child.cost() * scale * (repeated ? Math.max(1, outerRows) : 1);
            double granted = Math.min(cost, left);
            addCosts(child, granted, own);
            left -= granted;
        }
        own.put(node, left);
    }
}
