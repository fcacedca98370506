package tools.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Reads settings from environment variables; an empty variable is the same as none. */
final class EnvironmentLoader {

    private static final String OURS = "PGMCP_";
    private static final String OF_THE_TESTS = "PGMCP_TEST_";

    /** What libpq does for these, sessions of pg-mcp do not: how values read is fixed. */
    private static final List<String> OF_SESSIONS = List.of("PGDATESTYLE", "PGGEQO", "PGTZ");

    private final Map<String, String> environment;

    EnvironmentLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns what our own variables say. */
    Source ours() {
        Source source = Source.empty();
        for (Setting setting : Setting.values()) {
            put(source, setting, setting.variable());
        }
        return source;
    }

    /** Returns {@code DATABASE_URL}, which stands above libpq's variables. */
    Source databaseUrl() {
        Source source = Source.empty();
        put(source, Setting.URL, Setting.URL.foreignVariable().orElseThrow());
        return source;
    }

    /** Returns the service that libpq's programs would use: it counts more than the variables. */
    Source service() {
        Source source = Source.empty();
        put(source, Setting.SERVICE, Setting.SERVICE.foreignVariable().orElseThrow());
        return source;
    }

    /** Returns what the other variables say that libpq's programs read too. */
    Source libpq(Collection<String> mistakes, Collection<String> warnings) {
        Source source = Source.empty();
        for (Setting setting : Setting.values()) {
            boolean ofLibpq = setting != Setting.URL && setting != Setting.SERVICE;
            if (ofLibpq && setting.foreignVariable().isPresent()) {
                put(source, setting, setting.foreignVariable().get());
            }
        }
        for (LibpqParameter parameter : LibpqParameter.all().values()) {
            String text = text(parameter.variable());
            if (!text.isEmpty()) {
                parameter.read(new SettingValue(text, parameter.variable()), source, mistakes);
            }
        }
        var ignored = new TreeSet<String>(LibpqParameter.unsupported().values());
        ignored.addAll(OF_SESSIONS);
        for (String name : ignored) {
            if (!text(name).isEmpty() && !meansUtf8(name)) {
                warnings.add(name + " has no effect here: the driver has nothing like it");
            }
        }
        return source;
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
                                        .orElse("see pg-mcp --help for those there are"));
            }
        }
        return mistakes;
    }

    private boolean meansUtf8(String name) {
        return name.equals("PGCLIENTENCODING")
                && List.of("utf8", "unicode", "auto")
                        .contains(text(name).toLowerCase(Locale.ROOT).replace("-", ""));
    }

    private static List<String> suffixes(TreeSet<String> known) {
        return known.stream().map(name -> name.substring(OURS.length())).toList();
    }

    private String text(String variable) {
        return environment.getOrDefault(variable, "");
    }

    private void put(Source source, Setting setting, String variable) {
        if (!text(variable).isEmpty()) {
            source.settings().put(setting, new SettingValue(text(variable), variable));
        }
    }
}
