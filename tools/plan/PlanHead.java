package tools.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines before a plan's tree: times and cost of the whole, and how to read what follows. */
final class PlanHead {

    private static final double LEAST_SERIALIZATION_MILLIS = 0.1;

    private PlanHead() {}

    static String of(Plan plan, boolean generic) {
        StringBuilder head = new StringBuilder();
        if (plan.measured()) {
            head.append("Ran in ").append(PlanFigures.millis(plan.executionMillis()));
            addSerialization(head, plan);
        } else {
            head.append("Not run");
        }
        head.append("; planning ").append(PlanFigures.millis(plan.planningMillis()));
        if (plan.group("Planning").get("Memory Used") instanceof Number kilobytes) {
            head.append(" in ").append(PlanFigures.kilobytes(kilobytes.doubleValue()));
        }
        head.append("; cost ").append(PlanFigures.cost(plan.root().cost())).append(".\n");
        if (generic) {
            head.append("This is the generic plan, made without values for the parameters.\n");
        }
        if (plan.statements() > 1) {
            head.append(
                    "Rules turn this into %d statements; this is the first.\n"
                            .formatted(plan.statements()));
        }
        Map<String, Object> settings = new LinkedHashMap<>(plan.group("Settings"));
        if (generic) {
            // Ours, to get it.
            settings.remove("plan_cache_mode");
        }
        if (!settings.isEmpty()) {
            head.append(
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + " = " + setting.getValue())
                            .collect(Collectors.joining(", ", "Settings: ", "\n")));
        }
        return head.append(
                        plan.measured()
                                ? "Each line: node; rows estimated -> actual (of a loop) x loops;"
                                        + " own time, its share.\n"
                                : "Each line: node; rows estimated; own cost, its share.\n")
                .toString();
    }

    /** Rows made into text, which is counted in the time from PostgreSQL 17 on. */
    private static void addSerialization(StringBuilder head, Plan plan) {
        Map<String, Object> serialization = plan.group("Serialization");
        if (serialization.get("Time") instanceof Number millis
                && millis.doubleValue() >= LEAST_SERIALIZATION_MILLIS
                && serialization.get("Output Volume") instanceof Number kilobytes) {
            head.append(
                    ", %s of it to write %s of rows"
                            .formatted(
                                    PlanFigures.millis(millis.doubleValue()),
                                    PlanFigures.kilobytes(kilobytes.doubleValue())));
        }
    }
}
