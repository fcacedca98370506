package tools.config;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import tools.config.ConfigFile.Section;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the configuration file; this class and the YAML library are loaded only if there is one.
 */
final class ConfigFileReader {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,63}");

    private final Path file;
    private final Collection<String> mistakes;
    private final Substitution substitution;

    private ConfigFileReader(Path file, Collection<String> mistakes, Substitution substitution) {
        this.file = file;
        this.mistakes = mistakes;
        this.substitution = substitution;
    }

    /** Returns what the file says, and adds to the mistakes what is wrong with it. */
    static ConfigFile read(Path file, UserFolders folders, Collection<String> mistakes) {
        var found = new ArrayList<String>();
        Path folder = file.toAbsolutePath().getParent();
        var substitution = new Substitution(folder, folders, mistakes);
        var reader = new ConfigFileReader(file, found, substitution);
        Section main = Section.empty(substitution);
        var profiles = new LinkedHashMap<String, Section>();
        reader.root().ifPresent(root -> reader.section(root, "", main, profiles));
        found.sort(Comparator.comparingLong(mistake -> position(file, mistake)));
        mistakes.addAll(found);
        return new ConfigFile(file, main, profiles);
    }

    /** Returns a number that grows from each place in the file to the next. */
    private static long position(Path file, String mistake) {
        String[] place = mistake.substring(file.toString().length()).split(":", 4);
        return Long.parseLong(place[1]) << 32 | Long.parseLong(place[2]);
    }

    private Optional<Node> root() {
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        try {
            return new Compose(settings).composeString(Files.readString(file));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            String place =
                    mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                            .orElse("");
            mistakes.add(file + place + ": this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            mistakes.add(file + ": this is not YAML: it holds a character that may not be in it");
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read as text in UTF-8");
        }
        return Optional.empty();
    }

    /** Reads the top level or, where nothing is to hold profiles, one of the profiles. */
    private void section(Node node, String path, Section section, Map<String, Section> profiles) {
        boolean isTop = path.isEmpty();
        Map<String, Setting> settings = FileKeys.ofTop();
        var known = new TreeSet<>(settings.keySet());
        known.addAll(LibpqParameter.all().keySet());
        known.addAll(FileKeys.groups());
        known.add(FileKeys.DATABASES);
        if (isTop) {
            known.add(FileKeys.PROFILES);
        }
        for (YamlEntry entry : YamlEntry.of(node, file, path, known, mistakes)) {
            switch (entry.key()) {
                case FileKeys.DATABASES -> databases(entry, section);
                case FileKeys.PROFILES -> {
                    for (YamlEntry profile : named(entry)) {
                        Section read = Section.empty(substitution);
                        section(profile.node(), profile.path(), read, profiles);
                        profiles.put(profile.key(), read);
                    }
                }
                default -> {
                    if (FileKeys.groups().contains(entry.key())) {
                        group(entry, section.source());
                    } else {
                        value(entry, settings, section.source());
                    }
                }
            }
        }
    }

    private void databases(YamlEntry databases, Section section) {
        Map<String, Setting> settings = FileKeys.ofDatabase();
        var known = new TreeSet<>(settings.keySet());
        known.addAll(LibpqParameter.all().keySet());
        known.add(FileKeys.DEFAULT);
        for (YamlEntry database : named(databases)) {
            Source source = Source.empty();
            for (YamlEntry entry : database.entries(known, mistakes)) {
                if (entry.key().equals(FileKeys.DEFAULT)) {
                    isDefault(entry)
                            .ifPresent(place -> section.defaults().put(database.key(), place));
                } else {
                    value(entry, settings, source);
                }
            }
            section.databases().put(database.key(), source);
        }
    }

    /** Returns where it is said; which database it is must be known before any substitution. */
    private Optional<String> isDefault(YamlEntry entry) {
        var type = new ValueType.Switch();
        Optional<SettingValue> value = entry.value(type, mistakes);
        if (value.isPresent() && !type.accepts(value.get().text())) {
            mistakes.add(value.get().origin() + ": give " + type.allowed());
        }
        return value.filter(found -> found.text().equals("true")).map(SettingValue::origin);
    }

    /** Returns what stands below names that the user chose. */
    private Iterable<YamlEntry> named(YamlEntry parent) {
        var entries = parent.entries(new TreeSet<>(), mistakes);
        for (YamlEntry entry : entries) {
            if (!NAME.matcher(entry.key()).matches()) {
                mistakes.add(
                        entry.origin()
                                + ": a name here has letters, digits, _, - and dots only, at most"
                                + " 63 of them");
            }
        }
        return entries;
    }

    private void group(YamlEntry group, Source source) {
        Map<String, Setting> settings = FileKeys.ofGroup(group.key());
        for (YamlEntry entry : group.entries(settings.keySet(), mistakes)) {
            value(entry, settings, source);
        }
    }

    private void value(YamlEntry entry, Map<String, Setting> settings, Source source) {
        Setting setting = settings.get(entry.key());
        if (setting == null) {
            entry.value(LibpqParameter.all().get(entry.key()).type(), mistakes)
                    .ifPresent(value -> parameter(entry.key(), value, source));
            return;
        }
        Optional<SettingValue> value = entry.value(setting.type(), mistakes);
        if (value.isEmpty()) {
            return;
        }
        if (Substitution.concerns(value.get().text())
                || setting.type().accepts(value.get().text())) {
            source.settings().put(setting, value.get());
        } else {
            mistakes.add(ConfigValidator.message(setting, value.get()));
        }
    }

    /** Keeps libpq's name and value: what they are for the driver is known after substitution. */
    private void parameter(String name, SettingValue value, Source source) {
        var found = new ArrayList<String>();
        if (!Substitution.concerns(value.text())) {
            LibpqParameter.all().get(name).read(value, Source.empty(), found);
        }
        mistakes.addAll(found);
        if (found.isEmpty()) {
            source.properties().put(name, value);
        }
    }
}
