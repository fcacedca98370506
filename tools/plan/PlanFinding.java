package tools.plan;

import tools.Figures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something about a plan that is worth a look.
 *
 * @param kind one word that programs can tell it by
 * @param node where, as the tree shows it; empty if it is about the whole plan
 * @param suggestion what to try, SQL where that is possible
 */
record PlanFinding(String kind, String node, String message, Optional<String> suggestion) {

    private static final int LONGEST = 300;

    /** A finding for which there is no general cure. */
    static PlanFinding of(String kind, PlanNode node, String message) {
        return new PlanFinding(kind, node.label(), message, Optional.empty());
    }

    /** A finding with something to try. */
    static PlanFinding of(String kind, PlanNode node, String message, String suggestion) {
        return new PlanFinding(kind, node.label(), message, Optional.of(suggestion));
    }

    PlanFinding withoutSuggestion() {
        return new PlanFinding(kind, node, message, Optional.empty());
    }

    void writeTo(StringBuilder text) {
        text.append("- ").append(kind).append(": ");
        if (!node.isEmpty()) {
            text.append(Figures.cut(node, LONGEST)).append(": ");
        }
        text.append(Figures.cut(message, LONGEST));
        suggestion.ifPresent(
                advice -> text.append("\n  try: ").append(Figures.cut(advice, LONGEST)));
        text.append('\n');
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        if (!node.isEmpty()) {
            json.put("node", Figures.cut(node, LONGEST));
        }
        json.put("message", Figures.cut(message, LONGEST));
        suggestion.ifPresent(advice -> json.put("suggestion", Figures.cut(advice, LONGEST)));
        return json;
    }
}
