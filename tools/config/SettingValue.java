package tools.config;

/**
 * The text of a setting and where it came from.
 *
 * @param origin as a person would name it: {@code --port}, {@code PGPORT}, {@code port in
 *     DATABASE_URL}, {@code pg-mcp.yaml:3:7: port}
 * @param written what stands there, which is not the text where {@code ${env:NAME}} was replaced
 */
record SettingValue(String text, String origin, String written) {

    private static final int SHOWN = 60;

    SettingValue(String text, String origin) {
        this(text, origin, text);
    }

    /** Quotes what was written for a message, unless it could be a URL that holds a password. */
    String shown() {
        if (written.contains("://") || written.contains("@")) {
            return "this text";
        }
        String printable = written.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN
                ? "'" + printable + "'"
                : "'" + printable.substring(0, SHOWN) + "...'";
    }

    /** Returns it for a person to read. */
    EffectiveValue effective(String database, String setting, boolean secret) {
        return new EffectiveValue(database, setting, secret ? "***" : written, origin);
    }

    /** Hides the text, which may be the password. */
    @Override
    public String toString() {
        return origin;
    }
}
