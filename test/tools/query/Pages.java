package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import tools.testing.Await;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.TestDatabase;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the tests of cursors do with the pages of a result whose first column is a number. */
final class Pages {

    static final String UNKNOWN = notOpen("there is none of this name");
    static final String USED =
            notOpen("it was used before; each page brings the cursor of the next one");
    static final String ROOM = notOpen("closed to make room, because at most 4 stay open");
    static final String NEEDED = notOpen("closed because another call needed its connection");

    private Pages() {}

    private static String notOpen(String why) {
        return "This cursor is not open: %s. Run the query again.".formatted(why);
    }

    static QueryAnswer next(RawClient client, String cursor) throws Exception {
        return client.query(Map.of("cursor", cursor));
    }

    static String cursor(QueryAnswer answer) {
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.structured().get("cursor").asString();
    }

    static List<Integer> ids(QueryAnswer answer) {
        assertThat(answer.isError()).as(answer.text()).isFalse();
        return answer.structured()
                .get("rows")
                .valueStream()
                .map(row -> row.get(0).asInt())
                .toList();
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    static int openTransactions(TestDatabase database) throws Exception {
        return Integer.parseInt(
                database.ask(
                        """
                        select count(*) from pg_stat_activity
                         where datname = current_database() and state = 'idle in transaction'\
                        """));
    }

    static void awaitOpenTransactions(TestDatabase database, int number) throws Exception {
        Await.until(
                number + " transactions are open",
                Await.SOON,
                () -> openTransactions(database) == number);
    }
}
