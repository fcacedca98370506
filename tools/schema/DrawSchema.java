package tools.schema;

import tools.Arguments;
import tools.Kind;
import tools.Parameter;
import tools.Tool;
import tools.ToolAnnotations;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.ToolSpec;
import tools.config.Limits;
import tools.database.CatalogLookup;
import tools.database.CatalogSession;
import tools.database.QueryExecutor;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Draws tables and the keys between them. */
public final class DrawSchema implements Tool {

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "draw_schema",
                    "Draw schema",
                    "Mermaid ER diagram of a schema or of what is around a table; at most 25"
                            + " tables, the most connected ones.",
                    List.of(
                            Parameter.of(
                                    "schema", Kind.STRING, "Default: search_path's.", "\"public\""),
                            Parameter.of(
                                    "table", Kind.STRING, "Instead of schema.", "\"customer\""),
                            Parameter.of("depth", Kind.INTEGER, "Keys from it, default 1.", "2")
                                    .between("1", "9")),
                    "{\"type\":\"object\"}",
                    ToolAnnotations.READS);

    private final QueryExecutor executor;
    private final Limits limits;

    /** Asks through this engine. */
    public DrawSchema(QueryExecutor executor, Limits limits) {
        this.executor = executor;
        this.limits = limits;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        Arguments arguments = request.arguments();
        Optional<String> schema = arguments.optionalString("schema");
        Optional<String> table = arguments.optionalString("table");
        if (schema.isPresent() && table.isPresent()) {
            throw new ToolError(
                    "Give \"schema\" or \"table\", not both; a table can be named with its schema:"
                            + " \"shop.customer\".");
        }
        if (table.isEmpty() && arguments.integer("depth").isPresent()) {
            throw new ToolError("\"depth\" counts keys from a table: give \"table\" with it.");
        }
        int depth = arguments.integer("depth").orElse(1);
        return executor.run(
                        new CatalogLookup<>(
                                "diagram", catalog -> ask(catalog, schema, table, depth)),
                        request.deadline(limits.queryTimeout()),
                        request.cancellation())
                .result();
    }

    private static DiagramAnswer ask(
            CatalogSession catalog, Optional<String> schema, Optional<String> table, int depth)
            throws SQLException, ToolError {
        DiagramLookup lookup = new DiagramLookup(catalog);
        return table.isPresent() ? lookup.around(table.get(), depth) : lookup.of(schema);
    }
}
