package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.util.Map;

/** A client that cannot ask its user has to say that the user agreed. */
class ExecuteConsentTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about("create table fruit (id int, name text)", "--allow-writes");

    @BeforeEach
    void fill() throws Exception {
        SERVER.database()
                .run(
                        """
                        drop table if exists fruit;
                        create table fruit (id int, name text);
                        insert into fruit values (1, 'apple'), (2, 'pear');
                        """);
    }

    private static QueryAnswer execute(String sql, Map<String, Object> options) throws Exception {
        Map<String, Object> arguments = new java.util.TreeMap<>(options);
        arguments.put("sql", sql);
        return SERVER.client().execute(arguments);
    }

    private static String rows() throws Exception {
        return SERVER.database().ask("select count(*) from fruit where name <> 'x'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    delete from fruit               | delete from fruit (EVERY)
                    update fruit set name = 'x'     | update fruit set name = 'x' (EVERY)
                    drop table fruit                | drop table fruit
                    truncate fruit                  | truncate fruit
                    alter table fruit drop name     | alter table fruit drop name
                    with d as (delete from fruit returning *) table d \
                    | delete from fruit returning *) table d (EVERY)
                    """)
    void runsWhatDestroysOnlyWithConsent(String sql, String described) throws Exception {
        String shown = described.replace("EVERY", "every row: it has no WHERE");
        assertThat(execute("insert into fruit values (3, 'fig'); " + sql, Map.of()).error())
                .isEqualTo(
                        """
                        Not run, because it destroys data:
                        %s
                        Try it with "dry_run": true, ask the user, then send it again with \
                        "confirm": true.\
                        """
                                .formatted(shown));
        assertThat(rows()).isEqualTo("2");

        assertThat(execute(sql, Map.of("confirm", false)).isError()).isTrue();
        assertThat(execute(sql, Map.of("dry_run", true)).isError()).isFalse();
        assertThat(rows()).isEqualTo("2");

        QueryAnswer answer = execute(sql, Map.of("confirm", true));
        assertThat(answer.isError()).as(answer.text()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from fruit where id = 1",
                "update fruit set name = 'x' where id = 1",
                "alter table fruit add price numeric",
                "create table new_fruit as select * from fruit",
                "select * from fruit for update"
            })
    void runsTheRestAtOnce(String sql) throws Exception {
        QueryAnswer answer = execute(sql, Map.of());
        assertThat(answer.isError()).as(answer.text()).isFalse();
    }

    @Test
    void listsAllThatDestroys() throws Exception {
        assertThat(
                        execute("drop view a; select 1; delete from fruit; truncate b", Map.of())
                                .error())
                .contains(
                        """

                        drop view a
                        delete from fruit (every row: it has no WHERE)
                        truncate b
                        """);
    }

    @Test
    void shortensLongStatements() throws Exception {
        assertThat(execute("drop table " + "a, ".repeat(500) + "b", Map.of()).error())
                .hasSizeLessThan(250)
                .contains("drop table a, a, ", "...");
    }

    @Test
    void wrongSqlIsRefusedBeforeAnybodyIsAsked() throws Exception {
        assertThat(execute("drop table fruit; commit", Map.of()).error())
                .startsWith("Refused: the transaction is begun and ended for you.");
        assertThat(execute("delete from fruit; select $1::int", Map.of()).error())
                .contains("1 parameter", "0 values");
    }
}
