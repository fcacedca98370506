package tools.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The keys of the configuration file, for its reader and for its schema. */
final class FileKeys {

    static final String DATABASES = "databases";
    static final String PROFILES = "profiles";
    static final String DEFAULT = "default";

    private FileKeys() {}

    /** Returns the settings of a database by key. */
    static Map<String, Setting> ofDatabase() {
        return settings(Set.of(Setting.Scope.DATABASE), Optional.empty());
    }

    /** Returns the settings of the top level, and of a profile, by key. */
    static Map<String, Setting> ofTop() {
        return settings(Set.of(Setting.Scope.DATABASE, Setting.Scope.SERVER), Optional.empty());
    }

    /** Returns the settings below the key of a group. */
    static Map<String, Setting> ofGroup(String group) {
        return settings(Set.of(Setting.Scope.SERVER), Optional.of(group));
    }

    /** Returns the keys that hold groups of settings. */
    static Set<String> groups() {
        var groups = new TreeSet<String>();
        for (Setting setting : Setting.values()) {
            setting.group().ifPresent(groups::add);
        }
        return groups;
    }

    private static Map<String, Setting> settings(
            Set<Setting.Scope> scopes, Optional<String> group) {
        var keys = new LinkedHashMap<String, Setting>();
        for (Setting setting : Setting.values()) {
            if (scopes.contains(setting.scope()) && setting.group().equals(group)) {
                keys.put(setting.fileKey(), setting);
            }
        }
        return keys;
    }
}
