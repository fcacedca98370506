package tools.config;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A URL behind its scheme, cut into its sections but not yet decoded.
 *
 * <p>People paste passwords that are not encoded. Where only one reading of the text makes sense,
 * that reading is taken; where two do, guessing could send a password to the wrong host.
 */
record UrlSections(String user, String password, String hosts, String database, String query) {

    private static final String HOST = "(\\[[^\\[\\]/@,]+\\]|[\\p{L}\\p{N}._%-]*)(:[0-9]*)?";
    private static final Pattern HOSTS = Pattern.compile(HOST + "(," + HOST + ")*");

    private static final String CANNOT_TELL =
            "cannot tell user, password, host and database apart; percent-encode what stands in the"
                    + " user, password or database: @ as %40, : as %3A, / as %2F, ? as %3F,"
                    + " # as %23, % as %25; and put an IPv6 address in brackets";

    /**
     * Cuts the text at the right {@code @}, or throws.
     *
     * @param known the parameters whose values may hold an {@code @}; empty if all may
     */
    static UrlSections of(String text, Set<String> known) {
        UrlSections found = null;
        for (int at = -1; at >= -1; at = nextAt(text, at)) {
            UrlSections reading = at < 0 ? withoutUser(text) : withUser(text, at);
            if (!reading.makesSense(known)) {
                continue;
            }
            if (found != null) {
                throw new ConfigException(CANNOT_TELL);
            }
            if (reading.database.indexOf('@') < 0) {
                return reading;
            }
            found = reading;
        }
        if (found == null) {
            throw new ConfigException(CANNOT_TELL);
        }
        return found;
    }

    private static int nextAt(String text, int at) {
        int next = text.indexOf('@', at + 1);
        return next < 0 ? -2 : next;
    }

    private static UrlSections withUser(String text, int at) {
        UrlSections rest = withoutUser(text.substring(at + 1));
        int colon = text.indexOf(':');
        boolean hasPassword = colon >= 0 && colon < at;
        return new UrlSections(
                text.substring(0, hasPassword ? colon : at),
                hasPassword ? text.substring(colon + 1, at) : "",
                rest.hosts,
                rest.database,
                rest.query);
    }

    private static UrlSections withoutUser(String text) {
        int question = text.indexOf('?');
        String path = question < 0 ? text : text.substring(0, question);
        int slash = path.indexOf('/');
        return new UrlSections(
                "",
                "",
                slash < 0 ? path : path.substring(0, slash),
                slash < 0 ? "" : path.substring(slash + 1),
                question < 0 ? "" : text.substring(question + 1));
    }

    /** Shows nothing: any section can hold a piece of the password. */
    @Override
    public String toString() {
        return "UrlSections";
    }

    private boolean makesSense(Set<String> known) {
        return HOSTS.matcher(hosts).matches()
                && user.indexOf('/') < 0
                && user.indexOf('?') < 0
                && (query.indexOf('@') < 0 || hasOnly(known));
    }

    private boolean hasOnly(Set<String> known) {
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals < 0 || !known.isEmpty() && !known.contains(parameter.substring(0, equals))) {
                return false;
            }
        }
        return true;
    }
}
