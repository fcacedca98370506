package tools.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection parameter of libpq that pgjdbc has under another name or with other values.
 *
 * @param property pgjdbc's name
 * @param values libpq's values and pgjdbc's; empty if any text will do
 */
record LibpqParameter(String property, Map<String, String> values) {

    private static final Map<String, LibpqParameter> ALL = new TreeMap<>();

    static {
        add("application_name", "ApplicationName");
        add("channel_binding", "channelBinding", "disable", "prefer", "require");
        add("connect_timeout", "connectTimeout");
        add("gssencmode", "gssEncMode", "disable", "prefer", "require");
        add("options", "options");
        add("require_auth", "requireAuth");
        // Not libpq's: Prisma writes it into DATABASE_URL.
        add("schema", "currentSchema");
        add("sslcert", "sslcert");
        add("sslkey", "sslkey");
        add("sslnegotiation", "sslNegotiation", "postgres", "direct");
        add("sslpassword", "sslpassword");
        add("sslrootcert", "sslrootcert");
        // pgjdbc calls a server primary when its sessions can write, whatever its role is.
        add(
                "target_session_attrs",
                "targetServerType",
                "any",
                "read-write=primary",
                "read-only=secondary",
                "primary",
                "standby=secondary",
                "prefer-standby=preferSecondary");
    }

    private static void add(String name, String property, String... values) {
        var known = new LinkedHashMap<String, String>();
        for (String value : values) {
            int equals = value.indexOf('=');
            known.put(equals < 0 ? value : value.substring(0, equals), value.substring(equals + 1));
        }
        ALL.put(name, new LibpqParameter(property, known));
    }

    /** Returns all of them by libpq's name, in alphabetical order. */
    static Map<String, LibpqParameter> all() {
        return ALL;
    }
}
