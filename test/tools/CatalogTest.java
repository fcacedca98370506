package tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import tools.config.Version;
import tools.testing.JBang;
import tools.testing.Login;
import tools.testing.TestDatabase;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code jbang pg-mcp@org} for somebody who has no clone: all comes over HTTP, file by file. */
class CatalogTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir static Path home;

    private static final Set<String> FETCHED = ConcurrentHashMap.newKeySet();

    private static HttpServer repository;
    private static JBang jbang;

    @BeforeAll
    static void addCatalog() throws Exception {
        repository =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        repository.createContext("/", CatalogTest::serveFile);
        repository.start();
        String address = "http://127.0.0.1:%d/".formatted(repository.getAddress().getPort());
        jbang = JBang.in(home);
        jbang.command("trust", "add", address).output();
        jbang.command("catalog", "add", "--name", "org", address + "jbang-catalog.json").output();
    }

    @AfterAll
    static void stopServing() {
        repository.stop(0);
    }

    private static void serveFile(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = Path.of("." + path).normalize();
        try (exchange) {
            if (file.startsWith("..") || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            FETCHED.add(path);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Test
    void theAliasServesAnMcpClient() {
        Login login = DATABASE.ordinary();
        String url = login.url().replace(":" + login.password() + "@", "@");
        try (McpSyncClient client =
                jbang.command("pg-mcp@org", url).with("PGPASSWORD", login.password()).sdkClient()) {
            client.initialize();
            assertThat(client.getServerInfo().version()).isEqualTo(Version.CURRENT);
            var call =
                    CallToolRequest.builder("query")
                            .arguments(Map.of("sql", "select current_database()"))
                            .build();
            assertThat(client.callTool(call).structuredContent())
                    .asString()
                    .contains("rows=[[%s]]".formatted(login.database()));
        }
        assertThat(FETCHED)
                .contains("/jbang-catalog.json", "/PgMcp.java", "/tools/server/package-info.java");
    }

    @Test
    void theAliasKnowsItsOptions() throws Exception {
        assertThat(jbang.command("pg-mcp@org", "--version").output())
                .isEqualTo("pg-mcp " + Version.CURRENT + "\n");
    }
}
