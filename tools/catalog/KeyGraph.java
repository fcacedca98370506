package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All foreign keys of the database as ways between tables. Partitions inherit the keys of their
 * table and would only repeat them; one that was asked for by name stands in for its table.
 */
public final class KeyGraph {

    /** A key that each partition has by itself counts once, as one of the whole table. */
    private static final String KEYS =
            """
            with wanted_partition as (
              select c.oid
                from pg_catalog.pg_class c
               where c.oid = any ($1::oid[]) and c.relispartition),
            replaced as (
              select a.relid
                from wanted_partition w
               cross join lateral pg_catalog.pg_partition_ancestors(w.oid) a (relid)
               where a.relid <> all ($1::oid[])),
            key as (
              select k.oid, c.relispartition, k.confrelid, k.conkey, k.confkey,
                     case when c.relispartition and c.oid <> all ($1::oid[])
                          then pg_catalog.pg_partition_root(c.oid) else c.oid end as home
                from pg_catalog.pg_constraint k
                join pg_catalog.pg_class c on c.oid = k.conrelid
               where k.contype = 'f'
                 and (k.conparentid = 0
                      or k.conrelid in (select w.oid from wanted_partition w)
                      or k.confrelid in (select w.oid from wanted_partition w)))
            select (pg_catalog.array_agg(k.oid order by k.relispartition, k.oid))[1],
                   k.home, k.confrelid
              from key k
             where k.home not in (select r.relid from replaced r)
               and k.confrelid not in (select r.relid from replaced r)
             group by k.home, k.confrelid, k.conkey, k.confkey
             order by 1
            """;

    private final Map<Long, List<KeyStep>> steps = new HashMap<>();

    private KeyGraph() {}

    /** Loads the graph for questions about these tables. */
    public static KeyGraph of(CatalogSession catalog, Collection<Long> tables)
            throws SQLException, ToolError {
        KeyGraph graph = new KeyGraph();
        for (CatalogRow row : catalog.rows(KEYS, List.copyOf(tables))) {
            graph.add(row.number(0), row.number(1), row.number(2));
        }
        return graph;
    }

    private void add(long key, long table, long referenced) {
        add(new KeyStep(key, table, referenced, true));
        if (table != referenced) {
            add(new KeyStep(key, referenced, table, false));
        }
    }

    private void add(KeyStep step) {
        steps.computeIfAbsent(step.from(), table -> new ArrayList<>()).add(step);
    }

    /** The keys in and out of a table; one that references its own table stands here once. */
    public List<KeyStep> from(long table) {
        return steps.getOrDefault(table, List.of());
    }
}
