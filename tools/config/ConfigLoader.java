package tools.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the configuration together from its sources, the most important one first.
 *
 * <p>One URL counts at most, and none below a source that names a host: the password of a URL must
 * not go to a host that was named elsewhere.
 */
public final class ConfigLoader {

    private static final String URL_ARGUMENT = "the URL";

    private static final Set<Setting> CONNECTION =
            EnumSet.of(Setting.HOST, Setting.PORT, Setting.USER, Setting.PASSWORD, Setting.DBNAME);

    private final Map<Setting, SettingValue> values = new EnumMap<>(Setting.class);
    private final Map<String, String> driverProperties = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean urlTaken;

    private ConfigLoader() {}

    /**
     * Returns the valid configuration, or throws a {@link ConfigException} with all mistakes.
     *
     * @param arguments the options by setting, and the URL argument under {@link Setting#URL}
     */
    public static ServerConfig load(
            Map<Setting, String> arguments, Map<String, String> environment) {
        var loader = new ConfigLoader();
        var variables = new EnvironmentLoader(environment);
        loader.add(commandLine(arguments));
        loader.add(variables.ours());
        loader.add(variables.databaseUrl());
        loader.add(variables.libpq());
        loader.mistakes.addAll(variables.mistakes());
        return loader.build();
    }

    private static Map<Setting, SettingValue> commandLine(Map<Setting, String> arguments) {
        var source = new EnumMap<Setting, SettingValue>(Setting.class);
        for (Map.Entry<Setting, String> argument : arguments.entrySet()) {
            String origin = argument.getKey().option().orElse(URL_ARGUMENT);
            source.put(argument.getKey(), new SettingValue(argument.getValue(), origin));
        }
        return source;
    }

    private void add(Map<Setting, SettingValue> source) {
        SettingValue url = source.get(Setting.URL);
        boolean urlCounts = url != null && !urlTaken && !values.containsKey(Setting.HOST);
        for (Map.Entry<Setting, SettingValue> entry : source.entrySet()) {
            if (entry.getKey() != Setting.URL) {
                values.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
        if (urlCounts) {
            urlTaken = true;
            addUrl(url);
        }
    }

    private void addUrl(SettingValue url) {
        ConnectionUrl parsed;
        try {
            parsed = ConnectionUrl.parse(url.text());
        } catch (ConfigException e) {
            for (String message : e.messages()) {
                mistakes.add(url.origin() + ": " + message);
            }
            return;
        }
        if (parsed.settings().containsKey(Setting.HOST) && values.containsKey(Setting.HOST)) {
            String other = values.get(Setting.HOST).origin();
            mistakes.add(other + ": " + url.origin() + " names a host too; give one of them");
        }
        for (Map.Entry<Setting, String> entry : parsed.settings().entrySet()) {
            String origin = entry.getKey().key() + " in " + url.origin();
            values.putIfAbsent(entry.getKey(), new SettingValue(entry.getValue(), origin));
        }
        driverProperties.putAll(parsed.driverProperties());
        if (url.origin().equals(URL_ARGUMENT) && parsed.holdsSecret()) {
            warnings.add(
                    "a password on the command line can be read by every user of this machine;"
                            + " use PGPASSWORD or ~/.pgpass instead");
        }
    }

    private ServerConfig build() {
        boolean explicit = urlTaken || !Collections.disjoint(values.keySet(), CONNECTION);
        addDefaults();
        ConfigValidator.check(values, mistakes);
        List<HostAddress> hosts =
                HostList.pair(values.get(Setting.HOST), values.get(Setting.PORT), mistakes);
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        driverProperties.put("sslmode", text(Setting.SSLMODE));
        var database =
                new DatabaseConfig(
                        text(Setting.DBNAME),
                        hosts,
                        text(Setting.DBNAME),
                        text(Setting.USER),
                        password(),
                        driverProperties,
                        pool(),
                        explicit);
        var limits = new Limits(time(Setting.QUERY_TIMEOUT), number(Setting.ROW_LIMIT));
        var level = LogLevel.valueOf(text(Setting.LOG_LEVEL).toUpperCase(Locale.ROOT));
        var security =
                new SecurityPolicy(
                        Boolean.parseBoolean(text(Setting.ALLOW_WRITES)),
                        ValueType.Names.split(text(Setting.ALLOW_FUNCTION)));
        return new ServerConfig(database, limits, security, level, warnings);
    }

    private void addDefaults() {
        values.putIfAbsent(
                Setting.USER, new SettingValue(System.getProperty("user.name"), "default"));
        values.putIfAbsent(Setting.DBNAME, values.get(Setting.USER));
        for (Setting setting : Setting.values()) {
            if (setting != Setting.URL && setting != Setting.PASSWORD) {
                values.putIfAbsent(setting, new SettingValue(setting.defaultText(), "default"));
            }
        }
    }

    private Optional<Secret> password() {
        SettingValue password = values.get(Setting.PASSWORD);
        return password == null ? Optional.empty() : Optional.of(new Secret(password.text()));
    }

    private PoolLimits pool() {
        return new PoolLimits(
                number(Setting.MIN_CONNECTIONS),
                number(Setting.MAX_CONNECTIONS),
                time(Setting.CONNECTION_TIMEOUT),
                time(Setting.IDLE_TIMEOUT));
    }

    private String text(Setting setting) {
        return values.get(setting).text();
    }

    private int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    private Duration time(Setting setting) {
        return DurationText.parse(text(setting)).orElseThrow();
    }
}
