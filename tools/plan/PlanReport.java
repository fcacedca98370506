package tools.plan;

import tools.ToolError;
import tools.ToolResult;
import tools.Utf8Buffer;
import tools.database.Explained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts everything about a plan into words, and into JSON that is as complete. */
public final class PlanReport {

    private static final int MOST_JSON = 48 * 1024;
    private static final int TEXT = 7_500;
    private static final int LEAST_TREE = 1_000;
    private static final int MOST_FINDINGS = 2_500;

    private final Explained explained;
    private final Plan plan;
    private final Optional<PlanComparison> comparison;
    private final List<PlanFinding> findings;
    private final String head;

    private PlanReport(Explained explained, Plan plan, Optional<PlanComparison> comparison) {
        this.explained = explained;
        this.plan = plan;
        this.comparison = comparison;
        findings = PlanFindings.of(plan);
        head = PlanHead.of(plan, explained.generic());
    }

    public static PlanReport of(Explained explained) throws ToolError {
        Plan plan = Plan.of(explained.plan(), explained.tables());
        if (explained.hypothetical().isEmpty()) {
            return new PlanReport(explained, plan, Optional.empty());
        }
        Explained.Hypothetical hypothetical = explained.hypothetical().get();
        Plan after = Plan.of(hypothetical.plan(), explained.tables());
        PlanComparison comparison =
                new PlanComparison(plan, after, hypothetical.plan(), hypothetical.indexes());
        return new PlanReport(explained, plan, Optional.of(comparison));
    }

    /** The answer; {@code wantsJson} asks for the plan as PostgreSQL's own JSON. */
    public ToolResult answer(boolean wantsJson) {
        int length = wantsJson ? jsonLength() : 0;
        boolean json = wantsJson && length <= MOST_JSON;
        String note =
                length <= MOST_JSON
                        ? ""
                        : "The JSON plan has %d KB, more than the 48 KB of an answer: here is the text.\n"
                                .formatted(length / 1024);
        String start = start(note);
        String found =
                comparison
                        .map(change -> findingsText(change.findings(), " with them"))
                        .orElseGet(() -> findingsText(findings, ""));
        int room = TEXT - start.length() - found.length();
        int budget = Math.max(LEAST_TREE, comparison.isPresent() ? room / 2 : room);
        Object shown = json ? json(explained.plan()) : PlanTree.of(plan, budget);
        Optional<Object> with =
                comparison.map(
                        change -> json ? json(change.json()) : PlanTree.of(change.after(), budget));
        String text = start + plans(shown, with) + found;
        return ToolResult.of(
                new Utf8Buffer(text.length()).text(text.stripTrailing()),
                new Utf8Buffer(8192).json(structured(note, json ? shown : head + shown, with)));
    }

    private String start(String note) {
        StringBuilder text = new StringBuilder(note).append(head);
        comparison.ifPresent(change -> change.writeTo(text));
        return text.toString();
    }

    private static String plans(Object shown, Optional<Object> with) {
        String plan = shown.toString().stripTrailing() + "\n";
        return with.map(
                        other ->
                                "Plan without them:\n%sPlan with them:\n%s\n"
                                        .formatted(plan, other.toString().stripTrailing()))
                .orElse(plan);
    }

    private Map<String, Object> structured(String note, Object shown, Optional<Object> with) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("summary", summary(note));
        members.put("plan", shown);
        comparison.ifPresent(
                change -> {
                    Map<String, Object> hypothetical = change.summary();
                    hypothetical.put("plan", with.orElseThrow());
                    members.put("hypothetical", hypothetical);
                });
        return members;
    }

    private int jsonLength() {
        int with = comparison.map(change -> json(change.json()).length()).orElse(0);
        return json(explained.plan()).length() + with;
    }

    private static Utf8Buffer json(List<?> plan) {
        return new Utf8Buffer(8192).json(plan);
    }

    private static String findingsText(List<PlanFinding> findings, String which) {
        if (findings.isEmpty()) {
            return "No findings" + which + ".";
        }
        StringBuilder text = new StringBuilder("Findings" + which + ":\n");
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
