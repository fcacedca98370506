package tools.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * libpq's {@code pg_service.conf}. The driver can read it too, but takes pgjdbc's names of the
 * parameters for libpq's, and shows a line with a password when it does not understand it.
 */
final class ServiceFile {

    private final Path file;
    private final List<String> lines;

    private ServiceFile(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Returns what the service says, or adds to the mistakes why that is not known. */
    static Source read(
            SettingValue service,
            UserFolders folders,
            Collection<String> mistakes,
            Collection<String> warnings) {
        Optional<ServiceFile> user = open(folders.serviceFile(), mistakes);
        Optional<ServiceFile> system = open(folders.systemServiceFile(), mistakes);
        for (Optional<ServiceFile> candidate : List.of(user, system)) {
            if (candidate.isPresent() && candidate.get().line(service.text()) >= 0) {
                return candidate.get().section(service.text(), mistakes, warnings);
            }
        }
        String message = service.origin() + ": there is no service " + service.shown();
        mistakes.add(
                user.or(() -> system)
                        .map(found -> message + " in " + found.file + found.near(service.text()))
                        .orElse(
                                message
                                        + ": there is no file ~/.pg_service.conf; see"
                                        + " PGSERVICEFILE"));
        return Source.empty();
    }

    private static Optional<ServiceFile> open(Optional<Path> file, Collection<String> mistakes) {
        if (file.filter(Files::exists).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServiceFile(file.get(), Files.readAllLines(file.get())));
        } catch (IOException e) {
            mistakes.add(file.get() + ": cannot be read as text in UTF-8");
            return Optional.empty();
        }
    }

    private String near(String service) {
        var names = new TreeSet<String>();
        for (String line : lines) {
            if (isHeading(line.strip())) {
                names.add(line.strip().substring(1, line.strip().length() - 1));
            }
        }
        return NearestName.of(service, names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("; it has " + (names.isEmpty() ? "none" : String.join(", ", names)));
    }

    private int line(String service) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("[" + service + "]")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHeading(String line) {
        return line.startsWith("[") && line.endsWith("]");
    }

    private Source section(
            String service, Collection<String> mistakes, Collection<String> warnings) {
        Source section = Source.empty();
        for (int i = line(service) + 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (isHeading(line)) {
                break;
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                parameter(line, file + ":" + (i + 1), section, mistakes, warnings);
            }
        }
        return section;
    }

    private static void parameter(
            String line,
            String place,
            Source section,
            Collection<String> mistakes,
            Collection<String> warnings) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            mistakes.add(place + ": this is no 'name=value'");
            return;
        }
        String name = line.substring(0, equals);
        var value = new SettingValue(line.substring(equals + 1), place + ": " + name);
        Map<String, Setting> settings = UrlParameters.settingsByName();
        if (name.equals("service")) {
            mistakes.add(place + ": a service cannot name another one");
        } else if (LibpqParameter.unsupported().containsKey(name)) {
            warnings.add(
                    place + ": " + name + " has no effect here: the driver has nothing like it");
        } else if (name.equals("ssl") || !UrlParameters.libpqNames().contains(name)) {
            mistakes.add(place + ": " + UrlParameters.unknown(name));
        } else if (settings.containsKey(name)) {
            section.settings().putIfAbsent(settings.get(name), value);
        } else {
            LibpqParameter.all().get(name).read(value, section, mistakes);
        }
    }
}
