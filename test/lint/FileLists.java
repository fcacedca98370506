package lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Each {@code package-info.java} lists the files of its package, and the script lists the packages:
 * over HTTP JBang finds only what is listed.
 */
final class FileLists implements Check {

    private static final String LIST = "package-info.java";

    @Override
    public List<Finding> findings(List<SourceFile> sources) {
        var findings = new ArrayList<Finding>();
        var folders = new TreeSet<String>();
        for (SourceFile source : sources) {
            if (isOurs(source)) {
                folders.add(source.folder());
            }
        }
        for (String folder : folders) {
            findings.addAll(inPackage(folder, sources));
        }
        SourceFile script = named("PgMcp.java", sources);
        var listed = new HashSet<>(script.directives("SOURCES"));
        for (String folder : folders) {
            // The demo has a script of its own, so that this one stays slim.
            if (!folder.equals("tools/demo") && !listed.contains(folder + "/" + LIST)) {
                findings.add(script.finding(1, "add //SOURCES %s/%s".formatted(folder, LIST)));
            }
        }
        return findings;
    }

    private static boolean isOurs(SourceFile source) {
        return source.path().startsWith("tools/");
    }

    private static List<Finding> inPackage(String folder, List<SourceFile> sources) {
        var files = new TreeSet<String>();
        for (SourceFile source : sources) {
            if (source.folder().equals(folder)) {
                files.add(source.name());
            }
        }
        if (!files.remove(LIST)) {
            return List.of(new Finding(folder + "/" + LIST, 1, "this package has none"));
        }
        return compare(named(folder + "/" + LIST, sources), files);
    }

    private static List<Finding> compare(SourceFile list, Set<String> files) {
        var findings = new ArrayList<Finding>();
        var listed = new HashSet<String>();
        for (String name : list.directives("SOURCES")) {
            int line = list.lineOf("//SOURCES " + name);
            if (!listed.add(name)) {
                findings.add(list.finding(line, name + " is listed twice"));
            } else if (!files.contains(name)) {
                findings.add(list.finding(line, name + " is listed and does not exist"));
            }
        }
        for (String name : files) {
            if (!listed.contains(name)) {
                findings.add(list.finding(1, "add //SOURCES " + name));
            }
        }
        return findings;
    }

    private static SourceFile named(String path, List<SourceFile> sources) {
        return sources.stream()
                .filter(source -> source.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
