///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DESCRIPTION Serves a PostgreSQL database to MCP clients, read-only.
//DEPS io.modelcontextprotocol.sdk:mcp:2.1.0
//DEPS org.postgresql:postgresql:42.7.14
//DEPS com.zaxxer:HikariCP:7.1.0
//DEPS info.picocli:picocli:4.7.7
//DEPS org.slf4j:slf4j-simple:2.0.17
//COMPILE_OPTIONS --release 17 -encoding UTF-8 -XDstringConcat=inline
//RUNTIME_OPTIONS -Xlog:disable -Xlog:all=warning:stderr -XX:+IgnoreUnrecognizedVMOptions
//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8
//SOURCES tools/package-info.java
//SOURCES tools/config/package-info.java
//SOURCES tools/sql/package-info.java
//SOURCES tools/guard/package-info.java
//SOURCES tools/database/package-info.java
//SOURCES tools/catalog/package-info.java
//SOURCES tools/plan/package-info.java
//SOURCES tools/query/package-info.java
//SOURCES tools/schema/package-info.java
//SOURCES tools/server/package-info.java
//SOURCES tools/cli/package-info.java

import tools.cli.CommandLineInterface;

/**
 * Starts pg-mcp: everything else stands in the packages under tools.
 *
 * <p>The options above are for a quick start: strings joined without {@code invokedynamic} save 20
 * ms of CPU, the serial collector and the first compiler 400 ms; {@code -Xlog} keeps the JVM's own
 * warnings away from stdout.
 */
public final class PgMcp {

    private PgMcp() {}

    public static void main(String[] args) {
        System.exit(
                CommandLineInterface.run(args, System.getenv(), System.in, System.out, System.err));
    }
}
