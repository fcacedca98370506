package tools.schema;

import tools.Arguments;
import tools.Confirmation;
import tools.Patience;
import tools.Progress;
import tools.Resources.Content;
import tools.Tool;
import tools.ToolError;
import tools.ToolRequest;
import tools.catalog.FoundObject;
import tools.catalog.ObjectFinder;
import tools.catalog.ObjectKind;
import tools.catalog.ObjectName;
import tools.config.Limits;
import tools.database.CatalogLookup;
import tools.database.CatalogRow;
import tools.database.CatalogSession;
import tools.database.QueryExecutor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the resources that stand for one object of the database. */
final class ObjectResources {

    /** As information_schema.columns names the types, which is what the reference server gave. */
    private static final String COLUMN_TYPES =
            """
            select a.attname,
                   case when b.typelem <> 0 and b.typlen = -1 then 'ARRAY'
                        when n.nspname = 'pg_catalog' then pg_catalog.format_type(b.oid, null)
                        else 'USER-DEFINED' end
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              join pg_catalog.pg_type b
                on b.oid = case t.typtype when 'd' then t.typbasetype else t.oid end
              join pg_catalog.pg_namespace n on n.oid = b.typnamespace
             where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
             order by a.attnum
            """;

    private final QueryExecutor executor;
    private final Limits limits;
    private final Tool describeObject;

    ObjectResources(QueryExecutor executor, Limits limits, Tool describeObject) {
        this.executor = executor;
        this.limits = limits;
        this.describeObject = describeObject;
    }

    /** What the tool says about the object, or only its columns; empty when there is none. */
    Optional<Content> read(ResourceUri uri, Patience patience) throws ToolError {
        CatalogLookup<Optional<Found>> lookup =
                new CatalogLookup<>("resource", catalog -> find(catalog, uri));
        Optional<Found> found =
                executor.run(
                        lookup, patience.deadline(limits.queryTimeout()), patience.cancellation());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                uri.kind() == ResourceUri.Kind.COLUMN_TYPES
                        ? DatabaseResources.json(found.get().columns())
                        : described(uri, found.get().object(), patience));
    }

    private record Found(FoundObject object, List<Object> columns) {}

    private static Optional<Found> find(CatalogSession catalog, ResourceUri uri)
            throws SQLException, ToolError {
        ObjectName name = ObjectName.parse(uri.sqlName());
        for (Optional<ObjectKind> kind : kinds(uri.kind())) {
            Optional<FoundObject> found =
                    ObjectFinder.find(catalog, name, kind).stream()
                            .filter(one -> fits(one, kind))
                            .findFirst();
            if (found.isPresent()) {
                boolean wantsColumns = uri.kind() == ResourceUri.Kind.COLUMN_TYPES;
                List<Object> columns =
                        wantsColumns ? columns(catalog, found.get().oid()) : List.of();
                return Optional.of(new Found(found.get(), columns));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(FoundObject found, Optional<ObjectKind> kind) {
        return kind.isPresent() || ObjectKind.RELATIONS.contains(found.kind());
    }

    /** What may be found, each to be tried in turn; no kind stands for tables and views. */
    private static List<Optional<ObjectKind>> kinds(ResourceUri.Kind kind) {
        return switch (kind) {
            case COLUMN -> List.of(Optional.of(ObjectKind.COLUMN));
            case FUNCTION ->
                    List.of(Optional.of(ObjectKind.FUNCTION), Optional.of(ObjectKind.PROCEDURE));
            case OVERVIEW, STATUS, TABLE, COLUMN_TYPES -> List.of(Optional.empty());
        };
    }

    private static List<Object> columns(CatalogSession catalog, long table)
            throws SQLException, ToolError {
        List<Object> columns = new ArrayList<>();
        for (CatalogRow row : catalog.rows(COLUMN_TYPES, table)) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("column_name", row.text(0));
            column.put("data_type", row.text(1));
            columns.add(column);
        }
        return columns;
    }

    private Content described(ResourceUri uri, FoundObject object, Patience patience)
            throws ToolError {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("name", uri.sqlName());
        arguments.put("kind", object.kind().words());
        ToolRequest request =
                new ToolRequest(
                        Arguments.of(describeObject.spec(), arguments),
                        patience.arrived(),
                        patience.cancellation(),
                        new Progress(),
                        question -> Confirmation.Answer.UNAVAILABLE);
        return new Content(DatabaseResources.TEXT, describeObject.call(request).text());
    }
}
