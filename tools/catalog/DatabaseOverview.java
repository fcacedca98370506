package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database holds, on one page.
 *
 * @param version of the server, {@code 18.1} for example
 * @param replica whether the server is one, and therefore cannot change anything
 * @param schemas all but the system's, those with most tables first
 * @param extensions their versions by name, without PL/pgSQL, which is everywhere
 */
public record DatabaseOverview(
        String database,
        String role,
        String version,
        boolean replica,
        List<Schema> schemas,
        Map<String, String> extensions) {

    /**
     * How much is in one schema. Partitions are not counted, and system schemas not at all.
     *
     * @param tables also foreign and partitioned ones
     * @param views also materialized ones
     * @param hidden how many of the tables and views the role may not read
     */
    public record Schema(
            String name, long tables, long views, long routines, long hidden, String comment) {}

    // One statement, so that a distant server has answered soon after the start.
    private static final String OVERVIEW =
            """
            with relations as (
              select c.relnamespace,
                     count(*) filter (where c.relkind in ('r', 'p', 'f')) as tables,
                     count(*) filter (where c.relkind in ('v', 'm')) as views,
                     count(*) filter (where not pg_catalog.has_any_column_privilege(c.oid, 'select'))
                       as hidden
                from pg_catalog.pg_class c
               where c.relkind in ('r', 'p', 'f', 'v', 'm') and not c.relispartition
               group by c.relnamespace
            ), routines as (
              select p.pronamespace, count(*) as routines
                from pg_catalog.pg_proc p
               group by p.pronamespace
            ), schemas as (
              select n.nspname, coalesce(r.tables, 0) as tables, coalesce(r.views, 0) as views,
                     coalesce(p.routines, 0) as routines,
                     coalesce(case when pg_catalog.has_schema_privilege(n.oid, 'usage') then r.hidden
                                   else r.tables + r.views end, 0) as hidden,
                     coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace'), '') as comment
                from pg_catalog.pg_namespace n
                left join relations r on r.relnamespace = n.oid
                left join routines p on p.pronamespace = n.oid
               where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            )
            select pg_catalog.current_database(), current_user,
                   pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1),
                   pg_catalog.pg_is_in_recovery(),
                   (select pg_catalog.json_agg(pg_catalog.json_build_array(
                             nspname, tables, views, routines, hidden, comment)
                             order by tables desc, nspname)
                      from schemas),
                   (select pg_catalog.json_agg(pg_catalog.json_build_array(extname, extversion)
                             order by extname)
                      from pg_catalog.pg_extension
                     where extname <> 'plpgsql')
            """;

    /** Asks for it. */
    public static DatabaseOverview of(CatalogSession catalog) throws SQLException, ToolError {
        CatalogRow row = catalog.rows(OVERVIEW).get(0);
        List<Schema> schemas = new ArrayList<>();
        for (List<?> schema : arrays(row, 4)) {
            schemas.add(
                    new Schema(
                            (String) schema.get(0),
                            (Long) schema.get(1),
                            (Long) schema.get(2),
                            (Long) schema.get(3),
                            (Long) schema.get(4),
                            (String) schema.get(5)));
        }
        Map<String, String> extensions = new LinkedHashMap<>();
        for (List<?> extension : arrays(row, 5)) {
            extensions.put((String) extension.get(0), (String) extension.get(1));
        }
        return new DatabaseOverview(
                row.text(0), row.text(1), row.text(2), row.isTrue(3), schemas, extensions);
    }

    /** The arrays in a json array; none for null. */
    private static List<List<?>> arrays(CatalogRow row, int column) {
        List<List<?>> arrays = new ArrayList<>();
        if (row.json(column).orElse(List.of()) instanceof List<?> elements) {
            elements.forEach(element -> arrays.add((List<?>) element));
        }
        return arrays;
    }
}
