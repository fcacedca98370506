package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks up which tables a schema has. Partitions are not counted as tables of their own. */
public final class SchemaTables {

    private static final String TABLES =
            """
            select c.oid
              from pg_catalog.pg_class c
             where c.relnamespace = $1 and c.relkind in ('r', 'p', 'f') and not c.relispartition
             order by c.relname
            """;

    private static final String CURRENT_SCHEMA =
            """
            select n.oid
              from pg_catalog.pg_namespace n
             where n.nspname = pg_catalog.current_schema()
             order by n.oid
            """;

    private static final String COUNTS =
            """
            select pg_catalog.quote_ident(n.nspname), count(*)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'f') and not c.relispartition
               and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname not like 'pg\\_toast%' and n.nspname not like 'pg\\_temp%'
             group by n.nspname
             order by 2 desc, 1
            """;

    private SchemaTables() {}

    /** The OIDs of the tables in the schema with this OID, in the order of their names. */
    public static List<Long> of(CatalogSession catalog, long schema)
            throws SQLException, ToolError {
        return catalog.rows(TABLES, schema).stream().map(row -> row.number(0)).toList();
    }

    /** The tables of the first schema on the search path. */
    public static List<Long> ofCurrentSchema(CatalogSession catalog)
            throws SQLException, ToolError {
        List<CatalogRow> schemas = catalog.rows(CURRENT_SCHEMA);
        return schemas.isEmpty() ? List.of() : of(catalog, schemas.get(0).number(0));
    }

    /** How many tables each schema has that has any; names are as SQL needs them. */
    public static Map<String, Long> counts(CatalogSession catalog) throws SQLException, ToolError {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (CatalogRow row : catalog.rows(COUNTS)) {
            counts.put(row.text(0), row.number(1));
        }
        return counts;
    }
}
