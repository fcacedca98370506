package tools.query;

import tools.Arguments;
import tools.Figures;
import tools.Kind;
import tools.Parameter;
import tools.Tool;
import tools.ToolAnnotations;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.ToolSpec;
import tools.config.Limits;
import tools.database.Explained;
import tools.database.QueryExecutor;
import tools.plan.PlanReport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows how PostgreSQL executes a statement, what is wrong with that, and what an index would do.
 */
public final class Explain implements Tool {

    private static final String OUTPUT_SCHEMA =
            """
            {"type":"object","properties":{\
            "summary":{"type":"object"},"plan":{}},\
            "required":["summary","plan"]}\
            """;

    private final ToolSpec spec;
    private final QueryExecutor executor;
    private final Limits limits;

    /** Runs on this engine; the limits hold for calls that give none of their own. */
    public Explain(QueryExecutor executor, Limits limits) {
        this.executor = executor;
        this.limits = limits;
        spec =
                new ToolSpec(
                        "explain",
                        "Explain",
                        "For slow SQL: the plan, what is wrong with it, what to try.",
                        parameters(limits),
                        OUTPUT_SCHEMA,
                        ToolAnnotations.READS);
    }

    private static List<Parameter> parameters(Limits limits) {
        return List.of(
                Parameter.of("sql", Kind.STRING, "Without EXPLAIN.", "\"select 1\"").mandatory(),
                Parameter.of("params", Kind.ARRAY, "Values of $1, ...", "[42]"),
                Parameter.of("analyze", Kind.BOOLEAN, "Run it and measure; reads only.", "true"),
                Parameter.of("format", Kind.STRING, "\"text\" or \"json\".", "\"json\""),
                Parameter.of(
                        "hypothetical_indexes",
                        Kind.ARRAY,
                        "CREATE INDEX statements to try without making them.",
                        "[\"create index on orders (customer_id)\"]"),
                QueryParameters.seconds("timeout", "Seconds."));
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        Arguments arguments = request.arguments();
        boolean json = isJson(arguments.optionalString("format").orElse("text"));
        Duration timeout =
                QueryParameters.duration(arguments, "timeout").orElse(limits.queryTimeout());
        // The strategy has the tool's name, in its own package.
        var strategy =
                new tools.database.Explain(
                        arguments.string("sql"),
                        arguments.array("params"),
                        arguments.isTrue("analyze"),
                        indexes(arguments));
        Explained explained =
                executor.run(strategy, request.deadline(timeout), request.cancellation());
        return PlanReport.of(explained).answer(json);
    }

    private static boolean isJson(String format) throws ToolError {
        return switch (format) {
            case "json" -> true;
            case "text" -> false;
            default ->
                    throw new ToolError(
                            "Argument \"format\" is \"%s\": it must be \"text\" or \"json\"."
                                    .formatted(Figures.cut(format, 40)));
        };
    }

    private static List<String> indexes(Arguments arguments) throws ToolError {
        List<String> statements = new ArrayList<>();
        for (Object element : arguments.array("hypothetical_indexes")) {
            if (!(element instanceof String statement)) {
                throw new ToolError(
                        "Argument \"hypothetical_indexes\" must hold strings, for example [\"create"
                                + " index on orders (customer_id)\"].");
            }
            statements.add(statement);
        }
        return statements;
    }
}
