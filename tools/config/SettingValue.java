package tools.config;

/**
 * The text of a setting and where it came from.
 *
 * @param origin as a person would name it: {@code --port}, {@code PGPORT}, {@code port in
 *     DATABASE_URL}
 */
record SettingValue(String text, String origin) {

    private static final int SHOWN = 60;

    /** Quotes the text for a message, unless it could be a URL that holds a password. */
    String shown() {
        if (text.contains("://") || text.contains("@")) {
            return "this text";
        }
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN
                ? "'" + printable + "'"
                : "'" + printable.substring(0, SHOWN) + "...'";
    }

    /** Hides the text, which may be the password. */
    @Override
    public String toString() {
        return origin;
    }
}
