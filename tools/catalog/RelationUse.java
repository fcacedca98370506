package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How large a relation is, how fresh its statistics are, what the current role may do with it, and
 * what hangs on it. Changes all the time, so no part of its definition.
 *
 * @param rows the planner's estimate; -1 if it was never analyzed
 * @param totalBytes with indexes and TOAST; of a partitioned table with all its partitions
 * @param indexBytes the part of its indexes
 * @param lastAnalyzed in UTC, by hand or by autovacuum
 * @param changedRows since then
 * @param privileges of the current role, in lower case
 * @param children how many partitions or inheriting tables it has
 * @param firstChildren the first of them, with their bounds
 * @param reads relations that a view reads
 * @param readBy views that read it
 */
public record RelationUse(
        long oid,
        long rows,
        long totalBytes,
        long indexBytes,
        Optional<String> lastAnalyzed,
        long changedRows,
        List<String> privileges,
        long children,
        List<String> firstChildren,
        List<String> reads,
        List<String> readBy) {

    private static final String USES =
            """
            select c.oid,
                   case c.relkind when 'p'
                        then (select case when pg_catalog.bool_and(x.reltuples < 0) then -1
                                     else pg_catalog.sum(greatest(x.reltuples, 0)) end
                                from pg_catalog.pg_partition_tree(c.oid) t
                                join pg_catalog.pg_class x on x.oid = t.relid
                               where t.isleaf)::bigint
                        else c.reltuples::bigint end,
                   case c.relkind when 'p'
                        then (select pg_catalog.sum(pg_catalog.pg_total_relation_size(t.relid))
                                from pg_catalog.pg_partition_tree(c.oid) t)
                        when 'v' then 0 when 'f' then 0
                        else pg_catalog.pg_total_relation_size(c.oid) end,
                   case c.relkind when 'p'
                        then (select pg_catalog.sum(pg_catalog.pg_indexes_size(t.relid))
                                from pg_catalog.pg_partition_tree(c.oid) t)
                        when 'v' then 0 when 'f' then 0
                        else pg_catalog.pg_indexes_size(c.oid) end,
                   pg_catalog.to_char(greatest(pg_catalog.pg_stat_get_last_analyze_time(c.oid),
                             pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid)) at time zone 'UTC',
                             'YYYY-MM-DD HH24:MI UTC'),
                   pg_catalog.pg_stat_get_mod_since_analyze(c.oid),
                   pg_catalog.array_to_json(array(
                     select p.name
                       from (values (1, 'select'), (2, 'insert'), (3, 'update'), (4, 'delete'),
                                    (5, 'truncate'), (6, 'references'), (7, 'trigger')) p(place, name)
                      where pg_catalog.has_table_privilege(c.oid, p.name)
                      order by p.place)),
                   (select pg_catalog.count(*) from pg_catalog.pg_inherits h where h.inhparent = c.oid),
                   pg_catalog.array_to_json(array(
                     select h.inhrelid::pg_catalog.regclass::text
                            || coalesce(' ' || pg_catalog.pg_get_expr(x.relpartbound, x.oid), '')
                            || case x.relkind when 'p'
                                    then ' PARTITION BY ' || pg_catalog.pg_get_partkeydef(x.oid)
                                    else '' end
                       from pg_catalog.pg_inherits h
                       join pg_catalog.pg_class x on x.oid = h.inhrelid
                      where h.inhparent = c.oid
                      order by x.relname, x.oid
                      limit 20)),
                   pg_catalog.array_to_json(array(
                     select distinct d.refobjid::pg_catalog.regclass::text
                       from pg_catalog.pg_rewrite w
                       join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                                                  and d.objid = w.oid
                      where w.ev_class = c.oid and d.refobjid <> c.oid
                        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                        and c.relkind in ('v', 'm')
                      order by 1)),
                   pg_catalog.array_to_json(array(
                     select distinct w.ev_class::pg_catalog.regclass::text
                       from pg_catalog.pg_depend d
                       join pg_catalog.pg_rewrite w on w.oid = d.objid
                      where d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                        and d.refobjid = c.oid and w.ev_class <> c.oid
                      order by 1))
              from pg_catalog.pg_class c
             where c.oid = any($1::oid[])
             order by c.oid
            """;

    /** How these relations are used. */
    public static List<RelationUse> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(USES, List.copyOf(oids)).stream().map(RelationUse::of).toList();
    }

    private static RelationUse of(CatalogRow row) {
        return new RelationUse(
                row.number(0),
                row.number(1),
                row.number(2),
                row.number(3),
                row.optional(4),
                row.number(5),
                row.strings(6),
                row.number(7),
                row.strings(8),
                row.strings(9),
                row.strings(10));
    }
}
