package tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The README shows what the tools say about the sample shop. */
class ShopDiagramTest {

    /** Without the comment on the database, whose name is another one here. */
    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    ShopTables.SQL.substring(ShopTables.SQL.indexOf("create type"))
                            + ShopTables.KEYS);

    private static String answer(String tool, Map<String, ?> arguments) throws Exception {
        RawClient client = SERVER.client();
        return QueryAnswer.of(client.answer(client.postCall(tool, arguments))).text();
    }

    @Test
    void theReadmeHoldsTheDiagram() throws Exception {
        assertThat(readme()).contains("\n\n" + answer("draw_schema", Map.of()) + "\n\n");
    }

    @Test
    void theReadmeHoldsTheJoin() throws Exception {
        Map<String, ?> arguments =
                Map.of("tables", new String[] {"customer", "product"}, "alternatives", 1);
        assertThat(readme()).contains("```\n" + answer("find_join_path", arguments) + "\n```\n");
    }

    private static String readme() throws Exception {
        return Files.readString(Path.of(System.getProperty("user.dir"), "README.md"));
    }
}
