package tools.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in the configuration file, before {@code ${env:NAME}} is replaced. */
record ConfigFile(Path path, Section main, Map<String, Section> profiles) {

    /**
     * The file's top level, or one of its profiles.
     *
     * @param defaults the databases that are called the default, with the place where
     * @param substitution what turns a source of the section into what it means
     */
    record Section(
            Source source,
            Map<String, Source> databases,
            Map<String, String> defaults,
            Substitution substitution) {

        static Section empty(Substitution substitution) {
            return new Section(
                    Source.empty(), new LinkedHashMap<>(), new LinkedHashMap<>(), substitution);
        }
    }

    /** Returns the sections that count, the most important one first. */
    List<Section> sections(Optional<SettingValue> profile, Collection<String> mistakes) {
        if (profile.isEmpty()) {
            return List.of(main);
        }
        String name = profile.get().text();
        if (profiles.containsKey(name)) {
            return List.of(profiles.get(name), main);
        }
        mistakes.add(
                (profile.get().origin() + ": there is no profile " + profile.get().shown())
                        + (" in " + path)
                        + NearestName.of(name, profiles.keySet())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(
                                        profiles.isEmpty()
                                                ? ""
                                                : "; it has "
                                                        + String.join(", ", profiles.keySet())));
        return List.of(main);
    }
}
