package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.ExplainAnswer;
import tools.testing.Login;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.UnguardedSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * Nothing in attacks.sql has an effect through {@code query}, whoever the server logs in as: others
 * look at the database, and the next call looks at the session, for there is only one connection.
 */
class AttackCorpusTest {

    @RegisterExtension static final AttackedDatabase DATABASE = new AttackedDatabase();

    private static final Pattern SECRET = Pattern.compile(AttackedDatabase.SECRETS);

    private final List<String> effects = new ArrayList<>();
    private int made;

    @AfterEach
    void cleanUp() throws Exception {
        DATABASE.emptyBox();
    }

    @Test
    void noneHasAnEffectAsSuperuser() throws Exception {
        attackAs(DATABASE.superuser(), AttackCorpusTest::query);
    }

    @Test
    void noneHasAnEffectAsOwnerOfTheDatabase() throws Exception {
        attackAs(DATABASE.owner(), AttackCorpusTest::query);
    }

    @Test
    void noneHasAnEffectAsOrdinaryRole() throws Exception {
        attackAs(DATABASE.ordinary(), AttackCorpusTest::query);
    }

    @Test
    void noneHasAnEffectThroughExplain() throws Exception {
        attackAs(DATABASE.superuser(), AttackCorpusTest::explain);
    }

    private interface Way {
        QueryAnswer send(RawClient client, String sql, List<String> parameters) throws Exception;
    }

    private static QueryAnswer query(RawClient client, String sql, List<String> parameters)
            throws Exception {
        return client.query(Map.of("sql", sql, "params", parameters, "timeout", 5));
    }

    private static QueryAnswer explain(RawClient client, String sql, List<String> parameters)
            throws Exception {
        var answer =
                ExplainAnswer.of(client, sql, "analyze", true, "params", parameters, "timeout", 5);
        return new QueryAnswer(answer.text(), answer.structured(), answer.isError());
    }

    private void attackAs(Login role, Way way) throws Exception {
        String world = DATABASE.world();
        try (RawClient client = ServerCommand.java("--max-connections", "1").on(role).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            String session = client.query(AttackedDatabase.SESSION).rows();
            for (SqlCase attack : SqlCase.in("attacks.sql")) {
                if (DATABASE.offers(attack)) {
                    attack(client, way, DATABASE.aimed(attack, role));
                    expect(attack, "session", session, () -> sessionOf(client));
                    expect(attack, "world", world, DATABASE::world);
                }
            }
        }
        System.err.printf("%d attacks as %s%n", made, role.user());
        assertThat(effects).isEmpty();
        assertThat(made).isGreaterThan(350);
    }

    private void attack(RawClient client, Way way, SqlCase attack) throws Exception {
        made++;
        for (String call : attack.calls()) {
            QueryAnswer answer = way.send(client, call, attack.parameters());
            if (SECRET.matcher(answer.text()).find()) {
                effects.add(attack + " leaks " + answer.text());
            }
            if (attack.worksByAnswering() && !answer.isError()) {
                effects.add(attack + " was answered: " + answer.text());
            }
        }
    }

    private static String sessionOf(RawClient client) throws Exception {
        QueryAnswer answer = client.query(AttackedDatabase.SESSION);
        return answer.isError() ? answer.text() : answer.rows();
    }

    /** What the server does in the background may show for a moment. */
    private void expect(SqlCase attack, String what, String expected, Callable<String> look)
            throws Exception {
        String seen = look.call();
        for (int i = 0; i < 20 && !seen.equals(expected); i++) {
            Thread.sleep(100);
            seen = look.call();
        }
        if (!seen.equals(expected)) {
            effects.add("%s changes the %s:%n%s%nfrom%n%s".formatted(attack, what, seen, expected));
        }
    }

    /** An attack that does nothing where nothing stops it would prove nothing. */
    @Test
    void eachHasAnEffectWithoutTheGuard() throws Exception {
        List<String> harmless = new ArrayList<>();
        for (SqlCase attack : SqlCase.in("attacks.sql")) {
            if (DATABASE.offers(attack) && !attack.isIdle() && !works(attack)) {
                harmless.add(attack.toString());
            }
        }
        assertThat(harmless).isEmpty();
    }

    private boolean works(SqlCase attack) throws Exception {
        Login role = DATABASE.superuser();
        SqlCase aimed = DATABASE.aimed(attack, role);
        String world = DATABASE.world();
        boolean works;
        try (UnguardedSession session = new UnguardedSession(role)) {
            String before = session.ask(AttackedDatabase.SESSION);
            works =
                    answers(session, aimed)
                            || changes(world, DATABASE::world)
                            || changes(before, () -> sessionOf(session));
        }
        DATABASE.emptyBox();
        if (!world.equals(DATABASE.world())) {
            DATABASE.rebuild();
        }
        return works;
    }

    /** A signal takes a moment to arrive. */
    private static boolean changes(String before, Callable<String> look) throws Exception {
        for (int i = 0; i < 3; i++) {
            if (!before.equals(look.call())) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    /** Whether the attack's calls get an answer that is an effect by itself. */
    private static boolean answers(UnguardedSession session, SqlCase attack) {
        try {
            String answers = "";
            for (String call : attack.calls()) {
                answers += session.ask(withParameters(call, attack.parameters()));
            }
            return attack.worksByAnswering() || SECRET.matcher(answers).find();
        } catch (SQLException e) {
            return false;
        }
    }

    private static String withParameters(String sql, List<String> parameters) {
        String filled = sql;
        for (int i = 0; i < parameters.size(); i++) {
            filled = filled.replace("$" + (i + 1), "('%s'::text)".formatted(parameters.get(i)));
        }
        return filled;
    }

    private static String sessionOf(UnguardedSession session) {
        try {
            return session.ask(AttackedDatabase.SESSION);
        } catch (SQLException e) {
            // The transaction that the attack left open has failed, or the session is gone.
            return e.getMessage();
        }
    }
}
