package tools.config;

import tools.config.ConfigFile.Section;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the configuration together from its sources, the most important one first. */
public final class ConfigLoader {

    private final UserFolders folders;
    private final EnvironmentLoader variables;
    private final Source arguments;
    private final Set<String> mistakes = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<EffectiveValue> effective = new ArrayList<>();

    private ConfigLoader(Map<Setting, String> arguments, Map<String, String> environment) {
        this.folders = new UserFolders(environment);
        this.variables = new EnvironmentLoader(environment);
        this.arguments = commandLine(arguments);
    }

    /**
     * Returns the valid configuration, or throws a {@link ConfigException} with all mistakes.
     *
     * @param arguments the options by setting, and the URL argument under {@link Setting#URL}
     */
    public static ServerConfig load(
            Map<Setting, String> arguments, Map<String, String> environment) {
        return new ConfigLoader(arguments, environment).load();
    }

    private static Source commandLine(Map<Setting, String> arguments) {
        Source source = Source.empty();
        for (Map.Entry<Setting, String> argument : arguments.entrySet()) {
            String origin = argument.getKey().option().orElse(DatabaseLoader.URL_ARGUMENT);
            source.settings().put(argument.getKey(), new SettingValue(argument.getValue(), origin));
        }
        return source;
    }

    private ServerConfig load() {
        List<Source> own = List.of(arguments, variables.ours());
        mistakes.addAll(variables.mistakes());
        SettingValues start = values(Setting.Scope.START, own);
        ConfigValidator.checkTypes(start.values(), mistakes);
        Optional<Path> path = path(start);
        Optional<SettingValue> profile = Optional.ofNullable(start.values().get(Setting.PROFILE));
        List<Section> sections = List.of();
        if (path.isPresent()) {
            sections =
                    ConfigFileReader.read(path.get(), folders, mistakes)
                            .sections(profile, mistakes);
        } else if (profile.isPresent() && !start.has(Setting.CONFIG)) {
            mistakes.add(profile.get().origin() + ": there is no file with profiles; see --config");
        }
        var databases = new DatabaseSet(folders, variables, own, sections);
        List<DatabaseConfig> built = databases.build(effective, mistakes, warnings);
        SettingValues server = values(Setting.Scope.SERVER, databases.serverSources());
        ConfigValidator.checkAudit(server.values(), mistakes);
        server.addDefaults(Setting.Scope.SERVER);
        ConfigValidator.checkTypes(server.values(), mistakes);
        if (!mistakes.isEmpty()) {
            throw new ConfigException(List.copyOf(mistakes));
        }
        return build(server, built, path);
    }

    private SettingValues values(Setting.Scope scope, List<Source> sources) {
        var found = SettingValues.empty(folders);
        for (Source source : sources) {
            for (Map.Entry<Setting, SettingValue> entry : source.settings().entrySet()) {
                if (entry.getKey().scope() == scope) {
                    found.values().putIfAbsent(entry.getKey(), entry.getValue());
                }
            }
        }
        return found;
    }

    /** Returns the file that was asked for, or else the user's if there is one. */
    private Optional<Path> path(SettingValues start) {
        boolean isAsked = start.has(Setting.CONFIG);
        if (isAsked && !Setting.CONFIG.type().accepts(start.text(Setting.CONFIG))) {
            return Optional.empty();
        }
        Optional<Path> path = isAsked ? start.path(Setting.CONFIG) : folders.configFile();
        if (path.isPresent() && Files.isReadable(path.get())) {
            return path;
        }
        if (isAsked) {
            SettingValue config = start.values().get(Setting.CONFIG);
            mistakes.add(config.origin() + ": there is no file " + config.shown() + " to read");
        }
        return Optional.empty();
    }

    private ServerConfig build(
            SettingValues server, List<DatabaseConfig> databases, Optional<Path> file) {
        for (Map.Entry<Setting, SettingValue> entry : server.values().entrySet()) {
            effective.add(entry.getValue().effective("", entry.getKey().key(), false));
        }
        return new ServerConfig(
                databases,
                server.names(Setting.TOOLS),
                server.path(Setting.TOOLS_DIR),
                audit(server),
                new MetricsConfig(
                        server.path(Setting.METRICS_FILE), server.anyNumber(Setting.METRICS_PORT)),
                DurationText.parse(server.text(Setting.SLOW_QUERY)),
                server.choice(Setting.LOG_LEVEL, LogLevel.class),
                file,
                List.copyOf(warnings),
                effective);
    }

    private static Optional<AuditConfig> audit(SettingValues server) {
        Optional<Path> path = server.path(Setting.AUDIT_FILE);
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AuditConfig(
                                path.get(),
                                server.isOn(Setting.AUDIT_REQUIRED),
                                server.isOn(Setting.AUDIT_VALUES),
                                server.size(Setting.AUDIT_MAX_SIZE).orElseThrow()));
    }
}
