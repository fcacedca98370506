package tools.plan;

import tools.Figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a plan as an indented tree, one line a node. */
final class PlanTree {

    // Partitions: those after the first ones look like them.
    private static final int MOST_CHILDREN = 6;
    private static final int LONGEST_LABEL = 160;
    private static final int LONGEST_CONDITION = 120;
    private static final List<String> CONDITIONS =
            List.of(
                    "Index Cond",
                    "Hash Cond",
                    "Merge Cond",
                    "Join Filter",
                    "One-Time Filter",
                    "Filter",
                    "Sort Key",
                    "Group Key");

    private final Plan plan;
    private final int budget;
    private final StringBuilder text = new StringBuilder();
    private int left;

    private PlanTree(Plan plan, int budget) {
        this.plan = plan;
        this.budget = budget;
    }

    /** The tree, in about {@code budget} characters; it says how many nodes it leaves out. */
    static String of(Plan plan, int budget) {
        PlanTree tree = new PlanTree(plan, budget);
        tree.write(plan.root());
        if (tree.left > 0) {
            tree.text.append(
                    "(%d more nodes; format \"json\" has them all)\n".formatted(tree.left));
        }
        return tree.text.toString();
    }

    private void write(PlanNode node) {
        String line = line(node);
        if (text.length() + line.length() > budget) {
            left += (int) node.all().count();
            return;
        }
        text.append(line);
        List<PlanNode> children = node.children();
        int shown = children.size() > MOST_CHILDREN ? MOST_CHILDREN - 1 : children.size();
        children.subList(0, shown).forEach(this::write);
        if (shown < children.size()) {
            writeRest(node.depth() + 1, children.subList(shown, children.size()));
        }
    }

    private void writeRest(int depth, List<PlanNode> rest) {
        double own = rest.stream().flatMap(PlanNode::all).mapToDouble(plan.own()::amount).sum();
        text.append("  ".repeat(depth))
                .append(
                        "(%d more of these, together %s)\n"
                                .formatted(
                                        rest.size(),
                                        plan.measured()
                                                ? PlanFigures.millis(own)
                                                : "cost " + PlanFigures.cost(own)));
    }

    private String line(PlanNode node) {
        List<String> facts = new ArrayList<>();
        addRows(facts, node);
        addShare(facts, node);
        for (String condition : CONDITIONS) {
            node.line(condition)
                    .map(value -> Figures.cut(value, LONGEST_CONDITION))
                    .ifPresent(value -> facts.add(condition.toLowerCase() + " " + value));
        }
        addFigures(facts::add, node);
        return "  ".repeat(node.depth())
                + Figures.cut(node.label(), LONGEST_LABEL)
                + "; "
                + String.join("; ", facts)
                + "\n";
    }

    private static void addRows(List<String> facts, PlanNode node) {
        String rows = "rows " + PlanFigures.count(node.estimatedRows());
        if (node.ran()) {
            rows += " -> " + PlanFigures.count(node.actualRows());
            if (node.loops() > 1) {
                rows += " x " + PlanFigures.count(node.loops());
            }
        }
        facts.add(rows);
    }

    private void addShare(List<String> facts, PlanNode node) {
        double own = plan.own().amount(node);
        if (node.neverRan()) {
            facts.add("never executed");
        } else {
            String figure =
                    plan.measured() ? PlanFigures.millis(own) : "cost " + PlanFigures.cost(own);
            facts.add(figure + " " + PlanFigures.percent(plan.own().share(node)));
        }
    }

    private static void addFigures(Consumer<String> facts, PlanNode node) {
        addCount(facts, node, "Rows Removed by Filter", "removed");
        addCount(facts, node, "Rows Removed by Join Filter", "removed by join filter");
        addCount(facts, node, "Rows Removed by Index Recheck", "removed by recheck");
        addCount(facts, node, "Heap Fetches", "heap fetches");
        addCount(facts, node, "Workers Planned", "workers planned");
        addCount(facts, node, "Workers Launched", "workers launched");
        node.text("Sort Method")
                .ifPresent(
                        method ->
                                facts.accept(
                                        "%s %s"
                                                .formatted(
                                                        method,
                                                        PlanFigures.kilobytes(
                                                                node.number("Sort Space Used")))));
        Optional.of(node.number("Hash Batches"))
                .filter(batches -> batches > 1)
                .ifPresent(batches -> facts.accept(PlanFigures.count(batches) + " batches"));
    }

    private static void addCount(
            Consumer<String> facts, PlanNode node, String field, String words) {
        if (node.number(field) > 0) {
            facts.accept(words + " " + PlanFigures.count(node.number(field)));
        }
    }
}
