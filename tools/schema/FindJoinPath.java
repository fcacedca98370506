package tools.schema;

import tools.Kind;
import tools.Parameter;
import tools.Tool;
import tools.ToolAnnotations;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.ToolSpec;
import tools.catalog.ObjectFinder;
import tools.config.Limits;
import tools.database.CatalogLookup;
import tools.database.CatalogSession;
import tools.database.QueryExecutor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Answers how tables are joined, with SQL that can be pasted. */
public final class FindJoinPath implements Tool {

    private static final int MOST_TABLES = 8;
    private static final int ALTERNATIVES = 2;

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "find_join_path",
                    "Find join path",
                    "How to join tables: FROM and JOIN clauses along foreign keys, with"
                            + " cardinalities. Guesses, marked, only where no key leads.",
                    List.of(
                            Parameter.of(
                                            "tables",
                                            Kind.ARRAY,
                                            "2 to 8 names.",
                                            "[\"customer\", \"shop.product\"]")
                                    .mandatory(),
                            Parameter.of(
                                            "alternatives",
                                            Kind.INTEGER,
                                            "More paths, default " + ALTERNATIVES + ".",
                                            "5")
                                    .between("0", "5")),
                    "{\"type\":\"object\"}",
                    ToolAnnotations.READS);

    private final QueryExecutor executor;
    private final Limits limits;

    /** Asks through this engine. */
    public FindJoinPath(QueryExecutor executor, Limits limits) {
        this.executor = executor;
        this.limits = limits;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        List<String> names = names(request.arguments().array("tables"));
        int alternatives = request.arguments().integer("alternatives").orElse(ALTERNATIVES);
        JoinAnswer answer =
                executor.run(
                        new CatalogLookup<>(
                                "joins",
                                catalog ->
                                        new JoinLookup(catalog, find(catalog, names), alternatives)
                                                .answer()),
                        request.deadline(limits.queryTimeout()),
                        request.cancellation());
        return answer.result();
    }

    private static List<String> names(List<?> given) throws ToolError {
        List<String> names = new ArrayList<>();
        for (Object element : given) {
            if (element instanceof String name) {
                names.add(name);
            }
        }
        if (names.size() < given.size() || names.size() < 2 || names.size() > MOST_TABLES) {
            throw new ToolError(
                    "Argument \"tables\" must hold 2 to %d names, for example [\"customer\", \"product\"]; a table that references itself is named twice."
                            .formatted(MOST_TABLES));
        }
        return names;
    }

    private static List<Long> find(CatalogSession catalog, List<String> names)
            throws SQLException, ToolError {
        List<Long> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(ObjectFinder.relation(catalog, name).oid());
        }
        return tables;
    }
}
