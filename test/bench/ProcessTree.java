package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What Linux says about a process and its descendants; elsewhere nothing is known. */
final class ProcessTree {

    // In /proc every Linux counts in hundredths of a second.
    private static final double TICK_MILLIS = 10;
    private static final double KILOBYTES = 1024;

    private final ProcessHandle root;

    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** The CPU time that they and their ended children took, in milliseconds. */
    OptionalDouble cpuMillis() {
        return sum(
                "stat",
                lines -> {
                    // The second field is the program's name in parentheses, blanks included.
                    String line = lines.get(0);
                    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                    return Stream.of(fields).skip(11).limit(4).mapToLong(Long::parseLong).sum()
                            * TICK_MILLIS;
                });
    }

    /** The most memory that each of them ever had, together, in megabytes. */
    OptionalDouble peakMegabytes() {
        return sum("status", lines -> kilobytes(lines, "VmHWM:") / KILOBYTES);
    }

    /** The memory that they have, in megabytes. */
    OptionalDouble megabytes() {
        return sum("status", lines -> kilobytes(lines, "VmRSS:") / KILOBYTES);
    }

    /** Ends them all. */
    void kill() {
        List<ProcessHandle> descendants = root.descendants().toList();
        root.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private static double kilobytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .sum();
    }

    private OptionalDouble sum(String file, ToDoubleFunction<List<String>> value) {
        Path own = Path.of("/proc", Long.toString(root.pid()), file);
        if (!Files.exists(own)) {
            return OptionalDouble.empty();
        }
        double sum =
                Stream.concat(Stream.of(root), root.descendants())
                        .map(process -> Path.of("/proc", Long.toString(process.pid()), file))
                        .map(ProcessTree::lines)
                        .filter(lines -> !lines.isEmpty())
                        .mapToDouble(value)
                        .sum();
        return OptionalDouble.of(sum);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException ended) {
            return List.of();
        }
    }
}
