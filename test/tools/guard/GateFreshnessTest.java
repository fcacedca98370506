package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;

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

    @Test
    void doesNotTakeACteOrAnAliasForAFunction() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(SERVER.client().query("with w(a) as (select 1) select * from w").rows())
                    .isEqualTo("[[1]]");
        }
    }
}
