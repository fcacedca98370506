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
import tools.catalog.FoundDetails;
import tools.catalog.FoundName;
import tools.catalog.ObjectKind;
import tools.catalog.ObjectSearch;
import tools.catalog.RelationSummary;
import tools.catalog.SearchPattern;
import tools.config.Limits;
import tools.config.NearestName;
import tools.database.CatalogLookup;
import tools.database.CatalogSession;
import tools.database.QueryExecutor;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds tables, columns, routines and all other objects by name or comment. */
public final class SearchObjects implements Tool {

    private static final int STANDARD_LIMIT = 50;

    /** Shown only if asked for, or if nothing else is found: they repeat what tables are called. */
    private static final EnumSet<ObjectKind> NAMED_AFTER_TABLES =
            EnumSet.of(ObjectKind.INDEX, ObjectKind.CONSTRAINT, ObjectKind.SEQUENCE);

    private static final ToolSpec SPEC =
            new ToolSpec(
                    "search_objects",
                    "Search objects",
                    "Find database objects by name or comment. Without arguments: all tables and"
                            + " views.",
                    List.of(
                            Parameter.of(
                                    "pattern",
                                    Kind.STRING,
                                    "Part of a name, LIKE pattern with %, or regex.",
                                    "\"order\""),
                            Parameter.of(
                                    "kinds",
                                    Kind.ARRAY,
                                    "table, column, function, ...; index, constraint, sequence only"
                                            + " if named.",
                                    "[\"table\", \"column\"]"),
                            Parameter.of("schema", Kind.STRING, "", "\"shop\""),
                            Parameter.oneOf("detail", "", "summary", "names", "full"),
                            Parameter.of("partitions", Kind.BOOLEAN, "Include partitions.", "true"),
                            Parameter.of("limit", Kind.INTEGER, "", "50").between("1", "500"),
                            Parameter.of("offset", Kind.INTEGER, "", "50").between("0", "1000000")),
                    "{\"type\":\"object\"}",
                    ToolAnnotations.READS);

    private final QueryExecutor executor;
    private final Limits limits;

    /** Runs on this engine, each call within the limits' time. */
    public SearchObjects(QueryExecutor executor, Limits limits) {
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
        ObjectSearch search = search(arguments);
        String detail = arguments.optionalString("detail").orElse("summary");
        CatalogLookup<SearchAnswer> lookup =
                new CatalogLookup<>("search_objects", catalog -> look(catalog, search, detail));
        return executor.run(lookup, request.deadline(limits.queryTimeout()), request.cancellation())
                .result();
    }

    private static ObjectSearch search(Arguments arguments) throws ToolError {
        String pattern = arguments.optionalString("pattern").orElse("");
        Set<ObjectKind> kinds = kinds(arguments);
        if (kinds.isEmpty()) {
            kinds = pattern.isBlank() ? ObjectKind.RELATIONS : usualKinds();
        }
        return new ObjectSearch(
                SearchPattern.of(pattern),
                kinds,
                arguments.optionalString("schema").orElse(""),
                arguments.isTrue("partitions"),
                arguments.integer("limit").orElse(STANDARD_LIMIT),
                arguments.integer("offset").orElse(0));
    }

    private static Set<ObjectKind> usualKinds() {
        return EnumSet.complementOf(NAMED_AFTER_TABLES);
    }

    private static Set<ObjectKind> kinds(Arguments arguments) throws ToolError {
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        for (Object word : arguments.array("kinds")) {
            String name = String.valueOf(word);
            kinds.add(ObjectKind.of(name).orElseThrow(() -> unknownKind(name)));
        }
        if (kinds.contains(ObjectKind.TABLE)) {
            // Who looks for tables does not care how they are stored.
            kinds.add(ObjectKind.PARTITIONED_TABLE);
        }
        return kinds;
    }

    private static ToolError unknownKind(String name) {
        List<String> known = ObjectKind.allWords();
        return new ToolError(
                "There is no kind \"%s\".%s Known are %s."
                        .formatted(
                                name,
                                NearestName.of(name, known)
                                        .map(near -> " Did you mean \"" + near + "\"?")
                                        .orElse(""),
                                String.join(", ", known)));
    }

    private static SearchAnswer look(CatalogSession catalog, ObjectSearch search, String detail)
            throws SQLException, ToolError {
        ObjectSearch.Page page = search.page(catalog);
        if (page.found().isEmpty() && search.kinds().equals(usualKinds())) {
            page = search.among(NAMED_AFTER_TABLES).page(catalog);
        }
        if (detail.equals("names") || page.found().isEmpty()) {
            return new SearchAnswer(search, page, Map.of(), Map.of(), false);
        }
        List<Long> relations =
                page.found().stream()
                        .filter(found -> ObjectKind.RELATIONS.contains(found.kind()))
                        .map(FoundName::oid)
                        .toList();
        boolean full = detail.equals("full");
        Map<Long, RelationSummary> summaries =
                relations.isEmpty() ? Map.of() : RelationSummary.of(catalog, relations);
        Map<FoundName, String> details = FoundDetails.of(catalog, page.found(), full);
        return new SearchAnswer(search, page, summaries, details, full);
    }
}
