package tools.config;

import java.util.List;
import java.util.Map;

/** Checks each setting against its type, and those that depend on each other. */
final class ConfigValidator {

    private ConfigValidator() {}

    /** Adds a message for each mistake in the values. */
    static void check(Map<Setting, SettingValue> values, List<String> mistakes) {
        for (Map.Entry<Setting, SettingValue> entry : values.entrySet()) {
            if (!entry.getKey().type().accepts(entry.getValue().text())) {
                mistakes.add(message(entry.getKey(), entry.getValue()));
            }
        }
        SettingValue least = values.get(Setting.MIN_CONNECTIONS);
        SettingValue most = values.get(Setting.MAX_CONNECTIONS);
        boolean numbers =
                Setting.MIN_CONNECTIONS.type().accepts(least.text())
                        && Setting.MAX_CONNECTIONS.type().accepts(most.text());
        if (numbers && Integer.parseInt(least.text()) > Integer.parseInt(most.text())) {
            mistakes.add(
                    (least.origin() + ": '" + least.text() + "' is more than the maximum of ")
                            + (most.text() + " (" + most.origin() + ")"));
        }
    }

    private static String message(Setting setting, SettingValue value) {
        String shown = setting == Setting.PASSWORD ? "this text" : value.shown();
        String message =
                value.origin() + ": " + shown + " is not allowed; give " + setting.type().allowed();
        if (setting.type() instanceof ValueType.Choice choice) {
            return NearestName.of(value.text(), choice.words())
                    .map(near -> message + "; did you mean '" + near + "'?")
                    .orElse(message);
        }
        return message;
    }
}
