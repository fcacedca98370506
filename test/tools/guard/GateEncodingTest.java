package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.sql.Connection;
import java.sql.Statement;

/** In other encodings than ours names are cut and folded at other letters; the gate still holds. */
class GateEncodingTest {

    @RegisterExtension static final TestDatabase UTF8 = TestDatabase.empty();

    private static final String LONG_NAME = "é".repeat(63);

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "LATIN5", "EUC_JP", "SQL_ASCII"})
    void gatesNamesBeyondAscii(String encoding) throws Exception {
        String name =
                UTF8.superuser().database() + "_" + encoding.toLowerCase(java.util.Locale.ROOT);
        Login login = UTF8.superuser().to(name);
        UTF8.run(
                "create database %s encoding '%s' lc_collate 'C' lc_ctype 'C' template template0"
                        .formatted(name, encoding));
        try {
            assertGates(login, encoding.startsWith("LATIN") ? LONG_NAME : "日本é");
        } finally {
            UTF8.run("drop database %s with (force)".formatted(name));
        }
    }

    private static void assertGates(Login login, String function) throws Exception {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create function %s() returns int language sql volatile as 'select 1'"
                            .formatted(function));
        }
        try (RawClient client = ServerCommand.java().on(login).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(client.query("select %s()".formatted(function)).error()).contains("Refused");
            assertThat(client.query("select %sé()".formatted(function)).error())
                    .containsAnyOf("Refused", "42883");
            assertThat(client.query("select 'é' as é").cell().asString()).isEqualTo("é");
        }
    }
}
