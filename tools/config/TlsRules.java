package tools.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where libpq's {@code sslmode} and {@code sslrootcert} mean more than pgjdbc's. */
final class TlsRules {

    private static final String VERIFY_FULL = "verify-full";
    private static final String SYSTEM_FACTORY = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private TlsRules() {}

    /** Changes mode and properties to what makes pgjdbc do as libpq would. */
    static void apply(
            SettingValues settings,
            Map<String, SettingValue> properties,
            Collection<String> mistakes) {
        SettingValue root = properties.get("sslrootcert");
        if (root != null && root.text().equals("system")) {
            useSystemCertificates(settings, properties, root, mistakes);
            return;
        }
        Optional<Path> file =
                root == null
                        ? settings.folders().rootCertificate()
                        : Optional.of(Path.of(root.text()));
        if (file.isPresent() && Files.exists(file.get())) {
            useFile(file.get(), settings, properties);
        }
    }

    private static void useFile(
            Path file, SettingValues settings, Map<String, SettingValue> properties) {
        // The driver looks for a home of its own, which need not be $HOME.
        properties.putIfAbsent("sslrootcert", new SettingValue(file.toString(), "default"));
        // "require" checks the certificate too where there is something to check it against:
        // https://www.postgresql.org/docs/current/libpq-ssl.html
        if (settings.text(Setting.SSLMODE).equals("require")) {
            SettingValue mode = settings.values().get(Setting.SSLMODE);
            String origin = mode.origin() + ", and there is " + file;
            settings.values().put(Setting.SSLMODE, new SettingValue("verify-ca", origin));
        }
    }

    private static void useSystemCertificates(
            SettingValues settings,
            Map<String, SettingValue> properties,
            SettingValue root,
            Collection<String> mistakes) {
        properties.remove("sslrootcert");
        properties.put("sslfactory", new SettingValue(SYSTEM_FACTORY, root.origin()));
        settings.values()
                .putIfAbsent(Setting.SSLMODE, new SettingValue(VERIFY_FULL, root.origin()));
        SettingValue mode = settings.values().get(Setting.SSLMODE);
        if (!mode.text().equals(VERIFY_FULL)) {
            mistakes.add(
                    (mode.origin() + ": " + mode.shown())
                            + " is too weak for the system's certificates; give verify-full");
        }
    }
}
