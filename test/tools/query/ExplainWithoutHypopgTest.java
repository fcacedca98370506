package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.ExplainAnswer;

import java.util.List;

/** A database that lacks HypoPG says how to get it. */
class ExplainWithoutHypopgTest {

    @RegisterExtension
    static final Conversation SERVER = Conversation.about("create table sale (id int);");

    @Test
    void saysHowToGetIt() throws Exception {
        ExplainAnswer answer =
                ExplainAnswer.of(
                        SERVER.client(),
                        "select * from sale",
                        "hypothetical_indexes",
                        List.of("create index on sale (id)"));
        assertThat(answer.isError()).isTrue();
        assertThat(answer.text())
                .startsWith("Hypothetical indexes need the extension HypoPG")
                .endsWith("let a superuser run \"create extension hypopg\" in this database.");
        boolean available =
                SERVER.database()
                        .ask(
                                "select exists (select from pg_available_extensions"
                                        + " where name = 'hypopg')")
                        .equals("t");
        int version = Integer.parseInt(SERVER.database().ask("show server_version_num")) / 10_000;
        assertThat(answer.text().contains("apt-get install postgresql-" + version + "-hypopg"))
                .isEqualTo(!available);
    }
}
