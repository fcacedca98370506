package tools.plan;

import tools.Figures;
import tools.database.HypotheticalIndex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What hypothetical indexes change about a plan.
 *
 * @param json the plan with them, as EXPLAIN gave it
 */
record PlanComparison(Plan before, Plan after, List<?> json, List<HypotheticalIndex> indexes) {

    private static final Set<String> NO_STEPS =
            Set.of("Bitmap Index Scan", "BitmapAnd", "BitmapOr");

    // Partitions: those after the first ones change like them.
    private static final int MOST_TABLES = 6;

    boolean uses(HypotheticalIndex index) {
        return after.root()
                .all()
                .anyMatch(node -> node.text("Index Name").filter(index.name()::equals).isPresent());
    }

    /** What is worth a look even with the indexes. */
    List<PlanFinding> findings() {
        return PlanFindings.of(after);
    }

    /** Cost by cost, access path by access path. */
    List<String> changes() {
        Map<String, String> old = accessPaths(before);
        List<String> changes = new ArrayList<>();
        accessPaths(after)
                .forEach(
                        (table, path) -> {
                            String was = old.getOrDefault(table, "nothing");
                            if (!was.equals(path)) {
                                changes.add(table + ": " + was + " -> " + path);
                            }
                        });
        int more = changes.size() - MOST_TABLES;
        if (more > 0) {
            changes.subList(MOST_TABLES, changes.size()).clear();
            changes.add(more + " more tables");
        }
        Map<String, Integer> steps = steps(after);
        steps(before).forEach((step, count) -> steps.merge(step, -count, Integer::sum));
        addSteps(changes, "gone", steps, -1);
        addSteps(changes, "new", steps, 1);
        return changes;
    }

    private static void addSteps(
            List<String> changes, String words, Map<String, Integer> steps, int sign) {
        String names =
                steps.entrySet().stream()
                        .filter(step -> step.getValue() * sign > 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            changes.add(words + ": " + names);
        }
    }

    /** How each table is read, with the cost. */
    private static Map<String, String> accessPaths(Plan plan) {
        Map<String, String> paths = new LinkedHashMap<>();
        plan.root()
                .all()
                .filter(node -> node.text("Relation Name").isPresent())
                .forEach(node -> paths.merge(table(node), path(node), (a, b) -> a + " and " + b));
        return paths;
    }

    private static String table(PlanNode node) {
        String relation = PlanLabel.relation(node).orElseThrow();
        String alias = node.text("Alias").orElse("");
        return relation.endsWith("." + alias) ? relation : relation + " " + alias;
    }

    private static String path(PlanNode node) {
        String indexes =
                Stream.concat(Stream.of(node), node.children().stream().flatMap(PlanNode::all))
                        .flatMap(one -> one.text("Index Name").stream())
                        .collect(Collectors.joining(", "));
        return "%s%s%s (cost %s)"
                .formatted(
                        node.isParallel() ? "Parallel " : "",
                        node.type(),
                        indexes.isEmpty() ? "" : " using " + indexes,
                        PlanFigures.cost(node.cost()));
    }

    /** How often each other kind of node stands in the plan. */
    private static Map<String, Integer> steps(Plan plan) {
        Map<String, Integer> steps = new TreeMap<>();
        plan.root()
                .all()
                .filter(node -> node.text("Relation Name").isEmpty())
                .filter(node -> !NO_STEPS.contains(node.type()))
                .forEach(node -> steps.merge(node.type(), 1, Integer::sum));
        return steps;
    }

    void writeTo(StringBuilder text) {
        double old = before.root().cost();
        double now = after.root().cost();
        text.append("Cost %s -> %s".formatted(PlanFigures.cost(old), PlanFigures.cost(now)));
        if (now < old && now > 0) {
            text.append(", %s times cheaper".formatted(PlanFigures.times(old / now)));
        }
        text.append(" with the hypothetical indexes:\n");
        for (HypotheticalIndex index : indexes) {
            text.append(
                    "- %s %s: %s, about %s\n"
                            .formatted(
                                    uses(index) ? "used" : "not used",
                                    index.name(),
                                    Figures.cut(index.statement(), 120),
                                    PlanFigures.kilobytes(index.bytes() / 1024.0)));
        }
        text.append("Changes:\n");
        List<String> changes = changes();
        changes.forEach(change -> text.append("- ").append(Figures.cut(change, 200)).append('\n'));
        if (changes.isEmpty()) {
            text.append("- none: the planner does not want them\n");
        }
    }

    /** All of it for programs, but the plan itself. */
    Map<String, Object> summary() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("total_cost", after.root().fields().get("Total Cost"));
        json.put("indexes", indexes.stream().map(this::summary).toList());
        json.put("changes", changes());
        json.put("findings", findings().stream().map(PlanFinding::json).toList());
        return json;
    }

    private Map<String, Object> summary(HypotheticalIndex index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statement", index.statement());
        json.put("name", index.name());
        json.put("size_bytes", index.bytes());
        json.put("used", uses(index));
        return json;
    }
}
