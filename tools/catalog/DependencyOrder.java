package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the objects of schemas into an order in which they can be made: what is used comes before
 * what uses it. Foreign keys, triggers, rules and policies do not count, since they are made when
 * everything else is there; nor do bodies of functions that are strings.
 */
public final class DependencyOrder {

    private static final String OBJECTS =
            """
            select case c.relkind when 'r' then 'table' when 'p' then 'partitioned table'
                                  when 'v' then 'view' when 'm' then 'materialized view'
                                  when 'f' then 'foreign table' else 'sequence' end as kind,
                   c.oid, n.nspname, c.relname as name,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as quoted,
                   'c' || c.oid as key
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.oid = any($1::oid[]) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                  and d.objid = c.oid
                                  and (d.deptype = 'e'
                                       or c.relkind = 'S' and d.deptype in ('a', 'i')
                                          and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass))
            union all
            select case p.prokind when 'p' then 'procedure' else 'function' end, p.oid,
                   n.nspname, p.proname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
                     || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')', 'p' || p.oid
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where n.oid = any($1::oid[])
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                  and d.objid = p.oid and d.deptype in ('e', 'i'))
            union all
            select case t.typtype when 'e' then 'enum' when 'd' then 'domain'
                                  when 'r' then 'range type' else 'composite type' end, t.oid,
                   n.nspname, t.typname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.typname),
                   't' || t.oid
              from pg_catalog.pg_type t
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
              left join pg_catalog.pg_class c on c.oid = t.typrelid
             where n.oid = any($1::oid[])
               and (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
                                  and d.objid = t.oid and d.deptype = 'e')
             order by 3, 5
            """;

    /** Each end is the object that a part belongs to: the table of an index, of a default... */
    private static final String USES =
            """
            with home as (
              select 'pg_catalog.pg_class'::pg_catalog.regclass::oid as class, c.oid,
                     case when c.relkind in ('i', 'I') then 'c' || i.indrelid
                          when c.relkind = 'c' then 't' || c.reltype
                          when c.relkind = 'S' then 'c' || coalesce(d.refobjid, c.oid)
                          else 'c' || c.oid end as home
                from pg_catalog.pg_class c
                left join pg_catalog.pg_index i on i.indexrelid = c.oid
                left join pg_catalog.pg_depend d
                       on c.relkind = 'S' and d.objid = c.oid and d.deptype in ('a', 'i')
                      and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
              union all
              select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid,
                     case when e.typrelid <> 0 and c.relkind <> 'c' then 'c' || e.typrelid
                          else 't' || e.oid end
                from pg_catalog.pg_type t
                left join pg_catalog.pg_range r on r.rngmultitypid = t.oid
                join pg_catalog.pg_type e
                  on e.oid = coalesce(r.rngtypid, case when t.typcategory = 'A' then t.typelem end, t.oid)
                left join pg_catalog.pg_class c on c.oid = e.typrelid
              union all
              select 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, coalesce('t' || d.refobjid, 'p' || p.oid)
                from pg_catalog.pg_proc p
                left join pg_catalog.pg_depend d
                       on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objid = p.oid
                      and d.deptype = 'i' and d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
              union all
              select 'pg_catalog.pg_rewrite'::pg_catalog.regclass, w.oid, 'c' || w.ev_class
                from pg_catalog.pg_rewrite w
               where w.rulename = '_RETURN'
              union all
              select 'pg_catalog.pg_attrdef'::pg_catalog.regclass, a.oid, 'c' || a.adrelid
                from pg_catalog.pg_attrdef a
              union all
              select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid,
                     case when k.conrelid <> 0 then 'c' || k.conrelid else 't' || k.contypid end
                from pg_catalog.pg_constraint k
               where k.contype <> 'f')
            select distinct users.home, used.home
              from pg_catalog.pg_depend d
              join home users on users.class = d.classid and users.oid = d.objid
              join home used on used.class = d.refclassid and used.oid = d.refobjid
             where users.home <> used.home
               and users.home = any($1::text[]) and used.home = any($1::text[])
             order by 1, 2
            """;

    private DependencyOrder() {}

    /**
     * An object with the place that {@link DdlScript} keeps for it.
     *
     * @param place the same for no two objects, of whatever kind
     */
    public record Ordered(FoundObject object, String place) {}

    /** The objects of these schemas that stand for themselves, those first that others use. */
    public static List<Ordered> of(CatalogSession catalog, Collection<Long> schemas)
            throws SQLException, ToolError {
        Map<String, Ordered> objects = new LinkedHashMap<>();
        for (CatalogRow row : catalog.rows(OBJECTS, List.copyOf(schemas))) {
            ObjectKind kind = ObjectKind.of(row.text(0)).orElseThrow();
            FoundObject object =
                    new FoundObject(
                            kind, row.number(1), 0, 0, row.text(2), row.text(3), row.text(4));
            objects.put(row.text(5), new Ordered(object, row.text(5)));
        }
        Map<String, List<String>> uses = new HashMap<>();
        for (CatalogRow row : catalog.rows(USES, List.copyOf(objects.keySet()))) {
            uses.computeIfAbsent(row.text(0), user -> new ArrayList<>()).add(row.text(1));
        }
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> visited = new HashSet<>();
        objects.keySet().forEach(place -> visit(place, uses, visited, ordered));
        return ordered.stream().map(objects::get).toList();
    }

    /** Depth first; what uses itself by way of others ends up behind one of them. */
    private static void visit(
            String place,
            Map<String, List<String>> uses,
            Set<String> visited,
            Set<String> ordered) {
        if (visited.add(place)) {
            uses.getOrDefault(place, List.of())
                    .forEach(used -> visit(used, uses, visited, ordered));
            ordered.add(place);
        }
    }
}
