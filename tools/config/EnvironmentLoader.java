package tools.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads settings from environment variables; an empty variable is the same as none. */
final class EnvironmentLoader {

    private static final String OURS = "PGMCP_";
    private static final String OF_THE_TESTS = "PGMCP_TEST_";

    private final Map<String, String> environment;

    EnvironmentLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns what our own variables say. */
    Map<Setting, SettingValue> ours() {
        var values = new EnumMap<Setting, SettingValue>(Setting.class);
        for (Setting setting : Setting.values()) {
            put(values, setting, setting.variable());
        }
        return values;
    }

    /** Returns {@code DATABASE_URL}, which stands above libpq's variables. */
    Map<Setting, SettingValue> databaseUrl() {
        var values = new EnumMap<Setting, SettingValue>(Setting.class);
        put(values, Setting.URL, Setting.URL.foreignVariable().orElseThrow());
        return values;
    }

    /** Returns what the variables say that libpq's programs read too. */
    Map<Setting, SettingValue> libpq() {
        var values = new EnumMap<Setting, SettingValue>(Setting.class);
        for (Setting setting : Setting.values()) {
            if (setting != Setting.URL && setting.foreignVariable().isPresent()) {
                put(values, setting, setting.foreignVariable().get());
            }
        }
        return values;
    }

    /** Returns a message for each variable that looks like ours and is not. */
    List<String> mistakes() {
        var known = new TreeSet<String>();
        for (Setting setting : Setting.values()) {
            known.add(setting.variable());
        }
        var mistakes = new ArrayList<String>();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(OURS) && !name.startsWith(OF_THE_TESTS) && !known.contains(name)) {
                mistakes.add(
                        name
                                + ": unknown variable; "
                                + NearestName.of(name.substring(OURS.length()), suffixes(known))
                                        .map(near -> "did you mean " + OURS + near + "?")
                                        .orElse("known are " + String.join(", ", known)));
            }
        }
        return mistakes;
    }

    private static List<String> suffixes(TreeSet<String> known) {
        return known.stream().map(name -> name.substring(OURS.length())).toList();
    }

    private void put(Map<Setting, SettingValue> values, Setting setting, String variable) {
        String text = environment.get(variable);
        if (text != null && !text.isEmpty()) {
            values.put(setting, new SettingValue(text, variable));
        }
    }
}
