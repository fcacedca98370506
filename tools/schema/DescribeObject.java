package tools.schema;

import tools.Kind;
import tools.Parameter;
import tools.Tool;
import tools.ToolAnnotations;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.ToolSpec;
import tools.catalog.FoundObject;
import tools.catalog.ObjectFinder;
import tools.catalog.ObjectKind;
import tools.catalog.ObjectName;
import tools.config.Limits;
import tools.database.CatalogLookup;
import tools.database.CatalogSession;
import tools.database.QueryExecutor;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes one object of the database, or writes the DDL that makes it again. */
public final class DescribeObject implements Tool {

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "describe_object",
                    "Describe object",
                    "All about a table, view, function, type, schema, role...: columns, keys in and"
                            + " out, indexes, triggers, policies, size, privileges, source.",
                    List.of(
                            Parameter.of(
                                            "name",
                                            Kind.STRING,
                                            "shop.orders, shop.total(int)",
                                            "\"shop.orders\"")
                                    .mandatory(),
                            Parameter.of("kind", Kind.STRING, "", "\"table\""),
                            Parameter.of("ddl", Kind.BOOLEAN, "SQL to recreate it.", "true")),
                    "{\"type\":\"object\"}",
                    ToolAnnotations.READS);

    private final QueryExecutor executor;
    private final Limits limits;

    /** Runs on this engine within these limits. */
    public DescribeObject(QueryExecutor executor, Limits limits) {
        this.executor = executor;
        this.limits = limits;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        ObjectName name = ObjectName.parse(request.arguments().string("name"));
        Optional<ObjectKind> kind = kind(request.arguments().optionalString("kind"));
        boolean ddl = request.arguments().isTrue("ddl");
        return executor.run(
                new CatalogLookup<>("describe", catalog -> describe(catalog, name, kind, ddl)),
                request.deadline(limits.queryTimeout()),
                request.cancellation());
    }

    private static Optional<ObjectKind> kind(Optional<String> words) throws ToolError {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Optional<ObjectKind> kind = ObjectKind.of(words.get().strip().toLowerCase(Locale.ROOT));
        if (kind.isEmpty()) {
            throw new ToolError(
                    "There is no kind \"%s\". Kinds are %s."
                            .formatted(words.get(), String.join(", ", ObjectKind.allWords())));
        }
        return kind;
    }

    /** Describes what the name means, within a transaction of the caller's. */
    static ToolResult describe(
            CatalogSession catalog, ObjectName name, Optional<ObjectKind> kind, boolean ddl)
            throws SQLException, ToolError {
        List<FoundObject> found = ObjectFinder.require(catalog, name, kind);
        catalog.qualifyNames();
        return ddl ? DdlText.of(catalog, found) : ObjectDescription.of(catalog, found);
    }
}
