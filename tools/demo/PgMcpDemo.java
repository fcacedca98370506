///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DESCRIPTION Serves a sample PostgreSQL database to MCP clients, with nothing to install.
//SOURCES ../../PgMcp.java
//SOURCES package-info.java

package tools.demo;

/** Starts pg-mcp on an embedded PostgreSQL with a sample database. */
public final class PgMcpDemo {

    private PgMcpDemo() {}

    public static void main(String[] args) {
        System.exit(Demo.run(args, System.getenv(), System.in, System.out, System.err));
    }
}
