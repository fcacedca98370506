package lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Imports point downwards only, and never from one group of tools to another. */
final class Layers implements Check {

    private static final String TOOL_CONTRACT = "tools";

    /** A package may use those with a lower number, and itself. */
    private static final Map<String, Integer> HEIGHT =
            Map.ofEntries(
                    Map.entry("tools.config", 0),
                    Map.entry(TOOL_CONTRACT, 1),
                    Map.entry("tools.sql", 2),
                    Map.entry("tools.guard", 3),
                    Map.entry("tools.database", 4),
                    Map.entry("tools.catalog", 5),
                    Map.entry("tools.plan", 5),
                    Map.entry("tools.query", 6),
                    Map.entry("tools.schema", 6),
                    Map.entry("tools.data", 6),
                    Map.entry("tools.health", 6),
                    Map.entry("tools.plugin", 6),
                    Map.entry("tools.server", 7),
                    Map.entry("tools.cli", 8),
                    Map.entry("tools.demo", 9));

    /** A type or member by its full name; Jackson's packages begin with "tools" as well. */
    private static final Pattern USE =
            Pattern.compile("\\b(tools(?:\\.(?!jackson\\b)[a-z]\\w*)?)\\.(?=[A-Z*])");

    @Override
    public List<Finding> findings(List<SourceFile> sources) {
        return sources.stream()
                .filter(source -> source.path().startsWith("tools/"))
                .flatMap(source -> findings(source).stream())
                .toList();
    }

    private static List<Finding> findings(SourceFile source) {
        String user = source.folder().replace('/', '.');
        if (!HEIGHT.containsKey(user)) {
            return List.of(source.finding(1, "%s is in no layer: see Layers".formatted(user)));
        }
        var findings = new ArrayList<Finding>();
        int number = 0;
        for (String line : source.lines()) {
            number++;
            if (SourceFile.isComment(line)) {
                continue;
            }
            for (MatchResult use : USE.matcher(line).results().toList()) {
                String used = use.group(1);
                if (!used.equals(user) && HEIGHT.getOrDefault(used, 99) >= HEIGHT.get(user)) {
                    findings.add(
                            source.finding(number, "%s must not use %s".formatted(user, used)));
                }
            }
        }
        return findings;
    }
}
