package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

/** Times read as in psql: in the zone of the role, else of the database, else of the server. */
@Tag("superuser")
class QueryTimeZoneTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String LOOK =
            "select current_setting('TimeZone'), timestamptz '2026-01-01 12:00:00+00'";

    private Login login;

    @BeforeEach
    void useTheOrdinaryRole() {
        login = DATABASE.ordinary();
    }

    @AfterEach
    void reset() throws Exception {
        DATABASE.run("alter database %s reset timezone".formatted(login.database()));
        DATABASE.run("alter role %s reset timezone".formatted(login.user()));
        DATABASE.run(
                "alter role %s in database %s reset timezone"
                        .formatted(login.user(), login.database()));
    }

    /** In a JVM whose own zone is none of these. */
    private String look() throws Exception {
        try (RawClient client =
                ServerCommand.java().onJvmWith("-Duser.timezone=Asia/Tokyo").on(login).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            return client.query(LOOK).rows();
        }
    }

    @Test
    void isTheDatabases() throws Exception {
        DATABASE.run("alter database %s set timezone = 'Europe/Rome'".formatted(login.database()));
        assertThat(look()).isEqualTo("[[\"Europe/Rome\",\"2026-01-01 13:00:00+01\"]]");
    }

    @Test
    void isTheRolesBeforeTheDatabases() throws Exception {
        DATABASE.run("alter database %s set timezone = 'Europe/Rome'".formatted(login.database()));
        DATABASE.run("alter role %s set timezone = 'America/New_York'".formatted(login.user()));
        assertThat(look()).isEqualTo("[[\"America/New_York\",\"2026-01-01 07:00:00-05\"]]");
    }

    @Test
    void isTheOneOfTheRoleInThisDatabaseBeforeAll() throws Exception {
        DATABASE.run("alter role %s set timezone = 'America/New_York'".formatted(login.user()));
        DATABASE.run(
                "alter role %s in database %s set timezone = 'Asia/Kolkata'"
                        .formatted(login.user(), login.database()));
        assertThat(look()).isEqualTo("[[\"Asia/Kolkata\",\"2026-01-01 17:30:00+05:30\"]]");
    }

    @Test
    void isTheServersElse() throws Exception {
        String own = DATABASE.ask("show log_timezone");
        assertThat(look()).startsWith("[[\"" + own + "\",");
    }
}
