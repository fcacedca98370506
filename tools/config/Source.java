package tools.config;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one source says: settings, and properties of the driver under pgjdbc's names.
 *
 * <p>Without a telling {@code toString}: the password is among the settings.
 */
record Source(Map<Setting, SettingValue> settings, Map<String, SettingValue> properties) {

    /** What says how to reach a database and as whom: it goes together or not at all. */
    static final Set<Setting> CONNECTION =
            Set.of(
                    Setting.URL,
                    Setting.SERVICE,
                    Setting.HOST,
                    Setting.PORT,
                    Setting.USER,
                    Setting.PASSWORD,
                    Setting.DBNAME);

    static Source empty() {
        return new Source(new EnumMap<>(Setting.class), new LinkedHashMap<>());
    }

    /** Adds the entries of which the map has no key; a loop, because lambdas slow the start. */
    static <K, V> void fill(Map<K, V> map, Map<K, V> more) {
        for (Map.Entry<K, V> entry : more.entrySet()) {
            map.putIfAbsent(entry.getKey(), entry.getValue());
        }
    }

    /** Returns what it says about a setting. */
    Optional<SettingValue> value(Setting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    /** Tells whether it says which server to use. */
    boolean namesServer() {
        return settings.containsKey(Setting.URL)
                || settings.containsKey(Setting.SERVICE)
                || settings.containsKey(Setting.HOST);
    }

    /** Returns a copy that leaves the server, and who logs in there, to other sources. */
    Source withoutConnection() {
        Source copy = empty();
        copy.settings.putAll(settings);
        copy.settings.keySet().removeAll(CONNECTION);
        copy.properties.putAll(properties);
        return copy;
    }

    @Override
    public String toString() {
        return "Source" + settings.values() + properties.values();
    }
}
