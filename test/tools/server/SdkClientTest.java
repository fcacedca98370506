package tools.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.config.Version;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.io.IOException;
import java.util.Map;

/** The MCP SDK's own client finds in the server what it expects. */
class SdkClientTest {

    @RegisterExtension
    static final TestDatabase DATABASE =
            TestDatabase.with(
                    """
                    create table fruit (id int primary key, name text);
                    insert into fruit values (1, 'apple'), (2, null);
                    """);

    private static McpSyncClient client;

    @BeforeAll
    static void connect() throws IOException {
        client = ServerCommand.java().on(DATABASE.ordinary()).sdkClient();
        client.initialize();
    }

    @AfterAll
    static void disconnect() {
        client.closeGracefully();
    }

    @Test
    void knowsNameAndVersion() {
        assertThat(client.getServerInfo().name()).isEqualTo("pg-mcp");
        assertThat(client.getServerInfo().version()).isEqualTo(Version.CURRENT);
    }

    @Test
    void listsQuery() {
        assertThat(client.listTools().tools()).extracting(Tool::name).contains("query");
    }

    @Test
    void getsRowsThatMatchTheOutputSchema() {
        // The client checks structured content against the schema that tools/list gave.
        client.listTools();
        CallToolResult result = call("select * from fruit order by id");
        assertThat(result.isError()).isNotEqualTo(true);
        assertThat(result.structuredContent())
                .asString()
                .contains("rows=[[1, apple], [2, null]]", "row_count=2", "truncated=false");
    }

    @Test
    void getsErrorsAsResults() {
        assertThat(call("select nme from fruit").isError()).isTrue();
    }

    @Test
    void getsAProtocolErrorForAnUnknownTool() {
        assertThatThrownBy(() -> call("nothing", Map.of())).hasMessageContaining("nothing");
    }

    private static CallToolResult call(String sql) {
        return call("query", Map.of("sql", sql));
    }

    private static CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
    }
}
