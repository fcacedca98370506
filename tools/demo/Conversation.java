package tools.demo;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** A client's side of MCP: starts pg-mcp as a process of its own and asks it about the shop. */
final class Conversation {

    private static final String MARGIN = "     ";

    private static final String HOW_TO_CONNECT =
            """

            Now with your own database and your own client: put this into its configuration.

            {
              "mcpServers": {
                "pg-mcp": {
                  "command": "jbang",
                  "args": ["pg-mcp@org", "postgresql://USER@HOST:5432/DATABASE"],
                  "env": {"PGPASSWORD": "PASSWORD"}
                }
              }
            }

            For this sample shop instead of your own: "args": ["pg-mcp-demo@org"], and no "env".
            """;

    private final SampleShop shop;
    private final PrintStream out;

    Conversation(SampleShop shop, PrintStream out) {
        this.shop = shop;
        this.out = out;
    }

    /** Asks all questions. */
    void hold() throws IOException {
        // The client's own log is of interest to nobody here.
        System.setProperty("org.slf4j.simpleLogger.log.io.modelcontextprotocol", "off");
        try (McpSyncClient client = connect()) {
            introduce(client);
            int number = 1;
            for (Question question : Question.ALL) {
                out.printf("%n%3d. %s%n%n", number++, question.words());
                out.println(question.sql().stripTrailing().indent(MARGIN.length()));
                out.print(answer(client, question));
            }
            client.closeGracefully();
        } catch (RuntimeException e) {
            throw new IOException("The conversation broke off: " + rootCause(e), e);
        }
        out.print(HOW_TO_CONNECT);
    }

    private McpSyncClient connect() {
        ServerParameters server =
                ServerParameters.builder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString())
                        .args("-Xlog:disable", "-Xlog:all=warning:stderr")
                        .args("-cp", System.getProperty("java.class.path"), "PgMcp")
                        .env(shop.environment())
                        .build();
        var transport = new StdioClientTransport(server, McpJsonDefaults.getMapper());
        transport.setStdErrorHandler(line -> System.err.println("pg-mcp: " + line));
        return McpClient.sync(transport)
                .initializationTimeout(Duration.ofSeconds(60))
                .requestTimeout(Duration.ofSeconds(60))
                .build();
    }

    private void introduce(McpSyncClient client) {
        InitializeResult server = client.initialize();
        String tools =
                client.listTools().tools().stream()
                        .map(Tool::name)
                        .collect(Collectors.joining(", "));
        out.printf(
                "%s %s speaks MCP %s over stdio. Its tools: %s.%n",
                server.serverInfo().name(),
                server.serverInfo().version(),
                server.protocolVersion(),
                tools);
    }

    private static String answer(McpSyncClient client, Question question) throws IOException {
        CallToolResult result =
                client.callTool(
                        CallToolRequest.builder("query").arguments(question.arguments()).build());
        boolean refused = Boolean.TRUE.equals(result.isError());
        if (refused != question.refused()) {
            throw new IOException(
                    "pg-mcp should have %s: %s%n%s"
                            .formatted(
                                    question.refused() ? "refused" : "answered",
                                    question.words(),
                                    text(result)));
        }
        return refused
                ? text(result).indent(MARGIN.length())
                : AnswerTable.of(result.structuredContent()).indentedBy(MARGIN);
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    private static Throwable rootCause(Throwable error) {
        return error.getCause() == null ? error : rootCause(error.getCause());
    }
}
