package tools;

import java.util.List;
import java.util.Map;

/** Completes what a person types into a prompt or a URI. Implementations are thread-safe. */
public interface Completer {

    /** The most values that one completion may have (MCP specification, completion). */
    int MOST_VALUES = 100;

    /** Where the value is going to stand, which decides how a name is written. */
    enum Place {
        PROMPT,
        URI
    }

    /**
     * What can follow?
     *
     * @param argument the name of what is being filled in
     * @param typed the beginning of its value
     * @param others what was filled in already
     */
    record Question(
            Place place,
            String argument,
            String typed,
            Map<String, String> others,
            Patience patience) {}

    /**
     * The first values that begin so.
     *
     * @param more whether there are others; they are not counted, which would take its time
     */
    record Completion(List<String> values, boolean more) {

        /** Nothing can be said. */
        public static final Completion NONE = new Completion(List.of(), false);

        public Completion {
            values = List.copyOf(values);
        }
    }

    /** Answers soon and never fails: without the database there is nothing to complete. */
    Completion complete(Question question);
}
