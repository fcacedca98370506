package tools.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What a connection URL says: some settings, and properties of the driver.
 *
 * <p>Not public, and without a telling {@code toString}: the password is among the settings.
 */
record ConnectionUrl(Map<Setting, String> settings, Map<String, String> driverProperties) {

    private static final String JDBC = "jdbc:postgresql://";
    private static final String FORM = "write postgres://user@host:5432/dbname";

    /** Reads {@code postgres://}, {@code postgresql://} and {@code jdbc:postgresql://} URLs. */
    static ConnectionUrl parse(String text) {
        String url = text.strip();
        boolean jdbc = url.startsWith(JDBC);
        String rest = behindScheme(url);
        UrlSections sections = UrlSections.of(rest, jdbc ? Set.of() : UrlParameters.libpqNames());
        UrlParameters parameters =
                jdbc
                        ? UrlParameters.ofJdbc(sections.query())
                        : UrlParameters.ofLibpq(sections.query());
        var settings = new EnumMap<Setting, String>(Setting.class);
        putHosts(settings, sections.hosts());
        settings.put(Setting.USER, PercentCoding.decode(sections.user()));
        settings.put(Setting.PASSWORD, PercentCoding.decode(sections.password()));
        settings.put(Setting.DBNAME, PercentCoding.decode(sections.database()));
        settings.putAll(parameters.settings());
        settings.values().removeAll(Set.of(""));
        return new ConnectionUrl(settings, parameters.driverProperties());
    }

    /** Returns the same as a source; the origin is the URL's. */
    Source source(String origin) {
        Source source = Source.empty();
        for (Map.Entry<Setting, String> entry : settings.entrySet()) {
            String place = entry.getKey().key() + " in " + origin;
            source.settings().put(entry.getKey(), new SettingValue(entry.getValue(), place));
        }
        for (Map.Entry<String, String> entry : driverProperties.entrySet()) {
            String place = entry.getKey() + " in " + origin;
            source.properties().put(entry.getKey(), new SettingValue(entry.getValue(), place));
        }
        return source;
    }

    /** Tells whether the URL itself must not be shown. */
    boolean holdsSecret() {
        return settings.containsKey(Setting.PASSWORD)
                || driverProperties.containsKey("sslpassword");
    }

    private static String behindScheme(String url) {
        for (String scheme : new String[] {"postgres://", "postgresql://", JDBC}) {
            if (url.startsWith(scheme)) {
                return url.substring(scheme.length());
            }
        }
        if (url.isEmpty()) {
            throw new ConfigException("is empty; " + FORM);
        }
        throw new ConfigException(
                "starts with none of postgres://, postgresql://, jdbc:postgresql://; " + FORM);
    }

    /** Splits {@code h1:5432,[::1]} into libpq's two lists, of hosts and of ports. */
    private static void putHosts(Map<Setting, String> settings, String hosts) {
        var names = new StringJoiner(",");
        var ports = new StringJoiner(",");
        boolean anyPort = false;
        for (String host : hosts.split(",", -1)) {
            int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
            String port = colon < 0 ? "" : host.substring(colon + 1);
            names.add(PercentCoding.decode(colon < 0 ? host : host.substring(0, colon)));
            ports.add(port);
            anyPort |= !port.isEmpty();
        }
        settings.put(Setting.HOST, names.toString());
        settings.put(Setting.PORT, anyPort ? ports.toString() : "");
    }

    @Override
    public String toString() {
        return "ConnectionUrl" + settings.keySet() + driverProperties.keySet();
    }
}
