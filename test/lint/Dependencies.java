package lint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The lint script has all libraries of the program and the tests, to compile against them. */
final class Dependencies implements Check {

    @Override
    public List<Finding> findings(List<SourceFile> sources) {
        SourceFile script =
                sources.stream()
                        .filter(source -> source.path().equals("test/lint/Lint.java"))
                        .findFirst()
                        .orElseThrow();
        Set<String> known = Set.copyOf(script.directives("DEPS"));
        var missing = new TreeSet<String>();
        for (SourceFile source : sources) {
            directDependencies(source).filter(name -> !known.contains(name)).forEach(missing::add);
        }
        return missing.stream()
                .map(name -> script.finding(script.lineOf("//DEPS"), "add //DEPS " + name))
                .toList();
    }

    /** Without those that depend on the machine, which hold programs and no classes. */
    private static Stream<String> directDependencies(SourceFile source) {
        return source.directives("DEPS").stream().filter(name -> !name.contains("${"));
    }
}
