package tools.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in values of the configuration file, and
 * makes paths in it relative to its folder: a host starts the server in a folder of its own.
 */
record Substitution(Path folder, UserFolders folders, Collection<String> mistakes) {

    private static final Pattern PLACE =
            Pattern.compile("\\$\\$\\{|\\$\\{(?:(env|file):([^}]+)\\})?");

    /** Tells whether the text is to be replaced, so that it cannot be checked yet. */
    static boolean concerns(String text) {
        return text.contains("${");
    }

    /** Returns the source as it reads then. */
    Source apply(Source source) {
        Source read = Source.empty();
        source.settings()
                .forEach(
                        (setting, value) -> {
                            boolean path = setting.type() instanceof ValueType.FilePath;
                            apply(value, path)
                                    .ifPresent(text -> read.settings().put(setting, text));
                        });
        for (Map.Entry<String, SettingValue> entry : source.properties().entrySet()) {
            LibpqParameter parameter = LibpqParameter.all().get(entry.getKey());
            boolean path =
                    parameter.type() instanceof ValueType.FilePath
                            && !entry.getValue().text().equals("system");
            apply(entry.getValue(), path).ifPresent(value -> parameter.read(value, read, mistakes));
        }
        return read;
    }

    /** Returns the value as it reads then; empty if that is a mistake. */
    private Optional<SettingValue> apply(SettingValue value, boolean path) {
        var found = new ArrayList<String>();
        String text =
                PLACE.matcher(value.text())
                        .replaceAll(place -> Matcher.quoteReplacement(replacement(place, found)));
        found.forEach(mistake -> mistakes.add(value.origin() + ": " + mistake));
        return !found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SettingValue(
                                path ? absolute(text) : text, value.origin(), value.written()));
    }

    private String replacement(MatchResult place, List<String> found) {
        if (place.group().equals("$${")) {
            return "${";
        }
        if (place.group(1) == null) {
            found.add("write ${env:NAME} or ${file:PATH}, or $${ for the characters ${");
            return "";
        }
        String name = place.group(2).strip();
        return place.group(1).equals("env") ? variable(name, found) : contents(name, found);
    }

    private String variable(String name, List<String> found) {
        String text = folders.environment().getOrDefault(name, "");
        if (text.isEmpty()) {
            found.add("the variable " + name + " is not set");
        }
        return text;
    }

    private String contents(String path, List<String> found) {
        try {
            // Editors and echo end the last line, and no secret ends with a line break.
            return Files.readString(Path.of(absolute(path))).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            found.add("cannot read the file " + path);
            return "";
        }
    }

    private String absolute(String path) {
        boolean valid = new ValueType.FilePath("FILE").accepts(path);
        return valid ? folder.resolve(folders.path(path)).toString() : path;
    }
}
