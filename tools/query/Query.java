package tools.query;

import tools.Arguments;
import tools.Deadline;
import tools.Kind;
import tools.Parameter;
import tools.Tool;
import tools.ToolAnnotations;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.ToolSpec;
import tools.config.Limits;
import tools.database.NextPage;
import tools.database.QueryExecutor;
import tools.database.ReadOnly;
import tools.database.Rows;
import tools.database.SessionBudget;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs one reading statement and answers its rows. */
public final class Query implements Tool {

    private static final String OUTPUT_SCHEMA =
            """
            {"type":"object","properties":{\
            "columns":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"type":{"type":"string"}}}},\
            "rows":{"type":"array","items":{"type":"array"}},\
            "row_count":{"type":"integer"},\
            "truncated":{"type":"boolean"},\
            "cut_cells":{"type":"integer"},\
            "cursor":{"type":"string"},\
            "notices":{"type":"array","items":{"type":"string"}}},\
            "required":["columns","rows","row_count","truncated"]}\
            """;

    private final ToolSpec spec;
    private final QueryExecutor executor;
    private final Limits limits;
    private final SessionBudget budget;

    /** Runs on this engine; the limits hold for calls that give none of their own. */
    public Query(QueryExecutor executor, Limits limits, SessionBudget budget) {
        this.executor = executor;
        this.limits = limits;
        this.budget = budget;
        spec =
                new ToolSpec(
                        "query",
                        "Query",
                        "Run one read-only SQL statement (SELECT, WITH, VALUES, TABLE, SHOW,"
                                + " EXPLAIN) on PostgreSQL and get its rows. Cells over 4 KB are cut,"
                                + " an answer ends at 48 KB; truncated says that more rows exist.",
                        parameters(limits),
                        OUTPUT_SCHEMA,
                        ToolAnnotations.READS);
    }

    private static List<Parameter> parameters(Limits limits) {
        return List.of(
                Parameter.of("sql", Kind.STRING, "One statement.", "\"select 1\""),
                Parameter.of("params", Kind.ARRAY, "Values of $1, $2, ...", "[42, \"Ann\", null]"),
                Parameter.of(
                        "cursor",
                        Kind.STRING,
                        "Instead of sql: next page of a truncated answer, open 5 minutes.",
                        "\"kXz...\""),
                QueryParameters.limit("Most rows to return", limits.rowLimit()),
                QueryParameters.seconds(
                        "timeout", "Seconds, default " + seconds(limits.queryTimeout()) + "."));
    }

    private static String seconds(Duration duration) {
        return java.math.BigDecimal.valueOf(duration.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        Duration timeout =
                QueryParameters.duration(request.arguments(), "timeout")
                        .orElse(limits.queryTimeout());
        budget.require();
        Rows rows = rows(request, request.deadline(timeout));
        budget.spend(rows);
        return ToolResult.of(rows.text(), rows.json());
    }

    private Rows rows(ToolRequest request, Deadline deadline) throws ToolError {
        Arguments arguments = request.arguments();
        int limit = budget.rowsLeft(arguments.integer("limit").orElse(limits.rowLimit()));
        Optional<String> sql = arguments.optionalString("sql");
        Optional<String> cursor = arguments.optionalString("cursor");
        if (sql.isPresent() == cursor.isPresent()) {
            throw new ToolError(
                    "Give either \"sql\" or \"cursor\", for example {\"sql\": \"select 1\"}.");
        }
        if (cursor.isPresent()) {
            if (!arguments.array("params").isEmpty()) {
                throw new ToolError(
                        "\"params\" has no effect with \"cursor\": the values are those of the"
                                + " first page. Leave it out, or send \"sql\" to begin anew.");
            }
            NextPage next = new NextPage(cursor.get(), limit);
            return executor.run(next, deadline, request.cancellation());
        }
        ReadOnly strategy = new ReadOnly(sql.get(), arguments.array("params"), limit);
        return executor.run(strategy, deadline, request.cancellation());
    }
}
