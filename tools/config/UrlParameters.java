package tools.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters behind the question mark of a URL, as settings and as properties of pgjdbc. */
record UrlParameters(Map<Setting, String> settings, Map<String, String> driverProperties) {

    private static final Map<String, Setting> SETTINGS =
            Map.of(
                    "service", Setting.SERVICE,
                    "host", Setting.HOST,
                    "port", Setting.PORT,
                    "user", Setting.USER,
                    "password", Setting.PASSWORD,
                    "dbname", Setting.DBNAME,
                    "sslmode", Setting.SSLMODE);

    /** Returns the settings by libpq's names. */
    static Map<String, Setting> settingsByName() {
        return SETTINGS;
    }

    /** Returns the names that libpq's URLs may have. */
    static Set<String> libpqNames() {
        var names = new TreeSet<String>(LibpqParameter.all().keySet());
        names.addAll(SETTINGS.keySet());
        names.add("ssl");
        return names;
    }

    /** Reads the query of a {@code postgres://} URL, or throws with all its mistakes. */
    static UrlParameters ofLibpq(String query) {
        UrlParameters read = empty();
        var mistakes = new ArrayList<String>();
        for (String parameter : split(query)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : PercentCoding.decode(parameter.substring(equals + 1));
            Setting setting = SETTINGS.get(name);
            if (setting != null) {
                read.settings.put(setting, value);
            } else if (name.equals("ssl")) {
                read.readSsl(value, "require");
            } else {
                read.readProperty(name, value, mistakes);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return read;
    }

    /** Reads the query of a {@code jdbc:} URL as pgjdbc does, where a plus sign is a space. */
    static UrlParameters ofJdbc(String query) {
        UrlParameters read = empty();
        for (String parameter : split(query)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String raw = equals < 0 ? "" : parameter.substring(equals + 1);
            String value = PercentCoding.decode(raw.replace('+', ' '));
            if (name.equals("ssl")) {
                read.readSsl(value, "verify-full");
            } else if (name.equals("user") || name.equals("password") || name.equals("sslmode")) {
                read.settings.put(SETTINGS.get(name), value);
            } else {
                read.driverProperties.put(name, value);
            }
        }
        return read;
    }

    private static UrlParameters empty() {
        return new UrlParameters(new EnumMap<>(Setting.class), new LinkedHashMap<>());
    }

    private static List<String> split(String query) {
        var parameters = new ArrayList<String>(List.of(query.split("&")));
        parameters.removeAll(Set.of(""));
        return parameters;
    }

    /** Reads the older switch, which says less than {@code sslmode} and so yields to it. */
    private void readSsl(String value, String mode) {
        if (value.isEmpty() || value.equals("true")) {
            settings.putIfAbsent(Setting.SSLMODE, mode);
        }
    }

    private void readProperty(String name, String value, List<String> mistakes) {
        LibpqParameter parameter = LibpqParameter.all().get(name);
        if (parameter == null) {
            mistakes.add(unknown(name));
            return;
        }
        Optional<String> refusal = parameter.refusal(new SettingValue(value, name));
        if (refusal.isPresent()) {
            mistakes.add(refusal.get());
        }
        driverProperties.put(parameter.property(), parameter.driverValue(value));
    }

    /** Says that there is no such parameter, and which was probably meant. */
    static String unknown(String name) {
        Set<String> names = libpqNames();
        return "unknown parameter "
                + new SettingValue(name, "").shown()
                + NearestName.of(name, names)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; known are " + String.join(", ", names));
    }

    /** Shows only the names: some values are secret. */
    @Override
    public String toString() {
        return "UrlParameters" + settings.keySet() + driverProperties.keySet();
    }
}
