package lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** All of it compiles for Java 17 without a warning. */
final class Compilation implements Check {

    @Override
    public List<Finding> findings(List<SourceFile> sources) {
        try {
            Path classes = Files.createTempDirectory("pg-mcp-lint");
            try {
                return compile(sources, classes);
            } finally {
                delete(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Finding> compile(List<SourceFile> sources, Path classes)
            throws IOException {
        List<String> options =
                List.of(
                        "--release=17",
                        // Manifests of libraries name jars that nobody has: not ours to mend.
                        "-Xlint:all,-path",
                        "-Werror",
                        "-proc:none",
                        "-implicit:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(
                        diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            var units =
                    files.getJavaFileObjectsFromPaths(
                            sources.stream().map(SourceFile::file).toList());
            compiler.getTask(null, files, diagnostics, options, null, units).call();
        }
        return diagnostics.getDiagnostics().stream().map(Compilation::finding).toList();
    }

    private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
        String path = diagnostic.getSource() == null ? "javac" : diagnostic.getSource().getName();
        String message = diagnostic.getMessage(Locale.ENGLISH).replaceAll("\\R\\s*", " ");
        return new Finding(path, Math.max(1, diagnostic.getLineNumber()), message);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
