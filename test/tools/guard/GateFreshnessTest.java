package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.sql.Connection;
import java.time.Duration;
import java.util.Map;

/** Functions that are made while the server runs meet the gate with their first call. */
class GateFreshnessTest {

    @RegisterExtension static final Conversation SERVER = Conversation.about("");

    private static final String VOLATILE =
            "create function %s returns int language sql volatile as 'select 1'";

    @BeforeEach
    void warmUp() throws Exception {
        assertThat(SERVER.client().query("select pg_notify('a', 'b')").error()).contains("Refused");
    }

    @Test
    void refusesNewFunctions() throws Exception {
        SERVER.database().run(VOLATILE.formatted("made_later()"));
        assertThat(SERVER.client().query("select made_later()").error()).contains("Refused");
    }

    @Test
    void refusesNewFunctionsInAttributeNotation() throws Exception {
        SERVER.database().run(VOLATILE.formatted("made_later_for_text(text)"));
        assertThat(SERVER.client().query("select ('a'::text).made_later_for_text").error())
                .contains("Refused");
        SERVER.database().run(VOLATILE.formatted("made_later_for_parameters(text)"));
        assertThat(
                        SERVER.client()
                                .query("select (array['a'])[1].made_later_for_parameters")
                                .error())
                .contains("Refused");
    }

    @Test
    void refusesFunctionsThatWereMissingAtFirst() throws Exception {
        assertThat(SERVER.client().query("select made_after_a_try()").error()).contains("42883");
        SERVER.database().run(VOLATILE.formatted("made_after_a_try()"));
        assertThat(SERVER.client().query("select made_after_a_try()").error()).contains("Refused");
    }

    @Test
    void takesNewHarmlessFunctions() throws Exception {
        SERVER.database()
                .run("create function made_stable() returns int language sql stable as 'select 1'");
        assertThat(SERVER.client().query("select made_stable()").rows()).isEqualTo("[[1]]");
        SERVER.database().run("create extension if not exists pgcrypto");
        assertThat(SERVER.client().query("select length(gen_random_bytes(3))").rows())
                .isEqualTo("[[3]]");
    }

    /** The start reads the catalogue too, and such a role's reading waits for those who write. */
    @Test
    @Tag("superuser")
    void waitsForTheCatalogueNoLongerThanTheCallMayTake() throws Exception {
        Login role = SERVER.database().ordinary();
        try (Connection writer = SERVER.database().superuser().connect();
                Connection session = SERVER.database().superuser().connect()) {
            session.createStatement()
                    .execute(
                            """
                            alter role %1$s set default_transaction_isolation = 'serializable';
                            alter role %1$s set default_transaction_deferrable = on;
                            """
                                    .formatted(role.user()));
            writer.setAutoCommit(false);
            writer.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            writer.createStatement().execute("create table written (id int)");
            try (RawClient client = ServerCommand.java().on(role).start()) {
                client.initialize(RawClient.NEWEST_LEGACY);
                Await.until(
                        "the start waits",
                        Await.SOON,
                        () -> SERVER.database().running("pg_proc") > 0);
                long start = System.nanoTime();
                String error = client.query(Map.of("sql", "select 1", "timeout", 0.5)).error();
                assertThat(error)
                        .isEqualTo(
                                """
                                Not run: the names of this database's functions are still being read, which took all the time of this call.
                                Try again, or give a higher "timeout" (seconds).\
                                """);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void doesNotTakeACteOrAnAliasForAFunction() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(SERVER.client().query("with w(a) as (select 1) select * from w").rows())
                    .isEqualTo("[[1]]");
        }
    }
}
