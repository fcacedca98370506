package tools.schema;

import tools.Deadline;
import tools.Patience;
import tools.Resources;
import tools.Tool;
import tools.ToolError;
import tools.Utf8Buffer;
import tools.catalog.DatabaseOverview;
import tools.catalog.ServerStatus;
import tools.config.DatabaseConfig;
import tools.database.CatalogLookup;
import tools.database.CatalogRow;
import tools.database.QueryExecutor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database as resources: an overview, the server's status, and every table. */
public final class DatabaseResources implements Resources {

    // Clients that fetch all pages at once give up after 64 of them.
    private static final int PAGE = 500;
    private static final String OVERVIEW = "Schemas with what is in them, extensions.";
    private static final String STATUS =
            "Version, role, limits, uptime, connections of the server.";
    static final String JSON = "application/json";
    static final String TEXT = "text/plain";

    /** One table more than a page has, behind the table $2 of schema $1. */
    private static final String TABLES =
            """
            select n.nspname, c.relname,
                   case c.relkind when 'r' then 'table' when 'p' then 'partitioned table'
                                  when 'v' then 'view' when 'm' then 'materialized view'
                                  else 'foreign table' end
                   || case when c.reltuples > 0
                           then ', about ' || c.reltuples::bigint || ' rows' else '' end
                   || coalesce(': ' || pg_catalog.left(
                        pg_catalog.obj_description(c.oid, 'pg_class'), 200), '')
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and (n.nspname, c.relname) > ($1::name, $2::name)
               and pg_catalog.has_schema_privilege(n.oid, 'usage')
               and pg_catalog.has_any_column_privilege(c.oid, 'select')
             order by n.nspname, c.relname
             limit 501
            """;

    private final QueryExecutor executor;
    private final DatabaseConfig config;
    private final ObjectResources objects;
    private final String database;

    /** Reads through this engine; what an object looks like, the tool says. */
    public DatabaseResources(QueryExecutor executor, DatabaseConfig config, Tool describeObject) {
        this.executor = executor;
        this.config = config;
        objects = new ObjectResources(executor, config.limits(), describeObject);
        database = config.name();
    }

    @Override
    public List<Template> templates() {
        return List.of(
                new Template(
                        ResourceUri.Kind.TABLE.template(),
                        "table",
                        "A table or view: columns, keys, indexes, sizes. As describe_object.",
                        TEXT),
                new Template(
                        ResourceUri.Kind.COLUMN_TYPES.template(),
                        "columns",
                        "Names and types of a table's columns, nothing more.",
                        JSON),
                new Template(
                        ResourceUri.Kind.COLUMN.template(),
                        "column",
                        "One column of a table. As describe_object.",
                        TEXT),
                new Template(
                        ResourceUri.Kind.FUNCTION.template(),
                        "function",
                        "A function or procedure with its source. As describe_object.",
                        TEXT),
                new Template(ResourceUri.Kind.OVERVIEW.template(), "overview", OVERVIEW, JSON),
                new Template(ResourceUri.Kind.STATUS.template(), "status", STATUS, JSON));
    }

    @Override
    public Optional<Page> list(Optional<String> after, Patience patience) throws ToolError {
        Optional<ResourceUri> last = after.flatMap(uri -> ResourceUri.parse(uri, database));
        boolean fromStart = after.isEmpty();
        if (!fromStart && last.map(uri -> uri.kind() != ResourceUri.Kind.TABLE).orElse(true)) {
            return Optional.empty();
        }
        List<String> place = last.map(ResourceUri::names).orElse(List.of("", ""));
        List<CatalogRow> tables =
                ask(catalog -> catalog.rows(TABLES, place.get(0), place.get(1)), patience);
        List<Listed> listed = new ArrayList<>(fromStart ? ofDatabase() : List.of());
        for (CatalogRow row : tables.subList(0, Math.min(PAGE, tables.size()))) {
            listed.add(
                    new Listed(
                            ResourceUri.of(database, row.text(0), row.text(1)),
                            row.text(0) + '.' + row.text(1),
                            row.text(2),
                            TEXT));
        }
        return Optional.of(new Page(listed, tables.size() > PAGE));
    }

    private List<Listed> ofDatabase() {
        return List.of(
                new Listed(ResourceUri.of(database), database + " overview", OVERVIEW, JSON),
                new Listed(ResourceUri.of(database, "status"), database + " status", STATUS, JSON));
    }

    @Override
    public Optional<Content> read(String text, Patience patience) throws ToolError {
        Optional<ResourceUri> parsed = ResourceUri.parse(text, database);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        ResourceUri uri = parsed.get();
        return switch (uri.kind()) {
            case OVERVIEW ->
                    Optional.of(json(OverviewTree.of(ask(DatabaseOverview::of, patience))));
            case STATUS -> Optional.of(json(status(ask(ServerStatus::of, patience))));
            case COLUMN_TYPES, TABLE, COLUMN, FUNCTION -> objects.read(uri, patience);
        };
    }

    private <T> T ask(CatalogLookup.Question<T> question, Patience patience) throws ToolError {
        Deadline deadline = patience.deadline(config.limits().queryTimeout());
        return executor.run(
                new CatalogLookup<>("resource", question), deadline, patience.cancellation());
    }

    static Content json(Object tree) {
        return new Content(JSON, new Utf8Buffer(4096).json(tree));
    }

    private Map<String, Object> status(Object server) {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("query_timeout_seconds", config.limits().queryTimeout().toMillis() / 1e3);
        limits.put("rows", config.limits().rowLimit());
        limits.put("pool_connections", config.pool().maxConnections());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("server", server);
        status.put("read_only", !config.security().allowWrites());
        status.put("limits", limits);
        return status;
    }
}
