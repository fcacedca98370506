package tools.config;

/** The one place that knows the version of pg-mcp. */
public final class Version {

    public static final String CURRENT = "0.1.0";

    private Version() {}
}
