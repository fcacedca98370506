package lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Java file of the repository.
 *
 * @param path relative to the repository, with slashes on every system
 */
record SourceFile(Path file, String path, String text) {

    /** All Java files, by path. */
    static List<SourceFile> all(Path repository) throws IOException {
        var files = new ArrayList<Path>();
        files.add(repository.resolve("PgMcp.java"));
        for (String folder : List.of("tools", "test")) {
            try (Stream<Path> found = Files.walk(repository.resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files.stream().sorted().map(SourceFile::read).toList();
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(file, file.toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    /** The folder, without a slash at its end; empty for the top of the repository. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** The values of a JBang directive, for instance all {@code //DEPS}. */
    List<String> directives(String name) {
        return text.lines()
                .filter(line -> line.startsWith("//" + name + " "))
                .map(line -> line.substring(name.length() + 3).strip())
                .toList();
    }

    static boolean isComment(String line) {
        return line.strip().matches("(//|/\\*|\\*).*");
    }

    /** A finding for each line in which the pattern occurs. */
    List<Finding> find(Pattern pattern, String message, Predicate<String> except) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(index -> !except.test(lines.get(index)))
                .filter(index -> pattern.matcher(lines.get(index)).find())
                .mapToObj(index -> finding(index + 1, message))
                .toList();
    }

    Finding finding(long line, String message) {
        return new Finding(path, line, message);
    }

    /** Where a text stands, for a finding about it; 1 if it is nowhere. */
    int lineOf(String part) {
        int before = Math.max(0, text.indexOf(part));
        return (int) text.substring(0, before).lines().count() + 1;
    }
}
