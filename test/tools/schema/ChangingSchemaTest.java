package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Looking at what another session is changing. */
class ChangingSchemaTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table public.plain (id int check (id > 0));
                    create index plain_odd on public.plain ((id + 1)) where id > 1;
                    create table public.gone (id int check (id > 0));
                    create view public.gone_too as select id from public.gone;
                    create table public.other (id int primary key);
                    """);

    private static final String WAITING =
            """
            select count(*) > 0
              from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'
            """;

    /** A session that holds what the statement locks until it is closed. */
    private static final class Locking implements AutoCloseable {

        private final Connection connection;

        Locking(String sql) throws SQLException {
            connection = SERVER.database().owner().connect();
            connection.setAutoCommit(false);
            run(sql);
        }

        void run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }

    @Test
    void aLockedTableDoesNotKeepASearchFromAnswering() throws Exception {
        try (Locking locking = new Locking("lock table public.plain in access exclusive mode")) {
            QueryAnswer answer =
                    SERVER.client()
                            .call(
                                    "search_objects",
                                    Map.of(
                                            "pattern",
                                            "plain",
                                            "kinds",
                                            List.of("table", "index", "constraint")));
            assertThat(answer.text())
                    .isEqualTo(
                            """
                            table public.plain: 1 column
                            index public.plain_odd: locked by another session
                            constraint public.plain.plain_id_check: locked by another session
                            (1-3 of 3)\
                            """);
            locking.commit();
        }
    }

    @Test
    void anIndexThatIsBeingRebuiltDoesNotKeepASearchFromAnswering() throws Exception {
        try (Locking locking = new Locking("reindex index public.other_pkey")) {
            QueryAnswer answer = SERVER.client().call("search_objects", Map.of("pattern", "other"));
            assertThat(answer.text()).contains("table public.other: 1 column\n");
            locking.commit();
        }
    }

    @Test
    void whatIsDroppedWhileItIsDescribedIsReportedAsMissing() throws Exception {
        try (Locking locking = new Locking("lock table public.gone in access exclusive mode")) {
            int call = SERVER.client().postCall("describe_object", Map.of("name", "gone_too"));
            Await.until(
                    "the description waits for the lock",
                    Await.SOON,
                    () -> SERVER.database().ask(WAITING).equals("t"));
            locking.run("drop view public.gone_too");
            locking.run("drop table public.gone");
            locking.commit();
            JsonNode answer = SERVER.client().answer(call);
            assertThat(answer.at("/result/content/0/text").asString())
                    .startsWith("There is no object \"gone_too\".");
        }
    }
}
