package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What libpq's programs read besides services: variables, passwords, certificates and keys. */
class LibpqFilesTest {

    private static final String DRIVERS_FILE = "org.postgresql.pgpassfile";

    @TempDir private Path home;
    private UserFiles files;

    @BeforeEach
    void makeHome() {
        files = new UserFiles(home);
    }

    @AfterEach
    void forgetThePasswordFile() {
        System.clearProperty(DRIVERS_FILE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ignoresAPasswordFileThatOthersCanRead() throws IOException {
        Path file = files.write(".pgpass", "*:*:*:*:hunter2");
        permit(file, "rw-r-----");
        assertEquals(
                "~/.pgpass is ignored: others may use it; run chmod 0600 ~/.pgpass",
                files.warnings());
        assertEquals("/dev/null", System.getProperty(DRIVERS_FILE));
        assertEquals("", files.warnings("PGPASSWORD", "x"));
        permit(file, "rw-------");
        assertEquals("", files.warnings());
        assertEquals(file.toString(), System.getProperty(DRIVERS_FILE));
        assertEquals(
                "~ is ignored: it is not a plain file", files.warnings("PGPASSFILE", "" + home));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void looksUpThePasswordForEachOfSeveralHosts() throws IOException {
        Path file = files.write("passwords", "a:1:d:u:first", "b:2:d:u:second", "b:3:d:u:first");
        permit(file, "rw-------");
        String[] variables = {"PGPASSFILE", file.toString()};
        var same = Map.of(Setting.URL, "postgres://u@a:1,b:3/d");
        assertEquals(
                Optional.of(new Secret("first")),
                files.load(same, variables).database().password());
        for (String hosts : new String[] {"a:1,b:2", "a:1,z:9"}) {
            var different =
                    files.load(Map.of(Setting.URL, "postgres://u@" + hosts + "/d"), variables);
            assertEquals(Optional.empty(), different.database().password());
            assertEquals(
                    "the password file has no password that is the same for all hosts of d, and"
                            + " the driver knows only one: none is used",
                    files.shortened(different.warnings()));
        }
        var one = files.load(Map.of(Setting.URL, "postgres://u@a:1/d"), variables);
        assertEquals(Optional.empty(), one.database().password());
    }

    @Test
    void requireChecksTheCertificateWhereThereIsOneToCheckAgainst() {
        assertEquals("require", sslmode("PGSSLMODE", "require"));
        Path root = files.write("root.crt", "");
        assertEquals("verify-ca", sslmode("PGSSLMODE", "require", "PGSSLROOTCERT", "" + root));
        assertEquals("prefer", sslmode("PGSSLROOTCERT", "" + root));
        files.write(".postgresql/root.crt", "");
        files.write("AppData/postgresql/root.crt", "");
        var usual =
                files.load("PGSSLMODE", "require", "APPDATA", home + "/AppData")
                        .database()
                        .driverProperties();
        assertEquals("verify-ca", usual.get("sslmode"));
        // The driver looks below a home of its own, which need not be $HOME.
        assertTrue(usual.get("sslrootcert").startsWith(home.toString()));
    }

    @Test
    void theSystemsCertificatesNeedAFullCheck() {
        assertEquals("verify-full", sslmode("PGSSLROOTCERT", "system"));
        DatabaseConfig database =
                files.load(Map.of(Setting.URL, "postgres:///?sslrootcert=system")).database();
        assertEquals("verify-full", database.driverProperties().get("sslmode"));
        assertFalse(database.driverProperties().containsKey("sslrootcert"));
        assertEquals(
                "PGSSLMODE: 'require' is too weak for the system's certificates; give verify-full",
                files.mistakes("PGSSLROOTCERT", "system", "PGSSLMODE", "require"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void saysHowToConvertAKeyThatTheDriverCannotRead(String kind) {
        String key = files.write("my.key", "-----BEGIN " + kind + "-----").toString();
        assertEquals(
                "PGSSLKEY: the driver cannot read this form of key; convert it: openssl pkcs8"
                        + " -topk8 -nocrypt -in ~/my.key -out ~/my.key.pem, and give that file",
                files.mistakes("PGSSLKEY", key));
        assertEquals(
                "PGSSLKEY: cannot read '~/none.key'",
                files.mistakes("PGSSLKEY", home.resolve("none.key").toString()));
    }

    @Test
    void tellsTheDriverOfWhichKindTheKeyIs() throws Exception {
        for (String kind : new String[] {"EC", "RSA"}) {
            byte[] der =
                    KeyPairGenerator.getInstance(kind).generateKeyPair().getPrivate().getEncoded();
            String key =
                    files.write(
                                    "client.key",
                                    "-----BEGIN PRIVATE KEY-----",
                                    Base64.getMimeEncoder().encodeToString(der),
                                    "-----END PRIVATE KEY-----")
                            .toString();
            assertEquals(
                    kind.equals("EC") ? "EC" : null,
                    files.load("PGSSLKEY", key)
                            .database()
                            .driverProperties()
                            .get("pemKeyAlgorithm"));
        }
    }

    @Test
    void usesTheKeyThatLibpqUsesWhenNoneIsNamed() {
        for (String folder : new String[] {".postgresql", "AppData/postgresql"}) {
            files.write(folder + "/postgresql.key", "-----BEGIN PRIVATE KEY-----");
        }
        String[] variables = {"APPDATA", home + "/AppData"};
        String key = files.load(variables).database().driverProperties().get("sslkey");
        assertTrue(key.endsWith("postgresql.key"), key);
        for (String folder : new String[] {".postgresql", "AppData/postgresql"}) {
            files.write(folder + "/postgresql.key", "-----BEGIN RSA PRIVATE KEY-----");
        }
        assertTrue(files.warnings(variables).contains("postgresql.key: the driver cannot read"));
        assertFalse(files.load(variables).database().driverProperties().containsKey("sslkey"));
    }

    @Test
    void warnsOfVariablesThatHaveNoEffect() {
        assertEquals(
                """
                PGHOSTADDR has no effect here: the driver has nothing like it
                PGSSLCRL has no effect here: the driver has nothing like it
                PGTZ has no effect here: the driver has nothing like it\
                """,
                files.warnings(
                        "PGSSLCRL",
                        "/x",
                        "PGTZ",
                        "UTC",
                        "PGHOSTADDR",
                        "::1",
                        "PGCLIENTENCODING",
                        "UTF8",
                        "PGDATA",
                        "/x",
                        "PGSSLSNI",
                        ""));
        assertEquals(
                "PGCLIENTENCODING has no effect here: the driver has nothing like it",
                files.warnings("PGCLIENTENCODING", "LATIN1"));
    }

    @Test
    void passesLibpqsVariablesOnUnderTheDriversNames() {
        Map<String, String> properties =
                files.load(
                                "PGAPPNAME",
                                "a",
                                "PGOPTIONS",
                                "-c geqo=off",
                                "PGCONNECT_TIMEOUT",
                                "7",
                                "PGTARGETSESSIONATTRS",
                                "standby",
                                "PGCHANNELBINDING",
                                "require",
                                "PGREQUIREAUTH",
                                "scram-sha-256",
                                "PGSSLNEGOTIATION",
                                "direct",
                                "PGGSSENCMODE",
                                "disable",
                                "PGKRBSRVNAME",
                                "pg",
                                "PGLOADBALANCEHOSTS",
                                "random",
                                "PGSSLCERT",
                                "/c")
                        .database()
                        .driverProperties();
        assertEquals(
                Map.ofEntries(
                        Map.entry("ApplicationName", "a"),
                        Map.entry("options", "-c geqo=off"),
                        Map.entry("connectTimeout", "7"),
                        Map.entry("targetServerType", "secondary"),
                        Map.entry("channelBinding", "require"),
                        Map.entry("requireAuth", "scram-sha-256"),
                        Map.entry("sslNegotiation", "direct"),
                        Map.entry("gssEncMode", "disable"),
                        Map.entry("kerberosServerName", "pg"),
                        Map.entry("loadBalanceHosts", "true"),
                        Map.entry("sslcert", "/c"),
                        Map.entry("sslmode", "prefer")),
                properties);
        assertEquals(
                "PGCONNECT_TIMEOUT: '7s' is not allowed; give a whole number from 0 to 3600",
                files.mistakes("PGCONNECT_TIMEOUT", "7s"));
    }

    private String sslmode(String... variables) {
        return files.load(variables).database().driverProperties().get("sslmode");
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
