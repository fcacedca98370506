package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import static tools.query.Pages.awaitOpenTransactions;
import static tools.query.Pages.cursor;
import static tools.query.Pages.ids;
import static tools.query.Pages.next;
import static tools.query.Pages.numbers;
import static tools.query.Pages.openTransactions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A truncated answer can be read on, page by page, as of the moment of its first page. */
class CursorTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.with("create table fruit (id int)");

    private static final String SQL = "select id from fruit order by id";

    @BeforeEach
    void fill() throws Exception {
        DATABASE.run("truncate fruit; insert into fruit select generate_series(1, 1000)");
    }

    private static RawClient start(String... options) throws Exception {
        RawClient client = ServerCommand.java(options).on(DATABASE.owner()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    private static QueryAnswer first(RawClient client, int limit) throws Exception {
        return client.query(Map.of("sql", SQL, "limit", limit));
    }

    @Test
    void refusesParametersWhichACursorHasNoUseFor() throws Exception {
        try (RawClient client = start()) {
            String handle = cursor(first(client, 300));
            assertThat(client.query(Map.of("cursor", handle, "params", List.of(1))).error())
                    .contains("\"params\" has no effect with \"cursor\"");
            assertThat(ids(client.query(Map.of("cursor", handle, "params", List.of()))))
                    .startsWith(301);
        }
    }

    @Test
    void pagesFollowWithoutGapOrOverlapAndEnd() throws Exception {
        try (RawClient client = start()) {
            List<Integer> read = new ArrayList<>();
            List<String> handles = new ArrayList<>();
            QueryAnswer page = first(client, 300);
            read.addAll(ids(page));
            while (page.structured().get("truncated").asBoolean()) {
                handles.add(cursor(page));
                assertThat(page.text()).contains(cursor(page));
                page = client.query(Map.of("cursor", cursor(page), "limit", 300));
                read.addAll(ids(page));
                assertThat(page.structured().at("/columns/0/name").asString()).isEqualTo("id");
            }
            assertThat(read).isEqualTo(numbers(1, 1000));
            assertThat(handles).hasSize(3).doesNotHaveDuplicates().allMatch(h -> h.length() >= 20);
            assertThat(page.structured().has("cursor")).isFalse();
            awaitOpenTransactions(DATABASE, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 32, 33, 499, 500, 999})
    void endsExactlyWhereTheRowsEnd(int limit) throws Exception {
        try (RawClient client = start()) {
            QueryAnswer page = first(client, limit);
            assertThat(ids(page)).isEqualTo(numbers(1, limit));
            page = client.query(Map.of("cursor", cursor(page), "limit", 1000 - limit));
            assertThat(ids(page)).isEqualTo(numbers(limit + 1, 1000));
            assertThat(page.structured().get("truncated").asBoolean()).isFalse();
        }
    }

    @Test
    void thereIsNoCursorWhereAllRowsFit() throws Exception {
        try (RawClient client = start()) {
            assertThat(first(client, 1000).structured().has("cursor")).isFalse();
            assertThat(openTransactions(DATABASE)).isZero();
        }
    }

    @Test
    void pagesHaveTheSizeAskedForEachTime() throws Exception {
        try (RawClient client = start("--row-limit", "10")) {
            QueryAnswer page = first(client, 3);
            page = next(client, cursor(page));
            assertThat(ids(page)).isEqualTo(numbers(4, 13));
            page = client.query(Map.of("cursor", cursor(page), "limit", 700));
            assertThat(ids(page)).isEqualTo(numbers(14, 713));
            page = client.query(Map.of("cursor", cursor(page), "limit", 1));
            assertThat(ids(page)).isEqualTo(numbers(714, 714));
        }
    }

    @Test
    void whatDoesNotFitIntoAnAnswerComesWithTheNext() throws Exception {
        String sql = "select id, repeat('x', 3000) from fruit order by id";
        try (RawClient client = start()) {
            List<Integer> read = new ArrayList<>();
            QueryAnswer page = client.query(Map.of("sql", sql, "limit", 100));
            read.addAll(ids(page));
            assertThat(read).hasSizeBetween(10, 16);
            while (read.size() < 100) {
                page = next(client, cursor(page));
                read.addAll(ids(page));
            }
            assertThat(read.subList(0, 100)).isEqualTo(numbers(1, 100));
        }
    }

    @Test
    void allPagesAreOfOneMoment() throws Exception {
        try (RawClient client = start()) {
            QueryAnswer page = first(client, 100);
            DATABASE.run(
                    """
                    delete from fruit where id between 400 and 600;
                    insert into fruit select generate_series(-50, 0);
                    insert into fruit select generate_series(1001, 1100);
                    update fruit set id = id + 5000 where id = 700;
                    """);
            page = client.query(Map.of("cursor", cursor(page), "limit", 10_000));
            assertThat(ids(page)).isEqualTo(numbers(101, 1000));
            assertThat(client.query("select count(*) from fruit").rows()).isEqualTo("[[950]]");
        }
    }

    @Test
    void keepsParametersTypesAndNotices() throws Exception {
        try (RawClient client = start()) {
            QueryAnswer page =
                    client.query(
                            Map.of(
                                    "sql",
                                    "select id, $1::text as t, null::jsonb as j from fruit"
                                            + " where id = any($2) order by id",
                                    "params",
                                    List.of("a", List.of(5, 6, 7)),
                                    "limit",
                                    2));
            page = next(client, cursor(page));
            assertThat(page.rows()).isEqualTo("[[7,\"a\",null]]");
            assertThat(page.structured().get("columns").toString())
                    .isEqualTo(
                            "[{\"name\":\"id\",\"type\":\"integer\"},"
                                    + "{\"name\":\"t\",\"type\":\"text\"},"
                                    + "{\"name\":\"j\",\"type\":\"jsonb\"}]");
        }
    }

    @Test
    void eitherStartsOrContinues() throws Exception {
        try (RawClient client = start()) {
            String cursor = cursor(first(client, 10));
            String advice =
                    "Give either \"sql\" or \"cursor\", for example {\"sql\": \"select 1\"}.";
            assertThat(client.query(Map.of("sql", SQL, "cursor", cursor)).error())
                    .isEqualTo(advice);
            assertThat(client.query(Map.of("limit", 5)).error()).isEqualTo(advice);
            assertThat(ids(next(client, cursor)).get(0)).isEqualTo(11);
        }
    }

    @Test
    void eachPageHasItsOwnTimeLimit() throws Exception {
        String sql = "select id, pg_sleep(case when id > 40 then 0.02 else 0 end)::text from fruit";
        try (RawClient client = start()) {
            client.query("select 1");
            String cursor = cursor(client.query(Map.of("sql", sql, "limit", 10, "timeout", 0.5)));
            QueryAnswer page = client.query(Map.of("cursor", cursor, "limit", 130, "timeout", 20));
            assertThat(ids(page)).hasSize(130);
            assertThat(
                            client.query(
                                            Map.of(
                                                    "cursor",
                                                    cursor(page),
                                                    "limit",
                                                    800,
                                                    "timeout",
                                                    0.4))
                                    .error())
                    .contains("57014", "0.4 s");
        }
    }
}
