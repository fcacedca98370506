package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The size of a table or view. What is locked exclusively, an index of it included, or about to be,
 * is not measured, since measuring would wait for the lock.
 *
 * @param estimatedRows the planner's estimate, over all partitions; empty if never analyzed
 * @param bytes with indexes and TOAST, over all partitions; empty if it stores nothing or is locked
 * @param readable whether the role may read it, or a column of it
 */
public record RelationSummary(
        OptionalLong estimatedRows,
        OptionalLong bytes,
        int columns,
        int partitions,
        boolean readable) {

    private static final String SUMMARIES =
            """
            with recursive asked as (
              select c.oid, c.relkind, c.relnatts
                from pg_catalog.pg_class c
               where c.oid = any ($1::oid[])
            ),
            tree as (
              select a.oid as root, a.oid
                from asked a
               union all
              select t.root, i.inhrelid
                from tree t
                join pg_catalog.pg_inherits i on i.inhparent = t.oid
                join asked a on a.oid = t.root and a.relkind = 'p'
            ),
            busy as materialized (
              select coalesce(i.indrelid, l.relation) as relation
                from pg_catalog.pg_locks l
                left join pg_catalog.pg_index i on i.indexrelid = l.relation
               where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock'
                 and l.pid <> pg_catalog.pg_backend_pid()
            )
            select t.root,
                   pg_catalog.sum(c.reltuples) filter (where c.reltuples >= 0 and c.relkind <> 'p'),
                   pg_catalog.sum(pg_catalog.pg_total_relation_size(c.oid))
                     filter (where c.relkind in ('r', 'm', 'S') and c.oid not in (select b.relation from busy b)),
                   (select pg_catalog.count(*)
                      from pg_catalog.pg_attribute a
                     where a.attrelid = t.root and a.attnum > 0 and not a.attisdropped),
                   pg_catalog.count(*) - 1,
                   pg_catalog.has_table_privilege(t.root, 'select')
                   or pg_catalog.has_any_column_privilege(t.root, 'select')
              from tree t
              join pg_catalog.pg_class c on c.oid = t.oid
             group by t.root
             order by t.root
            """;

    /** The summaries of these relations by OID. One statement. */
    public static Map<Long, RelationSummary> of(CatalogSession catalog, List<Long> relations)
            throws SQLException, ToolError {
        Map<Long, RelationSummary> summaries = new HashMap<>();
        for (CatalogRow row : catalog.rows(SUMMARIES, relations)) {
            summaries.put(
                    row.number(0),
                    new RelationSummary(
                            count(row, 1),
                            count(row, 2),
                            (int) row.number(3),
                            (int) row.number(4),
                            row.isTrue(5)));
        }
        return summaries;
    }

    private static OptionalLong count(CatalogRow row, int column) {
        return row.optional(column).isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(row.real(column)));
    }
}
