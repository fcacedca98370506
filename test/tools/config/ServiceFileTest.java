package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class ServiceFileTest {

    private static final String SERVICES =
            """
            # a comment
            [shop]
            host=a,b
            port=5433
            user=ann
            password=hunter2
            dbname = not a name, for libpq either
            application_name=psql
            [good]
            host=a,b
              port=5433
            user=ann
            password=hunter2
            target_session_attrs=read-write
            sslcrl=/revoked
            user=second
            """;

    @TempDir private Path home;
    private UserFiles files;

    @BeforeEach
    void makeHome() {
        files = new UserFiles(home);
    }

    @Test
    void readsAServiceAsLibpqDoes() {
        files.write(".pg_service.conf", SERVICES);
        ServerConfig config = files.load("PGSERVICE", "good", "PGUSER", "env", "PGDATABASE", "db");
        DatabaseConfig database = config.database();
        assertEquals("[a:5433, b:5433]", database.hosts().toString());
        assertEquals("ann", database.user());
        assertEquals("db", database.database());
        assertEquals(Optional.of(new Secret("hunter2")), database.password());
        assertEquals("primary", database.driverProperties().get("targetServerType"));
        assertEquals(
                "~/.pg_service.conf:15: sslcrl has no effect here: the driver has nothing like it",
                files.shortened(config.warnings()));
    }

    @Test
    void aServiceCanBeNamedByAnySource() {
        files.write("services", SERVICES);
        String path = home.resolve("services").toString();
        for (Setting setting : new Setting[] {Setting.SERVICE, Setting.URL}) {
            String text = setting == Setting.URL ? "postgres:///?service=good" : "good";
            assertEquals(
                    "ann",
                    files.load(Map.of(setting, text), "PGSERVICEFILE", path).database().user());
        }
        files.config("databases: {shop: {service: good}}");
        assertEquals("ann", files.load("PGSERVICEFILE", path).database().user());
    }

    @Test
    void thePasswordOfAServiceDoesNotGoToAHostThatWasNamedElsewhere() {
        files.write(".pg_service.conf", SERVICES);
        DatabaseConfig database =
                files.load(Map.of(Setting.HOST, "other"), "PGSERVICE", "good").database();
        assertEquals("[other:5432]", database.hosts().toString());
        assertEquals(Optional.empty(), database.password());
    }

    @Test
    void theMachinesServicesComeAfterTheUsers() {
        files.write("etc/pg_service.conf", "[good]", "host=machine", "[only]", "host=machine");
        files.write(".pg_service.conf", SERVICES);
        String folder = home.resolve("etc").toString();
        assertEquals(
                "[machine:5432]",
                files.load("PGSERVICE", "only", "PGSYSCONFDIR", folder)
                        .database()
                        .hosts()
                        .toString());
        assertEquals(
                "ann", files.load("PGSERVICE", "good", "PGSYSCONFDIR", folder).database().user());
    }

    @Test
    void saysWhatIsWrongWithAService() {
        assertEquals(
                "PGSERVICE: there is no service 'x': there is no file ~/.pg_service.conf; see"
                        + " PGSERVICEFILE",
                files.mistakes("PGSERVICE", "x"));
        files.write(".pg_service.conf", SERVICES);
        assertEquals(
                "PGSERVICE: there is no service 'goof' in ~/.pg_service.conf; did you mean"
                        + " 'good'?",
                files.mistakes("PGSERVICE", "goof"));
        assertEquals(
                "~/.pg_service.conf:7: unknown parameter 'dbname '; did you mean 'dbname'?",
                files.mistakes("PGSERVICE", "shop"));
        files.write(
                ".pg_service.conf",
                "[x]",
                "hunter2",
                "service=y",
                "channel_binding=maybe",
                "port=0",
                "# end");
        assertEquals(
                """
                ~/.pg_service.conf:2: this is no 'name=value'
                ~/.pg_service.conf:3: a service cannot name another one
                ~/.pg_service.conf:4: channel_binding: 'maybe' is not allowed; give one of \
                disable, prefer, require
                ~/.pg_service.conf:5: port: '0' is not allowed; give a whole number from 1 to \
                65535\
                """,
                files.mistakes("PGSERVICE", "x"));
    }
}
