package tools.query;

import tools.ToolError;
import tools.ToolResult;
import tools.Utf8Buffer;
import tools.database.Explained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts everything about a plan into words, and into JSON that is as complete. */
final class PlanReport {

    private static final int MOST_JSON = 48 * 1024;
    private static final int TEXT = 7_500;
    private static final int LEAST_TREE = 2_500;
    private static final int MOST_FINDINGS = 3_500;

    private final Explained explained;
    private final Plan plan;
    private final Optional<PlanComparison> comparison;
    private final List<PlanFinding> findings;

    private PlanReport(Explained explained, Plan plan, Optional<PlanComparison> comparison) {
        this.explained = explained;
        this.plan = plan;
        this.comparison = comparison;
        findings = PlanFindings.of(plan);
    }

    static PlanReport of(Explained explained) throws ToolError {
        Plan plan = Plan.of(explained.plan(), explained.tables());
        if (explained.hypothetical().isEmpty()) {
            return new PlanReport(explained, plan, Optional.empty());
        }
        Explained.Hypothetical hypothetical = explained.hypothetical().get();
        Plan after = Plan.of(hypothetical.plan(), explained.tables());
        PlanComparison comparison = new PlanComparison(plan, after, hypothetical.indexes());
        return new PlanReport(explained, plan, Optional.of(comparison));
    }

    /** The answer; {@code json} asks for the plan as PostgreSQL's own JSON. */
    ToolResult answer(boolean json) {
        if (!json) {
            return answer("", Optional.empty(), Optional.empty());
        }
        Utf8Buffer whole = new Utf8Buffer(8192).json(explained.plan());
        Optional<Utf8Buffer> after =
                explained.hypothetical().map(with -> new Utf8Buffer(8192).json(with.plan()));
        int length = whole.length() + after.map(Utf8Buffer::length).orElse(0);
        if (length > MOST_JSON) {
            return answer(
                    "The JSON plan has %d KB, more than the 48 KB of an answer: here is the text.\n"
                            .formatted(length / 1024),
                    Optional.empty(),
                    Optional.empty());
        }
        return answer("", Optional.of(whole), after);
    }

    private ToolResult answer(String note, Optional<Utf8Buffer> json, Optional<Utf8Buffer> after) {
        StringBuilder text = new StringBuilder(note).append(head());
        comparison.ifPresent(change -> change.writeTo(text));
        String found = findingsText(comparison.map(PlanComparison::findings).orElse(findings));
        int room = TEXT - text.length() - found.length();
        int budget = Math.max(LEAST_TREE, comparison.isPresent() ? room / 2 : room);
        String tree = PlanTree.of(plan, budget);
        Optional<String> treeAfter = comparison.map(with -> PlanTree.of(with.after(), budget));
        text.append(comparison.isPresent() ? "Plan without them:\n" : "")
                .append(json.map(Utf8Buffer::toString).orElse(tree).strip())
                .append('\n');
        treeAfter.ifPresent(
                with ->
                        text.append("Plan with them:\n")
                                .append(after.map(Utf8Buffer::toString).orElse(with).strip())
                                .append('\n'));
        text.append(comparison.isPresent() ? "With them, " : "").append(found);

        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("summary", summary(note));
        structured.put("plan", json.<Object>map(whole -> whole).orElse(head() + tree));
        comparison.ifPresent(
                change -> {
                    Map<String, Object> members = change.json();
                    members.put(
                            "plan", after.<Object>map(whole -> whole).orElse(treeAfter.orElse("")));
                    structured.put("hypothetical", members);
                });
        return ToolResult.of(
                new Utf8Buffer(text.length()).text(text.toString().stripTrailing()),
                new Utf8Buffer(8192).json(structured));
    }

    private String head() {
        StringBuilder head = new StringBuilder();
        String cost = PlanFigures.cost(plan.root().cost());
        String planning = PlanFigures.millis(plan.planningMillis());
        if (plan.measured()) {
            head.append(
                    "Ran in %s, planning %s, cost %s. Each line: node; rows estimated -> actual (of a loop) x loops; own time, its share.\n"
                            .formatted(PlanFigures.millis(plan.executionMillis()), planning, cost));
        } else {
            head.append(
                    "Not run; cost %s, planning %s. Each line: node; rows estimated; own cost, its share.\n"
                            .formatted(cost, planning));
        }
        if (explained.generic()) {
            head.append("This is the generic plan, made without values for the parameters.\n");
        }
        if (plan.statements() > 1) {
            head.append(
                    "Rules turn this into %d statements; this is the first.\n"
                            .formatted(plan.statements()));
        }
        Map<String, Object> settings = plan.group("Settings");
        if (!settings.isEmpty()) {
            head.append(
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + " = " + setting.getValue())
                            .collect(Collectors.joining(", ", "Settings: ", "\n")));
        }
        return head.toString();
    }

    private static String findingsText(List<PlanFinding> findings) {
        if (findings.isEmpty()) {
            return "no findings.";
        }
        StringBuilder text = new StringBuilder("findings:\n");
        int written = 0;
        while (written < findings.size() && text.length() < MOST_FINDINGS) {
            findings.get(written++).writeTo(text);
        }
        if (written < findings.size()) {
            text.append("(%d more)\n".formatted(findings.size() - written));
        }
        return text.toString();
    }

    private Map<String, Object> summary(String note) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("total_cost", plan.root().fields().get("Total Cost"));
        putNumber(summary, "planning_ms", "Planning Time");
        putNumber(summary, "execution_ms", "Execution Time");
        summary.put("nodes", plan.root().all().count());
        summary.put("findings", findings.stream().map(PlanFinding::json).toList());
        if (!note.isEmpty()) {
            summary.put("note", note.strip());
        }
        return summary;
    }

    private void putNumber(Map<String, Object> summary, String name, String field) {
        if (plan.fields().get(field) instanceof Number value) {
            summary.put(name, value);
        }
    }
}
