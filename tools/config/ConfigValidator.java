package tools.config;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Checks each setting against its type, and those that depend on each other. */
final class ConfigValidator {

    private static final Set<Setting> OF_THE_AUDIT =
            Set.of(Setting.AUDIT_REQUIRED, Setting.AUDIT_VALUES, Setting.AUDIT_MAX_SIZE);

    private ConfigValidator() {}

    /** Adds a message for each value that its type does not allow. */
    static void checkTypes(Map<Setting, SettingValue> values, Collection<String> mistakes) {
        for (Map.Entry<Setting, SettingValue> entry : values.entrySet()) {
            if (!entry.getKey().type().accepts(entry.getValue().text())) {
                mistakes.add(message(entry.getKey(), entry.getValue()));
            }
        }
    }

    /** Adds a message if a pool would keep more connections than it may have. */
    static void checkPool(Map<Setting, SettingValue> values, Collection<String> mistakes) {
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

    /** Adds a message if two settings choose among several hosts. */
    static void checkReads(
            SettingValues values,
            Map<String, SettingValue> properties,
            Collection<String> mistakes) {
        if (values.text(Setting.READS).equals("prefer-standby")
                && properties.containsKey("targetServerType")) {
            mistakes.add(
                    (values.values().get(Setting.READS).origin() + ": the hosts are chosen by ")
                            + properties.get("targetServerType").origin()
                            + " too; give one of them");
        }
    }

    /** Adds a message for what is said about an audit log that has no file; before the defaults. */
    static void checkAudit(Map<Setting, SettingValue> given, Collection<String> mistakes) {
        for (Map.Entry<Setting, SettingValue> entry : given.entrySet()) {
            if (OF_THE_AUDIT.contains(entry.getKey()) && !given.containsKey(Setting.AUDIT_FILE)) {
                mistakes.add(entry.getValue().origin() + ": there is no log; give its file too");
            }
        }
    }

    /** Says that the value is not allowed, and what is. */
    static String message(Setting setting, SettingValue value) {
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
