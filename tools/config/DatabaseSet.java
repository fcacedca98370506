package tools.config;

import tools.config.ConfigFile.Section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which databases there are, and the sources of each.
 *
 * <p>A server that an option or a variable of ours names is the only one: the databases of the file
 * are not served then, and nothing in the file says who logs in. A database for which the file
 * names the server takes no connection setting from libpq's variables, which were meant for
 * another.
 */
final class DatabaseSet {

    /** What one database has, and several cannot share. */
    private static final List<Setting> OF_ONE =
            List.of(Setting.DBNAME, Setting.PASSWORD, Setting.DESCRIPTION);

    private final UserFolders folders;
    private final EnvironmentLoader variables;
    private final List<Source> own;
    private final List<Section> sections;
    private final boolean onlyOurs;

    /**
     * @param own the options and our variables
     * @param sections what counts of the file, the most important one first
     */
    DatabaseSet(
            UserFolders folders,
            EnvironmentLoader variables,
            List<Source> own,
            List<Section> sections) {
        this.folders = folders;
        this.variables = variables;
        this.own = own;
        this.sections = sections;
        this.onlyOurs = anyNamesServer(own);
    }

    /** Returns the sources for what is not of one database. */
    List<Source> serverSources() {
        var sources = new ArrayList<Source>(own);
        for (Section section : sections) {
            sources.add(top(section));
        }
        return sources;
    }

    /** Returns the databases, the default first; empty if anything is wrong. */
    List<DatabaseConfig> build(
            List<EffectiveValue> effective,
            Collection<String> mistakes,
            Collection<String> warnings) {
        var built = new ArrayList<DatabaseConfig>();
        List<String> names = names(mistakes);
        if (names.size() > 1) {
            checkShared(mistakes);
        }
        for (String name : names.isEmpty() ? List.of("") : names) {
            var loader = new DatabaseLoader(folders, mistakes, warnings);
            for (Source source : sources(name, mistakes, warnings)) {
                loader.add(source);
            }
            Optional<DatabaseConfig> database = loader.build(name, effective);
            if (database.isPresent()) {
                built.add(database.get());
            }
        }
        return built;
    }

    /** Returns the sources of a database, the most important one first. */
    private List<Source> sources(
            String name, Collection<String> mistakes, Collection<String> warnings) {
        var sources = new ArrayList<Source>();
        for (Section section : sections) {
            Optional<Source> database = Optional.ofNullable(section.databases().get(name));
            if (database.isPresent()) {
                sources.add(section.substitution().apply(database.get()));
            }
            sources.add(top(section));
        }
        boolean named = anyNamesServer(sources);
        sources.addAll(0, own);
        if (onlyOurs || !named) {
            sources.add(variables.databaseUrl());
            sources.add(variables.service());
            sources.add(variables.libpq(mistakes, warnings));
        }
        return sources;
    }

    private static boolean anyNamesServer(List<Source> sources) {
        for (Source source : sources) {
            if (source.namesServer()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names in the file, the default first; none if its databases do not count. */
    private List<String> names(Collection<String> mistakes) {
        var names = new LinkedHashSet<String>();
        if (onlyOurs) {
            return List.of();
        }
        for (Section section : sections) {
            Set<String> defaults = section.defaults().keySet();
            if (defaults.size() > 1) {
                mistakes.add(
                        String.join("; ", section.defaults().values())
                                + ": only one database can be the default");
            }
            names.addAll(defaults);
        }
        for (int i = sections.size() - 1; i >= 0; i--) {
            names.addAll(sections.get(i).databases().keySet());
        }
        for (Section section : sections) {
            Optional<SettingValue> url = section.source().value(Setting.URL);
            if (url.isPresent() && !names.isEmpty()) {
                mistakes.add(
                        url.get().origin() + ": there are databases too; name this one among them");
            }
        }
        return List.copyOf(names);
    }

    private void checkShared(Collection<String> mistakes) {
        for (Source source : own) {
            for (Setting setting : OF_ONE) {
                Optional<SettingValue> value = source.value(setting);
                if (value.isPresent()) {
                    mistakes.add(
                            value.get().origin()
                                    + ": the file has several databases; say it there for one of"
                                    + " them");
                }
            }
        }
    }

    private Source top(Section section) {
        return section.substitution()
                .apply(onlyOurs ? section.source().withoutConnection() : section.source());
    }
}
