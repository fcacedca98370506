package tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Await;
import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.util.Map;

/** What the configuration forbids, no call can do. */
class ServedPolicyTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.with("create table t (i int)");

    private static RawClient start(Login login, String... options) throws Exception {
        RawClient client = ServerCommand.java(options).on(login).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    @Test
    void runsNothingAsASuperuserWhereTheRoleIsChecked() throws Exception {
        try (RawClient client = start(DATABASE.superuser(), "--role-check", "enforce")) {
            assertThat(client.query("select 1").error())
                    .startsWith(
                            "Refused: the role can do more than read, and role-check is"
                                    + " \"enforce\": ")
                    .contains("a superuser")
                    .contains("create role mcp_ro");
            assertThat(client.call("search_objects", Map.of()).error()).startsWith("Refused:");
        }
        try (RawClient client = start(DATABASE.ordinary(), "--role-check", "enforce")) {
            assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
        }
    }

    @Test
    void endsASessionThatHasReadItsRows() throws Exception {
        try (RawClient client = start(DATABASE.ordinary(), "--session-rows", "5")) {
            String sql = "select generate_series(1, 9) as n";
            assertThat(client.query(Map.of("sql", sql, "limit", 3)).rows())
                    .isEqualTo("[[1],[2],[3]]");
            assertThat(client.query(Map.of("sql", sql, "limit", 3)).rows()).isEqualTo("[[1],[2]]");
            assertThat(client.query("select 1").error())
                    .startsWith("This session has read the 5 rows that it may read in all.");
        }
    }

    @Test
    void endsASessionThatHasGotItsBytes() throws Exception {
        try (RawClient client = start(DATABASE.ordinary(), "--session-bytes", "1KB")) {
            assertThat(client.query("select repeat('x', 2000)").isError()).isFalse();
            assertThat(client.query("select 1").error())
                    .startsWith("This session has read the 1 kB that it may read in all.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--hidden-tables, t",
        "--mask-columns, mail",
        "--audit-file, audit.json",
        "--slow-query, 1s",
        "--tools-dir, ."
    })
    void doesNotStartWithWhatItWouldNotDo(String option, String value) throws Exception {
        try (RawClient client =
                ServerCommand.java(option, value).on(DATABASE.superuser()).start()) {
            assertThat(client.exitCode(Await.SOON)).isEqualTo(2);
            assertThat(client.process().stderr())
                    .startsWith(
                            "pg-mcp: %s: %s is not available in this version; leave it out\n"
                                    .formatted(option, option.substring(2)));
        }
    }
}
