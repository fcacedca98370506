package tools.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import tools.sql.LexerVerdict.Verdict;
import tools.testing.TestDatabase;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * What the lexer makes of a text, the server makes of it too: as many statements, strings that end
 * or do not, tokens in the same places, the same names. Nothing is executed, only parsed.
 */
class LexerFuzzTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final int THREADS = 4;
    private static final int TEXTS = Integer.getInteger("pgmcp.fuzz.texts", 120_000);
    private static final int NAMES = 8_000;

    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]{1,4})");

    private static final int PARSE_ONLY =
            QueryExecutor.QUERY_DESCRIBE_ONLY
                    | QueryExecutor.QUERY_ONESHOT
                    | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private final Map<Verdict, Integer> verdicts = new ConcurrentHashMap<>();

    @Test
    void cutsTextsLikeTheServer() throws Exception {
        assertThat(mismatches(thread -> compareTexts(thread, TEXTS / THREADS))).isEmpty();
        // A comparison of nonsense with nonsense would prove nothing.
        for (Verdict verdict : Verdict.values()) {
            assertThat(verdicts.getOrDefault(verdict, 0))
                    .as("%s", verdict)
                    .isGreaterThan(TEXTS / 50);
        }
    }

    @Test
    void readsNamesLikeTheServer() throws Exception {
        assertThat(mismatches(thread -> compareNames(thread, NAMES / THREADS))).isEmpty();
    }

    private interface Comparison {
        List<String> run(int thread) throws Exception;
    }

    private static List<String> mismatches(Comparison comparison) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<String>>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int seed = thread;
                parts.add(() -> comparison.run(seed));
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> part : threads.invokeAll(parts)) {
                all.addAll(part.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> compareTexts(int seed, int count) throws SQLException {
        List<String> mismatches = new ArrayList<>();
        SqlNoise noise = new SqlNoise(seed);
        try (Connection connection = quietConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            for (int i = 0; i < count; i++) {
                String sql = noise.next();
                Optional<ServerErrorMessage> verdict = parse(connection, sql);
                verdicts.merge(Verdict.of(verdict), 1, Integer::sum);
                new LexerVerdict(sql, major)
                        .disagreement(verdict)
                        .ifPresent(why -> mismatches.add(why + "\n" + sql));
            }
        }
        return mismatches;
    }

    private static List<String> compareNames(int seed, int count) throws Exception {
        List<String> mismatches = new ArrayList<>();
        SqlNoise noise = new SqlNoise(seed);
        try (Connection connection = quietConnection()) {
            for (int i = 0; i < count; i++) {
                String sql = "select " + noise.name();
                String ours = new SqlText(sql, Lexer.lex(sql), 0).name(1).orElse("(no name)");
                String theirs =
                        parse(connection, sql).map(ServerErrorMessage::getMessage).orElse("");
                if (!theirs.equals("column \"%s\" does not exist".formatted(ours))) {
                    mismatches.add("we read %s in %s%n%s".formatted(ours, sql, theirs));
                }
            }
        }
        return mismatches;
    }

    /** A hundred thousand errors are not to be written into the server's log. */
    private static Connection quietConnection() throws SQLException {
        Connection connection = DATABASE.superuser().connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set log_min_messages = panic");
        }
        return connection;
    }

    /** What the server has against the text, in one Parse message as the product sends it. */
    private static Optional<ServerErrorMessage> parse(Connection connection, String sql)
            throws SQLException {
        QueryExecutor driver = connection.unwrap(BaseConnection.class).getQueryExecutor();
        int[] parameters = new int[highestNumber(sql)];
        Query query =
                driver.wrap(List.of(new NativeQuery(sql, parameters, false, SqlCommand.BLANK)));
        try {
            driver.execute(query, query.createParameterList(), new Nothing(), 0, 0, PARSE_ONLY);
            return Optional.empty();
        } catch (PSQLException e) {
            if (e.getServerErrorMessage() == null) {
                throw e;
            }
            return Optional.of(e.getServerErrorMessage());
        } finally {
            query.close();
        }
    }

    /** The driver has to expect as many parameters as the server may find. */
    private static int highestNumber(String sql) {
        return PARAMETER
                .matcher(sql)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    private static final class Nothing extends ResultHandlerBase {

        @Override
        public void handleWarning(SQLWarning warning) {
            // Only errors say how the server read the text.
        }
    }
}
