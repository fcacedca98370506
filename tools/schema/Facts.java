package tools.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects facts for structured content and leaves out those that say nothing. */
record Facts(Map<String, Object> values) {

    static Facts none() {
        return new Facts(new LinkedHashMap<>());
    }

    /** Adds a fact, unless it is false, empty or not there. */
    Facts put(String key, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> put(key, present));
        } else if (value instanceof String text) {
            if (!text.isEmpty()) {
                values.put(key, Entry.cut(text));
            }
        } else if (value instanceof Collection<?> list) {
            if (!list.isEmpty()) {
                values.put(key, list);
            }
        } else if (!Boolean.FALSE.equals(value)) {
            values.put(key, value);
        }
        return this;
    }
}
