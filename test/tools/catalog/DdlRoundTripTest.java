package tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.Cancellation;
import tools.Deadline;
import tools.ToolError;
import tools.config.ConfigLoader;
import tools.config.ServerConfig;
import tools.database.CatalogLookup;
import tools.database.CatalogRow;
import tools.database.ConnectionManager;
import tools.database.QueryExecutor;
import tools.testing.Await;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the DDL of objects makes is what the objects were. */
class DdlRoundTripTest {

    private static final String SCHEMAS =
            """
            select n.oid from pg_catalog.pg_namespace n
             where n.nspname in ('aw', 'Mixed Case')
             order by n.nspname
            """;

    @RegisterExtension
    static final Conversation SERVER = Conversation.about(AwkwardSchema.DEFINITION);

    private static <T> T look(CatalogLookup.Question<T> question) throws ToolError {
        String url = SERVER.database().superuser().url();
        ServerConfig config = ConfigLoader.load(Map.of(), Map.of("PGMCP_URL", url));
        ConnectionManager connections = new ConnectionManager(config.database());
        try {
            return new QueryExecutor(connections)
                    .run(
                            new CatalogLookup<>("test", question),
                            Deadline.in(Await.SOON),
                            new Cancellation());
        } finally {
            connections.close();
        }
    }

    private static List<Long> schemas(List<CatalogRow> rows) {
        return rows.stream().map(row -> row.number(0)).toList();
    }

    private static List<FoundObject> objects() throws ToolError {
        return look(
                catalog ->
                        DependencyOrder.of(catalog, schemas(catalog.rows(SCHEMAS))).stream()
                                .map(DependencyOrder.Ordered::object)
                                .toList());
    }

    private static List<String> script() throws ToolError {
        return look(
                catalog -> {
                    List<Long> schemas = schemas(catalog.rows(SCHEMAS));
                    catalog.qualifyNames();
                    return ObjectDdl.wholeSchemas(catalog, schemas).stream()
                            .map(DdlScript.Statement::sql)
                            .toList();
                });
    }

    /** Descriptions and DDL of all objects, as text and as data. */
    private static Map<String, String> told(List<FoundObject> objects) throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        for (FoundObject object : objects) {
            Map<String, Object> arguments =
                    new LinkedHashMap<>(
                            Map.of("name", object.quoted(), "kind", object.kind().words()));
            for (boolean ddl : List.of(false, true)) {
                arguments.put("ddl", ddl);
                QueryAnswer answer = SERVER.client().call("describe_object", arguments);
                assertThat(answer.isError()).as(answer.text()).isFalse();
                told.put(
                        object.kind().words() + ' ' + object.quoted() + (ddl ? " ddl" : ""),
                        answer.text() + '\n' + answer.structured());
            }
        }
        return told;
    }

    @Test
    void everyObjectIsTheSameAfterItWasMadeAgainFromItsDdl() throws Exception {
        List<FoundObject> objects = objects();
        assertThat(objects).hasSizeGreaterThan(60);
        Map<String, String> before = told(objects);
        List<String> script = new ArrayList<>(script());

        script.add(0, "drop schema aw, \"Mixed Case\" cascade");
        script.add(1, "set check_function_bodies = off");
        try (Connection connection = SERVER.database().superuser().connect();
                Statement session = connection.createStatement()) {
            for (String statement : script) {
                session.execute(statement);
            }
        }

        assertThat(told(objects)).isEqualTo(before);
        assertThat(script()).isEqualTo(script.subList(2, script.size()));
    }
}
