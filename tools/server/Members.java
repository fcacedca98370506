package tools.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects whose members keep the order in which they are given. */
final class Members {

    private Members() {}

    /** An object of names and values, in turns. */
    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
