package tools.plan;

import java.util.Optional;

/** Names a node as EXPLAIN's text format does: {@code Index Scan using i on s.t x}. */
final class PlanLabel {

    private PlanLabel() {}

    static String of(PlanNode node) {
        StringBuilder label = new StringBuilder();
        node.text("Subplan Name").ifPresent(name -> label.append(name).append(": "));
        if (node.isParallel()) {
            label.append("Parallel ");
        }
        label.append(operation(node));
        if (node.text("Scan Direction").equals(Optional.of("Backward"))) {
            label.append(" Backward");
        }
        String preposition = node.is("Bitmap Index Scan") ? " on " : " using ";
        node.text("Index Name").ifPresent(index -> label.append(preposition).append(index));
        target(node).ifPresent(target -> label.append(" on ").append(target));
        return label.toString();
    }

    private static String operation(PlanNode node) {
        return switch (node.type()) {
            case "Aggregate" -> partial(node) + aggregate(node);
            case "ModifyTable" -> node.text("Operation").orElse("Modify");
            case "SetOp" -> "SetOp " + node.text("Command").orElse("");
            case "Hash Join", "Merge Join" ->
                    node.type().replace(" Join", "") + joinType(node) + " Join";
            case "Nested Loop" -> {
                String type = joinType(node);
                yield "Nested Loop" + (type.isEmpty() ? "" : type + " Join");
            }
            default -> node.type();
        };
    }

    private static String joinType(PlanNode node) {
        return node.text("Join Type")
                .filter(type -> !type.equals("Inner"))
                .map(type -> " " + type)
                .orElse("");
    }

    private static String partial(PlanNode node) {
        return node.text("Partial Mode")
                .filter(mode -> !mode.equals("Simple"))
                .map(mode -> mode + " ")
                .orElse("");
    }

    private static String aggregate(PlanNode node) {
        return switch (node.text("Strategy").orElse("")) {
            case "Sorted" -> "GroupAggregate";
            case "Hashed" -> "HashAggregate";
            case "Mixed" -> "MixedAggregate";
            default -> "Aggregate";
        };
    }

    private static Optional<String> target(PlanNode node) {
        Optional<String> alias = node.text("Alias");
        Optional<String> name =
                relation(node)
                        .or(() -> node.text("CTE Name"))
                        .or(() -> node.text("Function Name"))
                        .or(() -> node.text("Table Function Name"))
                        .or(() -> node.text("Tuplestore Name"));
        if (name.isEmpty()) {
            return alias;
        }
        String plain = node.text("Relation Name").or(() -> name).get();
        Optional<String> other = alias.filter(one -> !one.equals(plain)).map(PlanLabel::quoted);
        return Optional.of(name.get() + other.map(one -> " " + one).orElse(""));
    }

    /** The table with its schema, if it reads or writes one. */
    static Optional<String> relation(PlanNode node) {
        Optional<String> schema = node.text("Schema").map(name -> quoted(name) + ".");
        return node.text("Relation Name").map(name -> schema.orElse("") + quoted(name));
    }

    /** Key words are not known here and stay bare. */
    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
