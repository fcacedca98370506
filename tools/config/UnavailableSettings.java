package tools.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Settings that are understood but not acted on in this version. They are refused: somebody who
 * hides a table must not believe that it is hidden.
 */
public final class UnavailableSettings {

    private static final Set<Setting> UNAVAILABLE =
            EnumSet.of(
                    Setting.VISIBLE_SCHEMAS,
                    Setting.HIDDEN_SCHEMAS,
                    Setting.VISIBLE_TABLES,
                    Setting.HIDDEN_TABLES,
                    Setting.MASK_COLUMNS,
                    Setting.MASK_TAG,
                    Setting.REFUSE_MASKED,
                    Setting.TOOLS_DIR,
                    Setting.AUDIT_FILE,
                    Setting.AUDIT_REQUIRED,
                    Setting.AUDIT_VALUES,
                    Setting.AUDIT_MAX_SIZE,
                    Setting.METRICS_FILE,
                    Setting.METRICS_PORT,
                    Setting.SLOW_QUERY);

    private UnavailableSettings() {}

    static boolean holds(Setting setting) {
        return UNAVAILABLE.contains(setting);
    }

    /**
     * Returns the configuration as it is.
     *
     * @throws ConfigException naming each setting that was given and would have no effect
     */
    public static ServerConfig refuse(ServerConfig config) {
        List<String> keys = UNAVAILABLE.stream().map(Setting::key).toList();
        List<String> mistakes =
                config.effective().stream()
                        .filter(value -> keys.contains(value.setting()))
                        .filter(value -> !value.origin().equals("default"))
                        .map(
                                value ->
                                        "%s: %s is not available in this version; leave it out"
                                                .formatted(value.origin(), value.setting()))
                        .distinct()
                        .toList();
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return config;
    }
}
