package tools.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.RawClient;

import java.util.Map;

/** A call that gets no connection says who has them. */
class ConnectionsInUseTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about("", "--allow-writes", "--max-connections", "3");

    @Test
    void namesHowManyAndByWhat() throws Exception {
        RawClient client = SERVER.client();
        Map<String, Object> sleep = Map.of("sql", "select pg_sleep(53)", "timeout", 60);
        int[] sleeping = {
            client.postCall("query", sleep),
            client.postCall("query", sleep),
            client.postCall("execute", sleep)
        };
        Await.until("all sleep", Await.SOON, () -> SERVER.database().running("pg_sleep(53)") == 3);

        assertThat(client.query(Map.of("sql", "select 1", "timeout", 0.3)).error())
                .matches(
                        """
                        All 3 connections are in use: 1 by execute, 2 by query; the longest for \
                        [0-9]+ s\\.
                        Try again when one of these calls has ended, or raise --max-connections\\.\
                        """);

        for (int id : sleeping) {
            client.cancel(id);
        }
        assertThat(client.query("select 1").rows()).isEqualTo("[[1]]");
    }
}
