package tools.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The key of a client certificate: libpq reads forms of it that pgjdbc does not. */
final class ClientKey {

    private static final String PKCS8 = "-----BEGIN PRIVATE KEY-----";
    private static final String ANY_PEM = "-----BEGIN ";

    /** The object identifier of elliptic curves, 1.2.840.10045.2.1, in DER. */
    private static final String CURVE = "\u0006\u0007\u002a\u0086\u0048\u00ce\u003d\u0002\u0001";

    private ClientKey() {}

    /** Makes the driver use the key that libpq uses when none is named; warns if it cannot. */
    static void useUsual(
            Path key, Map<String, SettingValue> properties, Collection<String> warnings) {
        var found = new ArrayList<String>();
        var own = new LinkedHashMap<String, SettingValue>();
        own.put("sslkey", new SettingValue(key.toString(), "default"));
        check(own, found);
        if (found.isEmpty()) {
            properties.putAll(own);
            String certificate = key.resolveSibling("postgresql.crt").toString();
            properties.putIfAbsent("sslcert", new SettingValue(certificate, "default"));
        }
        found.forEach(mistake -> warnings.add(key + mistake.substring("default".length())));
    }

    /** Tells the driver of which kind the key is, or adds to the mistakes how to convert it. */
    static void check(Map<String, SettingValue> properties, Collection<String> mistakes) {
        SettingValue key = properties.get("sslkey");
        if (key.text().isEmpty()) {
            return;
        }
        String text;
        try {
            text = Files.readString(Path.of(key.text()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            mistakes.add(key.origin() + ": cannot read " + key.shown());
            return;
        }
        if (text.startsWith(PKCS8)) {
            if (isCurve(text)) {
                properties.putIfAbsent("pemKeyAlgorithm", new SettingValue("EC", key.origin()));
            }
        } else if (text.contains(ANY_PEM)) {
            mistakes.add(
                    (key.origin() + ": the driver cannot read this form of key; convert it: ")
                            + ("openssl pkcs8 -topk8 -nocrypt -in " + key.text())
                            + (" -out " + key.text() + ".pem, and give that file"));
        }
    }

    private static boolean isCurve(String pem) {
        String body = pem.substring(PKCS8.length()).replaceFirst("-----END[^$]*", "");
        try {
            byte[] der = Base64.getMimeDecoder().decode(body);
            return new String(der, StandardCharsets.ISO_8859_1).contains(CURVE);
        } catch (IllegalArgumentException e) {
            // Not base64: the driver says so when it reads the key.
            return false;
        }
    }
}
