package tools.plan;

import tools.ToolError;
import tools.database.PlannedTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole plan.
 *
 * @param fields what EXPLAIN says beside the nodes: times, settings, JIT
 * @param own what each node takes by itself
 * @param statements how many statements it is for; rules can add some, and the first is shown
 * @param tables what the catalogue knows of the tables in it
 */
record Plan(
        Map<String, Object> fields,
        PlanNode root,
        OwnShare own,
        int statements,
        List<PlannedTable> tables) {

    private static final Set<String> TAKES_ALL =
            Set.of("Sort", "Hash", "ModifyTable", "Bitmap Heap Scan");

    /**
     * Reads what EXPLAIN (FORMAT JSON) gave.
     *
     * @throws ToolError when there is no plan in it
     */
    static Plan of(List<?> json, List<PlannedTable> tables) throws ToolError {
        if (json.isEmpty()
                || !(json.get(0) instanceof Map<?, ?> first)
                || !(first.get("Plan") instanceof Map<?, ?> plan)) {
            throw new ToolError("There is no plan: a rule turns this statement into nothing.");
        }
        PlanNode root = node(members(plan), 0, 1, false);
        return new Plan(members(first), root, OwnShare.of(root), json.size(), tables);
    }

    private static PlanNode node(
            Map<String, Object> fields, int depth, double processes, boolean stopsEarly) {
        PlanNode alone = new PlanNode(fields, depth, processes, stopsEarly, List.of());
        List<PlanNode> children = new ArrayList<>();
        if (fields.get("Plans") instanceof List<?> plans) {
            for (Object plan : plans) {
                Map<String, Object> child = members((Map<?, ?>) plan);
                children.add(
                        node(child, depth + 1, processes(alone, child), stopsEarly(alone, child)));
            }
        }
        return new PlanNode(fields, depth, processes, stopsEarly, children);
    }

    /**
     * Below a Gather each process counts as a loop; the leader takes part or not, so only the loops
     * of the node right below tell how many there were.
     */
    private static double processes(PlanNode parent, Map<String, Object> child) {
        boolean outer = "Outer".equals(child.get("Parent Relationship"));
        if (!outer || !parent.type().startsWith("Gather")) {
            return parent.processes();
        }
        if (!parent.ran()) {
            return parent.number("Workers Planned") + 1;
        }
        double loops = child.get("Actual Loops") instanceof Number n ? n.doubleValue() : 1;
        return Math.max(1, loops / parent.loops());
    }

    private static boolean stopsEarly(PlanNode parent, Map<String, Object> child) {
        boolean inner = "Inner".equals(child.get("Parent Relationship"));
        boolean onlyLooks =
                inner
                                && parent.text("Join Type")
                                        .filter(Set.of("Semi", "Anti")::contains)
                                        .isPresent()
                        || parent.is("Limit")
                        || parent.is("Merge Join")
                        || String.valueOf(child.get("Parent Relationship"))
                                .matches("SubPlan|InitPlan");
        return onlyLooks
                || parent.is("Hash Join") && !inner && hasEmptyHash(parent)
                || parent.stopsEarly() && !takesAll(parent);
    }

    /** Nothing can match then, and the other side is hardly looked at. */
    private static boolean hasEmptyHash(PlanNode join) {
        return join.fields().get("Plans") instanceof List<?> plans
                && plans.stream()
                        .map(plan -> (Map<?, ?>) plan)
                        .filter(plan -> "Inner".equals(plan.get("Parent Relationship")))
                        .anyMatch(
                                plan ->
                                        plan.get("Actual Rows") instanceof Number rows
                                                && rows.doubleValue() == 0);
    }

    private static boolean takesAll(PlanNode node) {
        boolean inGroups = node.text("Strategy").equals(Optional.of("Sorted"));
        return TAKES_ALL.contains(node.type()) || node.is("Aggregate") && !inGroups;
    }

    private static Map<String, Object> members(Map<?, ?> json) {
        @SuppressWarnings("unchecked") // JsonReader's objects have names for keys.
        Map<String, Object> members = (Map<String, Object>) json;
        return members;
    }

    /** What the catalogue knows of the table that this node reads or writes. */
    Optional<PlannedTable> table(PlanNode node) {
        return tables.stream()
                .filter(table -> node.text("Relation Name").equals(Optional.of(table.name())))
                .filter(table -> node.text("Schema").equals(Optional.of(table.schema())))
                .findFirst();
    }

    /** A number beside the nodes, 0 if there is none. */
    double number(String field) {
        return fields.get(field) instanceof Number value ? value.doubleValue() : 0;
    }

    /** The members of an object beside the nodes, none if there is no such object. */
    Map<String, Object> group(String field) {
        return fields.get(field) instanceof Map<?, ?> group ? members(group) : Map.of();
    }

    /** Whether the statement was run. */
    boolean measured() {
        return fields.containsKey("Execution Time");
    }

    double executionMillis() {
        return number("Execution Time");
    }

    double planningMillis() {
        return number("Planning Time");
    }
}
