package lint;

import com.google.googlejavaformat.FormatterDiagnostic;
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formatted by google-java-format, in AOSP style, but with JBang's directives left as they are. */
final class Formatting implements Check {

    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    private static final Pattern DIRECTIVE =
            Pattern.compile("^//(/usr/bin/env |[A-Z_]+ ).*$", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER =
            Pattern.compile("^// directive#(\\d+)$", Pattern.MULTILINE);

    /** Formats all files that are not, as far as they can be parsed. */
    static void repair(List<SourceFile> sources) throws IOException {
        for (SourceFile source : sources) {
            try {
                String formatted = format(source.text());
                if (!formatted.equals(source.text())) {
                    Files.writeString(source.file(), formatted);
                    System.out.println("formatted " + source.path());
                }
            } catch (FormatterException e) {
                // The check that follows reports it.
                continue;
            }
        }
    }

    @Override
    public List<Finding> findings(List<SourceFile> sources) {
        return sources.parallelStream().map(Formatting::check).flatMap(Optional::stream).toList();
    }

    private static Optional<Finding> check(SourceFile source) {
        try {
            String formatted = format(source.text());
            if (formatted.equals(source.text())) {
                return Optional.empty();
            }
            int line = firstDifference(source.lines(), formatted.lines().toList());
            return Optional.of(source.finding(line, "not formatted: ./build.sh lint --fix"));
        } catch (FormatterException e) {
            FormatterDiagnostic first = e.diagnostics().get(0);
            return Optional.of(source.finding(Math.max(1, first.line()), first.message()));
        }
    }

    private static String format(String text) throws FormatterException {
        // The formatter would put a blank into directives, and break those that are long.
        List<String> directives =
                DIRECTIVE.matcher(text).results().map(MatchResult::group).toList();
        var number = new AtomicInteger();
        String shielded =
                DIRECTIVE
                        .matcher(text)
                        .replaceAll(match -> "// directive#" + number.getAndIncrement());
        // Twice: the lines of a string that it breaks get their indentation from the next pass
        // only.
        String formatted = FORMATTER.formatSource(FORMATTER.formatSourceAndFixImports(shielded));
        return PLACEHOLDER
                .matcher(formatted)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        directives.get(Integer.parseInt(match.group(1)))));
    }

    private static int firstDifference(List<String> before, List<String> after) {
        int line = 0;
        while (line < before.size()
                && line < after.size()
                && before.get(line).equals(after.get(line))) {
            line++;
        }
        return line + 1;
    }
}
