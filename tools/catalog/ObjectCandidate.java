package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.List;

/**
 * An object that has the name that is looked for.
 *
 * @param rank tells the families of objects apart, the likeliest first
 * @param place where along the search path it was found
 * @param argumentTypes for {@link ArgumentTypes}
 */
record ObjectCandidate(FoundObject object, long rank, long place, List<?> argumentTypes) {

    private static final String TOP =
            """
            with found as (
              select 1 as rank, c.oid, n.nspname, c.relname as name,
                     case c.relkind when 'r' then 'table' when 'p' then 'partitioned table'
                                    when 'v' then 'view' when 'm' then 'materialized view'
                                    when 'f' then 'foreign table' when 'S' then 'sequence'
                                    else 'index' end as kind,
                     pg_catalog.pg_table_is_visible(c.oid) as visible, '' as arguments,
                     '[]'::json as types
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
               where c.relname = $2 and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
              union all
              select case when exists (select from pg_catalog.pg_depend d
                                        where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                          and d.objid = p.oid and d.deptype in ('e', 'i'))
                          then 8 else 3 end,
                     p.oid, n.nspname, p.proname,
                     case p.prokind when 'p' then 'procedure' else 'function' end,
                     pg_catalog.pg_function_is_visible(p.oid),
                     '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')',
                     (select coalesce(pg_catalog.json_agg(
                               pg_catalog.json_build_array(
                                 pg_catalog.format_type(t.oid, null),
                                 coalesce(e.typname || '[]', t.typname)) order by a.place),
                               '[]'::json)
                        from pg_catalog.unnest(p.proargtypes::oid[]) with ordinality a(type, place)
                        join pg_catalog.pg_type t on t.oid = a.type
                        left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A')
                from pg_catalog.pg_proc p
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
               where p.proname = $2
              union all
              select 2, t.oid, n.nspname, t.typname,
                     case t.typtype when 'e' then 'enum' when 'd' then 'domain'
                                    when 'r' then 'range type' else 'composite type' end,
                     pg_catalog.pg_type_is_visible(t.oid), '', '[]'::json
                from pg_catalog.pg_type t
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
                left join pg_catalog.pg_class c on c.oid = t.typrelid
               where t.typname = $2
                 and (t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
              union all
              select 4, n.oid, '', n.nspname, 'schema', true, '', '[]'::json
                from pg_catalog.pg_namespace n
               where n.nspname = $2
              union all
              select 5, e.oid, '', e.extname, 'extension', true, '', '[]'::json
                from pg_catalog.pg_extension e
               where e.extname = $2
              union all
              select 6, p.oid, '', p.pubname, 'publication', true, '', '[]'::json
                from pg_catalog.pg_publication p
               where p.pubname = $2
              union all
              select 7, r.oid, '', r.rolname, 'role', true, '', '[]'::json
                from pg_catalog.pg_roles r
               where r.rolname = $2),
            placed as (
              select f.*,
                     case when f.nspname in ('pg_catalog', 'information_schema', 'pg_toast') then 3
                          when f.nspname like 'pg\\_temp\\_%' and not f.visible then 4
                          when f.visible then 1 else 2 end as place
                from found f
               where $1 = '' or f.nspname = $1)
            select f.kind, f.oid, 0, f.nspname, f.name,
                   case when f.nspname = '' then '' else pg_catalog.quote_ident(f.nspname) || '.' end
                   || pg_catalog.quote_ident(f.name) || f.arguments,
                   f.rank, f.place, f.types, 0
              from placed f
             order by f.place > 2, f.rank, f.place, f.nspname, 6
            """;

    /** What belongs to a table; columns only if the table is named. */
    private static final String PARTS =
            """
            with tables as (
              select c.oid, n.nspname, c.relname,
                     pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
                       as quoted,
                     case when n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') then 3
                          when pg_catalog.pg_table_is_visible(c.oid) then 1 else 2 end as place
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
               where c.relname = $2 and ($1 = '' or n.nspname = $1)),
            found as (
              select 11 as rank, 'column' as kind, t.oid, a.attnum, a.attname as name, t.oid as relation
                from tables t
                join pg_catalog.pg_attribute a on a.attrelid = t.oid
               where a.attname = $3 and not a.attisdropped
              union all
              select 12, 'constraint', k.oid, 0, k.conname, k.conrelid
                from pg_catalog.pg_constraint k
               where k.conname = $3 and k.conrelid <> 0
                 and ($2 = '' or k.conrelid = any(array(select t.oid from tables t)))
              union all
              select 13, 'trigger', g.oid, 0, g.tgname, g.tgrelid
                from pg_catalog.pg_trigger g
               where g.tgname = $3 and not g.tgisinternal
                 and ($2 = '' or g.tgrelid = any(array(select t.oid from tables t)))
              union all
              select 14, 'policy', p.oid, 0, p.polname, p.polrelid
                from pg_catalog.pg_policy p
               where p.polname = $3
                 and ($2 = '' or p.polrelid = any(array(select t.oid from tables t)))
              union all
              select 15, 'index', i.indexrelid, 0, c.relname, i.indrelid
                from pg_catalog.pg_index i
                join pg_catalog.pg_class c on c.oid = i.indexrelid
               where c.relname = $3 and i.indrelid in (select t.oid from tables t)),
            placed as (
              select f.*, n.nspname, pg_catalog.quote_ident(n.nspname) || '.'
                       || pg_catalog.quote_ident(c.relname) as relation_name,
                     case when n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') then 3
                          when pg_catalog.pg_table_is_visible(c.oid) then 1 else 2 end as place
                from found f
                join pg_catalog.pg_class c on c.oid = f.relation
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace)
            select f.kind, f.oid, f.attnum, f.nspname, f.name,
                   f.relation_name || '.' || pg_catalog.quote_ident(f.name),
                   f.rank, f.place, '[]'::json, f.relation
              from placed f
             order by f.place > 2, f.rank, f.place, 6
            """;

    /** Objects that belong to no table, the best first. */
    static List<ObjectCandidate> top(CatalogSession catalog, ObjectName name)
            throws SQLException, ToolError {
        return candidates(catalog.rows(TOP, name.before(1), name.last()));
    }

    /** Columns and whatever else belongs to a table, the best first. */
    static List<ObjectCandidate> parts(CatalogSession catalog, ObjectName name)
            throws SQLException, ToolError {
        return candidates(catalog.rows(PARTS, name.before(2), name.before(1), name.last()));
    }

    private static List<ObjectCandidate> candidates(List<CatalogRow> rows) {
        return rows.stream().map(ObjectCandidate::of).toList();
    }

    private static ObjectCandidate of(CatalogRow row) {
        FoundObject object =
                new FoundObject(
                        ObjectKind.of(row.text(0)).orElseThrow(),
                        row.number(1),
                        row.number(9),
                        (int) row.number(2),
                        row.text(3),
                        row.text(4),
                        row.text(5));
        List<?> types = row.json(8).map(list -> (List<?>) list).orElse(List.of());
        return new ObjectCandidate(object, row.number(6), row.number(7), types);
    }

    boolean isAsGoodAs(ObjectCandidate other) {
        return rank == other.rank && place == other.place;
    }
}
