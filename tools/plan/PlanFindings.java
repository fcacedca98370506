package tools.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks all rules about a plan. */
final class PlanFindings {

    private static final List<Function<Plan, List<PlanFinding>>> RULES =
            List.of(
                    ExpensiveNodes::find,
                    Misestimates::find,
                    Spills::find,
                    RepeatedScans::find,
                    RemovedRows::find,
                    PlanAsWhole::find);

    // Hundreds of partitions have the same trouble.
    private static final int MOST_OF_A_KIND = 4;

    private PlanFindings() {}

    /** At most a few of each kind, in the order of the rules; no suggestion comes twice. */
    static List<PlanFinding> of(Plan plan) {
        List<PlanFinding> findings = new ArrayList<>();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        Set<String> suggestions = new HashSet<>();
        for (Function<Plan, List<PlanFinding>> rule : RULES) {
            for (PlanFinding finding : rule.apply(plan)) {
                if (kinds.merge(finding.kind(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                    boolean known =
                            finding.suggestion().filter(one -> !suggestions.add(one)).isPresent();
                    findings.add(known ? finding.withoutSuggestion() : finding);
                }
            }
        }
        kinds.forEach(
                (kind, count) -> {
                    if (count > MOST_OF_A_KIND) {
                        findings.add(more(kind, count - MOST_OF_A_KIND));
                    }
                });
        return findings;
    }

    private static PlanFinding more(String kind, int count) {
        return new PlanFinding(kind, "", count + " more like these", Optional.empty());
    }
}
