package tools.query;

import tools.Arguments;
import tools.Confirmation.Answer;
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
import tools.database.QueryExecutor;
import tools.database.Rows;
import tools.database.Write;
import tools.database.WriteOptions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs statements that change data, all of them or none; only offered with --allow-writes. */
public final class Execute implements Tool {

    private static final String OUTPUT_SCHEMA =
            """
            {"type":"object","properties":{\
            "statements":{"type":"array","items":{"type":"object"}},\
            "statements_omitted":{"type":"integer"},\
            "rows_affected_omitted":{"type":"integer"},\
            "committed":{"type":"boolean"},\
            "dry_run":{"type":"boolean"},\
            "retries":{"type":"integer"}},\
            "required":["statements","committed"]}\
            """;

    private final ToolSpec spec;
    private final QueryExecutor executor;
    private final Limits limits;

    /** Runs on this engine; the limits hold for calls that give none of their own. */
    public Execute(QueryExecutor executor, Limits limits) {
        this.executor = executor;
        this.limits = limits;
        spec =
                new ToolSpec(
                        "execute",
                        "Execute",
                        "Change data or schema: one or more SQL statements in one transaction, all"
                                + " or nothing. Gives rows affected and RETURNING rows. Try dry_run"
                                + " first. DROP, TRUNCATE and DELETE or UPDATE without WHERE need"
                                + " the user's consent.",
                        parameters(),
                        OUTPUT_SCHEMA,
                        new ToolAnnotations(false, true, false, false));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.of("sql", Kind.STRING, "Statements, ; between.", "\"delete ...\"")
                        .mandatory(),
                Parameter.of("params", Kind.ARRAY, "Values of $1, $2, ...", "[42, null]"),
                Parameter.of("dry_run", Kind.BOOLEAN, "Roll back and report.", "true"),
                Parameter.of("confirm", Kind.BOOLEAN, "The user agreed to destroy.", "true"),
                Parameter.oneOf(
                        "isolation",
                        "Default read committed.",
                        "read committed",
                        "repeatable read",
                        "serializable"),
                Parameter.of(
                        "transaction",
                        Kind.BOOLEAN,
                        "false for one statement like VACUUM.",
                        "false"),
                QueryParameters.limit("Most RETURNING rows", 100),
                QueryParameters.seconds("timeout", "Seconds."),
                QueryParameters.seconds("lock_timeout", "Seconds to wait for locks."));
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        Arguments arguments = request.arguments();
        WriteOptions options =
                new WriteOptions(
                        arguments.isTrue("dry_run"),
                        !arguments.isFalse("transaction"),
                        arguments.optionalString("isolation").orElse("read committed"),
                        QueryParameters.duration(arguments, "lock_timeout"),
                        arguments.integer("limit").orElse(limits.rowLimit()));
        Write write = new Write(arguments.string("sql"), arguments.array("params"), options);
        List<String> destructive = write.destructive();
        if (!destructive.isEmpty() && !options.dryRun()) {
            requireConsent(request, destructive);
        }
        Optional<Duration> timeout = QueryParameters.duration(arguments, "timeout");
        // Counted from here: a person may have thought about the question for a while.
        Deadline deadline = Deadline.in(timeout.orElse(limits.queryTimeout()));
        Rows outcome = executor.run(write, deadline, request.cancellation()).finish();
        return ToolResult.of(outcome.text(), outcome.json());
    }

    private static void requireConsent(ToolRequest request, List<String> destructive)
            throws ToolError {
        String what = String.join("\n", destructive);
        Answer answer = request.confirmation().ask("Run this on the database?\n" + what);
        if (answer == Answer.DECLINED) {
            throw new ToolError("The user declined; nothing was run.\n" + what);
        }
        if (answer == Answer.UNAVAILABLE && !request.arguments().isTrue("confirm")) {
            throw new ToolError(
                    "Not run, because it destroys data:\n%s\nTry it with \"dry_run\": true, ask the user, then send it again with \"confirm\": true."
                            .formatted(what));
        }
    }
}
