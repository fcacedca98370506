package bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What was measured, by who and what, one value a round; and who failed at it. */
final class Samples {

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    void add(String who, String what, double value) {
        of(who).computeIfAbsent(what, key -> new ArrayList<>()).add(value);
    }

    /** Adds a value that this machine may be unable to tell. */
    void add(String who, String what, OptionalDouble value) {
        value.ifPresent(known -> add(who, what, known));
    }

    /** Notes why there is nothing to measure. */
    void fail(String who, String problem) {
        of(who);
        problems.put(who, problem);
    }

    Set<String> names() {
        return values.keySet();
    }

    Optional<String> problem(String who) {
        return Optional.ofNullable(problems.get(who));
    }

    List<Double> get(String who, String what) {
        return of(who).getOrDefault(what, List.of());
    }

    private Map<String, List<Double>> of(String who) {
        return values.computeIfAbsent(who, name -> new LinkedHashMap<>());
    }
}
