package tools.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts one database together from its sources, the most important one first.
 *
 * <p>One URL or service counts at most, and none below a source that names a host: the password in
 * it must not go to a host that was named elsewhere.
 */
final class DatabaseLoader {

    static final String URL_ARGUMENT = "the URL";

    private static final Set<String> SECRET_PROPERTIES = Set.of("password", "sslpassword");

    private final SettingValues settings;
    private final Map<String, SettingValue> properties = new LinkedHashMap<>();
    private final Collection<String> mistakes;
    private final Collection<String> warnings;
    private boolean serverTaken;

    DatabaseLoader(UserFolders folders, Collection<String> mistakes, Collection<String> warnings) {
        this.settings = SettingValues.empty(folders);
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    /** Adds what the source says and no source before it said. */
    void add(Source source) {
        boolean serverCounts = !serverTaken && !settings.has(Setting.HOST);
        addAll(source);
        if (!serverCounts) {
            return;
        }
        Optional<SettingValue> service = source.value(Setting.SERVICE);
        Optional<SettingValue> url = source.value(Setting.URL);
        if (url.isPresent()) {
            serverTaken = true;
            Optional<SettingValue> inUrl = addUrl(url.get());
            service = inUrl.isPresent() ? inUrl : service;
        }
        if (service.isPresent()) {
            serverTaken = true;
            addAll(ServiceFile.read(service.get(), settings.folders(), mistakes, warnings));
        }
    }

    private void addAll(Source source) {
        for (Map.Entry<Setting, SettingValue> entry : source.settings().entrySet()) {
            Setting setting = entry.getKey();
            boolean expanded = setting == Setting.URL || setting == Setting.SERVICE;
            if (setting.scope() == Setting.Scope.DATABASE && !expanded) {
                settings.values().putIfAbsent(setting, entry.getValue());
            }
        }
        Source.fill(properties, source.properties());
    }

    /** Adds what the URL says; returns the service that it names. */
    private Optional<SettingValue> addUrl(SettingValue url) {
        ConnectionUrl parsed;
        try {
            parsed = ConnectionUrl.parse(url.text());
        } catch (ConfigException e) {
            for (String message : e.messages()) {
                mistakes.add(url.origin() + ": " + message);
            }
            return Optional.empty();
        }
        if (parsed.settings().containsKey(Setting.HOST) && settings.has(Setting.HOST)) {
            String other = settings.values().get(Setting.HOST).origin();
            mistakes.add(other + ": " + url.origin() + " names a host too; give one of them");
        }
        Source source = parsed.source(url.origin());
        addAll(source);
        if (url.origin().equals(URL_ARGUMENT) && parsed.holdsSecret()) {
            warnings.add(
                    "a password on the command line can be read by every user of this machine;"
                            + " use PGPASSWORD or ~/.pgpass instead");
        }
        return source.value(Setting.SERVICE);
    }

    /** Gives defaults and checks everything; returns where the database is. */
    private List<HostAddress> complete() {
        String systemUser = System.getProperty("user.name");
        settings.values().putIfAbsent(Setting.USER, new SettingValue(systemUser, "default"));
        settings.values().putIfAbsent(Setting.DBNAME, settings.values().get(Setting.USER));
        TlsRules.apply(settings, properties, mistakes);
        settings.addDefaults(Setting.Scope.DATABASE);
        ConfigValidator.checkTypes(settings.values(), mistakes);
        ConfigValidator.checkPool(settings.values(), mistakes);
        ConfigValidator.checkReads(settings, properties, mistakes);
        Optional<Path> usualKey = settings.folders().clientKey();
        if (properties.containsKey("sslkey")) {
            ClientKey.check(properties, mistakes);
        } else if (usualKey.isPresent() && Files.exists(usualKey.get())) {
            ClientKey.useUsual(usualKey.get(), properties, warnings);
        }
        return HostList.pair(
                settings.values().get(Setting.HOST), settings.values().get(Setting.PORT), mistakes);
    }

    /**
     * Returns the database if nothing at all is wrong.
     *
     * @param name what to call it; if empty, it is called as PostgreSQL calls it
     */
    Optional<DatabaseConfig> build(String name, List<EffectiveValue> effective) {
        boolean explicit =
                serverTaken || !Collections.disjoint(settings.values().keySet(), Source.CONNECTION);
        List<HostAddress> hosts = complete();
        if (!mistakes.isEmpty()) {
            return Optional.empty();
        }
        String shownName = name.isEmpty() ? settings.text(Setting.DBNAME) : name;
        effective.addAll(effective(shownName));
        return Optional.of(
                new DatabaseConfig(
                        shownName,
                        settings.text(Setting.DESCRIPTION),
                        hosts,
                        settings.text(Setting.DBNAME),
                        settings.text(Setting.USER),
                        password(hosts),
                        driverProperties(),
                        settings.choice(Setting.READS, Reads.class),
                        pool(),
                        limits(),
                        security(),
                        explicit));
    }

    private Optional<Secret> password(List<HostAddress> hosts) {
        if (settings.has(Setting.PASSWORD)) {
            return Optional.of(new Secret(settings.text(Setting.PASSWORD)));
        }
        PasswordFile.use(settings.folders(), warnings);
        return hosts.size() == 1
                ? Optional.empty()
                : PasswordFile.find(
                        hosts,
                        settings.text(Setting.DBNAME),
                        settings.text(Setting.USER),
                        warnings);
    }

    private Map<String, String> driverProperties() {
        var texts = new LinkedHashMap<String, String>();
        for (Map.Entry<String, SettingValue> entry : properties.entrySet()) {
            texts.put(entry.getKey(), entry.getValue().text());
        }
        texts.put("sslmode", settings.text(Setting.SSLMODE));
        return texts;
    }

    private PoolLimits pool() {
        return new PoolLimits(
                settings.number(Setting.MIN_CONNECTIONS),
                settings.number(Setting.MAX_CONNECTIONS),
                settings.time(Setting.CONNECTION_TIMEOUT),
                settings.time(Setting.IDLE_TIMEOUT));
    }

    private Limits limits() {
        return new Limits(
                settings.time(Setting.QUERY_TIMEOUT),
                settings.number(Setting.ROW_LIMIT),
                settings.size(Setting.SESSION_ROWS),
                settings.size(Setting.SESSION_BYTES));
    }

    private SecurityPolicy security() {
        return new SecurityPolicy(
                settings.isOn(Setting.ALLOW_WRITES),
                settings.names(Setting.ALLOW_FUNCTION),
                settings.choice(Setting.ROLE_CHECK, RoleCheck.class),
                new VisibleTables(
                        settings.patterns(Setting.VISIBLE_SCHEMAS),
                        settings.patterns(Setting.HIDDEN_SCHEMAS),
                        settings.patterns(Setting.VISIBLE_TABLES),
                        settings.patterns(Setting.HIDDEN_TABLES)),
                new MaskingPolicy(
                        settings.patterns(Setting.MASK_COLUMNS),
                        settings.text(Setting.MASK_TAG),
                        settings.isOn(Setting.REFUSE_MASKED)));
    }

    private List<EffectiveValue> effective(String database) {
        var list = new ArrayList<EffectiveValue>();
        for (Map.Entry<Setting, SettingValue> entry : settings.values().entrySet()) {
            String key = entry.getKey().key();
            boolean secret = entry.getKey() == Setting.PASSWORD;
            list.add(entry.getValue().effective(database, key, secret));
        }
        for (Map.Entry<String, SettingValue> entry : properties.entrySet()) {
            boolean secret = SECRET_PROPERTIES.contains(entry.getKey());
            list.add(entry.getValue().effective(database, entry.getKey(), secret));
        }
        return list;
    }
}
