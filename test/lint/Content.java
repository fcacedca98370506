package lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** No unfinished work, no long files, and nothing on the stdout that belongs to the protocol. */
final class Content implements Check {

    private static final int MOST_LINES = 300;

    // In two halves each, or this file would not pass.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
    private static final Pattern STDOUT = Pattern.compile("\\bSystem\\s*\\.\\s*out\\b");

    @Override
    public List<Finding> findings(List<SourceFile> sources) {
        var findings = new ArrayList<Finding>();
        for (SourceFile source : sources) {
            findings.addAll(source.find(UNFINISHED, "finish this", line -> false));
            if (mustNotPrint(source)) {
                findings.addAll(
                        source.find(
                                STDOUT,
                                "stdout belongs to the protocol: take a stream as an argument",
                                SourceFile::isComment));
            }
            int length = source.lines().size();
            if (length > MOST_LINES) {
                findings.add(
                        source.finding(MOST_LINES, "%d lines: split this file".formatted(length)));
            }
        }
        return findings;
    }

    private static boolean mustNotPrint(SourceFile source) {
        return source.path().startsWith("tools/")
                && !source.folder().equals("tools/cli")
                && !source.folder().equals("tools/demo");
    }
}
