package tools.config;

import tools.config.ValueType.Choice;
import tools.config.ValueType.FilePath;
import tools.config.ValueType.Text;
import tools.config.ValueType.WholeNumber;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A connection parameter of libpq that pgjdbc has under another name or with other values.
 *
 * @param variable libpq's environment variable; empty if it has none
 * @param property pgjdbc's name
 * @param driverValues libpq's values and pgjdbc's; empty if they are the same
 */
record LibpqParameter(
        String variable, String property, ValueType type, Map<String, String> driverValues) {

    private static final ValueType TEXT = new Text("TEXT");
    private static final ValueType FILE = new FilePath("FILE");
    private static final ValueType SECONDS = new WholeNumber(0, 3600);

    private static final Map<String, LibpqParameter> ALL = new TreeMap<>();

    /** Parameters of libpq that pgjdbc has nothing for, with their variables. */
    private static final Map<String, String> UNSUPPORTED = new TreeMap<>();

    static {
        add("application_name", "PGAPPNAME", "ApplicationName", TEXT);
        addChoice(
                "channel_binding",
                "PGCHANNELBINDING",
                "channelBinding",
                "disable",
                "prefer",
                "require");
        add("connect_timeout", "PGCONNECT_TIMEOUT", "connectTimeout", SECONDS);
        addChoice("gssencmode", "PGGSSENCMODE", "gssEncMode", "disable", "prefer", "require");
        addChoice("gsslib", "PGGSSLIB", "gsslib", "gssapi", "sspi");
        add("krbsrvname", "PGKRBSRVNAME", "kerberosServerName", TEXT);
        addChoice(
                "load_balance_hosts",
                "PGLOADBALANCEHOSTS",
                "loadBalanceHosts",
                "disable=false",
                "random=true");
        add("options", "PGOPTIONS", "options", TEXT);
        add("require_auth", "PGREQUIREAUTH", "requireAuth", TEXT);
        // Not libpq's: Prisma writes it into DATABASE_URL.
        add("schema", "", "currentSchema", TEXT);
        add("sslcert", "PGSSLCERT", "sslcert", FILE);
        add("sslkey", "PGSSLKEY", "sslkey", FILE);
        addChoice("sslnegotiation", "PGSSLNEGOTIATION", "sslNegotiation", "postgres", "direct");
        add("sslpassword", "", "sslpassword", TEXT);
        add("sslrootcert", "PGSSLROOTCERT", "sslrootcert", FILE);
        // pgjdbc calls a server primary when its sessions can write, whatever its role is.
        addChoice(
                "target_session_attrs",
                "PGTARGETSESSIONATTRS",
                "targetServerType",
                "any",
                "read-write=primary",
                "read-only=secondary",
                "primary",
                "standby=secondary",
                "prefer-standby=preferSecondary");
        for (String name :
                List.of(
                        "client_encoding PGCLIENTENCODING",
                        "gssdelegation PGGSSDELEGATION",
                        "hostaddr PGHOSTADDR",
                        "keepalives",
                        "keepalives_count",
                        "keepalives_idle",
                        "keepalives_interval",
                        "max_protocol_version PGMAXPROTOCOLVERSION",
                        "min_protocol_version PGMINPROTOCOLVERSION",
                        "passfile",
                        "requirepeer PGREQUIREPEER",
                        "requiressl PGREQUIRESSL",
                        "ssl_max_protocol_version PGSSLMAXPROTOCOLVERSION",
                        "ssl_min_protocol_version PGSSLMINPROTOCOLVERSION",
                        "sslcertmode PGSSLCERTMODE",
                        "sslcompression",
                        "sslcrl PGSSLCRL",
                        "sslcrldir PGSSLCRLDIR",
                        "sslsni PGSSLSNI",
                        "tcp_user_timeout")) {
            String[] words = (name + " ").split(" ", -1);
            UNSUPPORTED.put(words[0], words[1]);
        }
    }

    private static void add(String name, String variable, String property, ValueType type) {
        ALL.put(name, new LibpqParameter(variable, property, type, Map.of()));
    }

    private static void addChoice(String name, String variable, String property, String... values) {
        var known = new LinkedHashMap<String, String>();
        for (String value : values) {
            int equals = value.indexOf('=');
            known.put(equals < 0 ? value : value.substring(0, equals), value.substring(equals + 1));
        }
        var type = new Choice("MODE", List.copyOf(known.keySet()));
        ALL.put(name, new LibpqParameter(variable, property, type, known));
    }

    /** Returns all of them by libpq's name, in alphabetical order. */
    static Map<String, LibpqParameter> all() {
        return ALL;
    }

    /**
     * Returns libpq's parameters that cannot be honoured, with their variables if they have one.
     */
    static Map<String, String> unsupported() {
        return UNSUPPORTED;
    }

    /** Puts the value under pgjdbc's name into the source, or a message into the mistakes. */
    void read(SettingValue value, Source source, Collection<String> mistakes) {
        Optional<String> refusal = refusal(value);
        if (refusal.isPresent()) {
            mistakes.add(refusal.get());
            return;
        }
        var translated =
                new SettingValue(driverValue(value.text()), value.origin(), value.written());
        source.properties().putIfAbsent(property, translated);
    }

    /** Returns what is wrong with the value; an empty text may mean something to the driver. */
    Optional<String> refusal(SettingValue value) {
        boolean free = type == TEXT || type == FILE && value.text().isEmpty();
        return free || type.accepts(value.text())
                ? Optional.empty()
                : Optional.of(
                        (value.origin() + ": " + value.shown() + " is not allowed; give ")
                                + type.allowed());
    }

    /** Returns what pgjdbc calls the value. */
    String driverValue(String value) {
        return driverValues.getOrDefault(value, value);
    }
}
