package tools.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One node of a plan, with EXPLAIN's names for its fields (src/backend/commands/explain.c).
 *
 * @param depth 0 for the root
 * @param processes how many share its work, planned or counted: its times are sums over all
 * @param stopsEarly whether something above may take only the first of its rows
 */
record PlanNode(
        Map<String, Object> fields,
        int depth,
        double processes,
        boolean stopsEarly,
        List<PlanNode> children) {

    /** A node is itself: equal-looking ones are different places of a plan. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** This node and all below it, in the order of the plan. */
    Stream<PlanNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
    }

    Optional<String> text(String field) {
        return fields.get(field) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    /** The number in this field, 0 if there is none. */
    double number(String field) {
        return fields.get(field) instanceof Number value ? value.doubleValue() : 0;
    }

    String type() {
        return text("Node Type").orElse("");
    }

    boolean is(String type) {
        return type().equals(type);
    }

    /** The keys of a sort or group, or the text of a condition, in one line. */
    Optional<String> line(String field) {
        if (fields.get(field) instanceof List<?> values) {
            return Optional.of(String.join(", ", values.stream().map(String::valueOf).toList()));
        }
        return text(field);
    }

    /** Whether the statement was run and this node with it. */
    boolean ran() {
        return loops() > 0;
    }

    /** Whether the statement was run, but not this node. */
    boolean neverRan() {
        return fields.containsKey("Actual Loops") && loops() == 0;
    }

    /** Whether several processes share it, each with a part of its rows. */
    boolean isParallel() {
        return fields.get("Parallel Aware") == Boolean.TRUE;
    }

    double loops() {
        return number("Actual Loops");
    }

    double estimatedRows() {
        return number("Plan Rows");
    }

    /** Of one loop, on average. */
    double actualRows() {
        return number("Actual Rows");
    }

    double cost() {
        return number("Total Cost");
    }

    /** What passed on the clock in it and below it, in all loops. */
    double millis() {
        return number("Actual Total Time") * loops() / processes;
    }

    /** Whether its time passes in whatever reads it and not in the node above it. */
    boolean isReadElsewhere() {
        return text("Parent Relationship").filter("InitPlan"::equals).isPresent();
    }

    /** The child that an inner loop or hash runs, if there is one. */
    Optional<PlanNode> child(String relationship) {
        return children.stream()
                .filter(node -> node.text("Parent Relationship").equals(Optional.of(relationship)))
                .findFirst();
    }

    /** The difference between its number and its children's: buffers are counted like that. */
    double own(String field) {
        double below = children.stream().mapToDouble(child -> child.number(field)).sum();
        return Math.max(0, number(field) - below);
    }

    /** What it is and on what, as EXPLAIN's text says it. */
    String label() {
        return PlanLabel.of(this);
    }
}
