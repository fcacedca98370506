package tools.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The values of settings once they are checked, as what they mean. */
record SettingValues(Map<Setting, SettingValue> values, UserFolders folders) {

    static SettingValues empty(UserFolders folders) {
        return new SettingValues(new EnumMap<>(Setting.class), folders);
    }

    /** Gives each setting of the scope its default, unless it has a value or no default. */
    void addDefaults(Setting.Scope scope) {
        for (Setting setting : Setting.values()) {
            if (setting.scope() == scope
                    && !setting.defaultText().isEmpty()
                    && setting.type().accepts(setting.defaultText())
                    && setting != Setting.PASSWORD) {
                values.putIfAbsent(setting, new SettingValue(setting.defaultText(), "default"));
            }
        }
    }

    boolean has(Setting setting) {
        return values.containsKey(setting);
    }

    /** Returns the text; empty if there is none. */
    String text(Setting setting) {
        return has(setting) ? values.get(setting).text() : "";
    }

    boolean isOn(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    OptionalInt anyNumber(Setting setting) {
        return has(setting) ? OptionalInt.of(number(setting)) : OptionalInt.empty();
    }

    Duration time(Setting setting) {
        return DurationText.parse(text(setting)).orElseThrow();
    }

    OptionalLong size(Setting setting) {
        return SizeText.parse(text(setting));
    }

    Optional<Path> path(Setting setting) {
        return has(setting) ? Optional.of(folders.path(text(setting))) : Optional.empty();
    }

    List<String> names(Setting setting) {
        return ValueType.Names.split(text(setting));
    }

    List<NamePattern> patterns(Setting setting) {
        var patterns = new ArrayList<NamePattern>();
        for (String name : names(setting)) {
            patterns.add(new NamePattern(name));
        }
        return patterns;
    }

    /** Returns the constant that a choice stands for. */
    <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return Enum.valueOf(type, text(setting).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Shows no text, which may be the password. */
    @Override
    public String toString() {
        return "SettingValues" + values.values();
    }
}
