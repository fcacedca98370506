package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds objects of a database by name or comment: an exact name first, then names that begin so,
 * then names and at last comments that contain it.
 *
 * @param schema a name or pattern of LIKE; system schemas are searched only if it is given
 * @param partitions whether partitions of tables are found too, beside the tables that they are of
 */
public record ObjectSearch(
        SearchPattern pattern,
        Set<ObjectKind> kinds,
        String schema,
        boolean partitions,
        int limit,
        int offset) {

    private static final String COMMENTED =
            """
            with commented as materialized (
              select d.classoid, d.objoid, d.objsubid
                from pg_catalog.pg_description d
               where d.description {comparison}
               union all
              select d.classoid, d.objoid, 0
                from pg_catalog.pg_shdescription d
               where d.description {comparison}
            ),
            named (kind, class, oid, sub, namespace, relation, name) as (
            """;

    /**
     * What belongs to an extension is seldom what somebody looks for. Names are written out only
     * for the page: there can be a hundred thousand columns that match.
     */
    private static final String PAGE =
            """
            ),
            members as materialized (
              select d.classid, d.objid, d.refobjid
                from pg_catalog.pg_depend d
               where d.refclassid = 'pg_catalog.pg_extension'::regclass and d.deptype = 'e'
            ),
            ranked as (
              select f.*, n.nspname, pg_catalog.count(*) over () as total,
                     case when pg_catalog.lower(f.name{collation}) = pg_catalog.lower($3::text) then 0
                          when pg_catalog.strpos(pg_catalog.lower(f.name{collation}), pg_catalog.lower($3)) = 1 then 1
                          when f.name::text {comparison} then 2
                          else 3 end as rank,
                     (f.class, f.oid) in (select m.classid, m.objid from members m) as of_extension
                from named f
                left join pg_catalog.pg_namespace n on n.oid = f.namespace
               where f.kind = any ($2::text[])
                 and case when $5::text <> '' then n.nspname ilike $5
                          else n.oid is null
                               or n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' end
                 and ($4::text = '' or n.nspname ilike $4
                      or f.relation in (select c.oid from pg_catalog.pg_class c where c.relname ilike $4))
                 and $6::boolean is not null
            ),
            page as (
              select *
                from ranked
               order by rank, of_extension, pg_catalog.array_position($2::text[], kind), nspname, name, oid, sub
               limit $7::int offset $8::int
            )
            select f.kind, f.oid, f.sub, coalesce(nullif(f.nspname, case f.kind when 'schema' then f.name end), ''),
                   coalesce(r.relname, ''), f.name,
                   case when f.kind <> 'schema' then coalesce(pg_catalog.quote_ident(f.nspname) || '.', '') else '' end
                   || case when f.kind <> 'index' then coalesce(pg_catalog.quote_ident(r.relname) || '.', '') else '' end
                   || pg_catalog.quote_ident(f.name)
                   || case when f.kind in ('function', 'procedure')
                           then '(' || pg_catalog.pg_get_function_identity_arguments(f.oid) || ')' else '' end,
                   coalesce(d.description, s.description, ''), coalesce(e.extname, ''),
                   f.nspname is null or pg_catalog.has_schema_privilege(f.namespace, 'usage'),
                   f.total
              from page f
              left join pg_catalog.pg_index i on i.indexrelid = f.oid and f.kind = 'index'
              left join pg_catalog.pg_class r on r.oid = coalesce(i.indrelid, f.relation)
              left join pg_catalog.pg_description d
                on d.classoid = f.class and d.objoid = f.oid and d.objsubid = f.sub
              left join pg_catalog.pg_shdescription s on s.classoid = f.class and s.objoid = f.oid
              left join members m on m.classid = f.class and m.objid = f.oid
              left join pg_catalog.pg_extension e on e.oid = m.refobjid
             order by f.rank, f.of_extension, pg_catalog.array_position($2::text[], f.kind),
                      f.nspname, f.name, f.oid, f.sub
            """;

    /**
     * Looks.
     *
     * @param total how many there are in all, where any is on this page
     */
    public record Page(List<FoundName> found, long total) {}

    /** The same search for other kinds. */
    public ObjectSearch among(Set<ObjectKind> otherKinds) {
        return new ObjectSearch(pattern, otherKinds, schema, partitions, limit, offset);
    }

    /** Runs the search: one statement. */
    public Page page(CatalogSession catalog) throws SQLException, ToolError {
        List<FoundName> found = new ArrayList<>();
        long total = 0;
        List<String> words = kinds.stream().map(ObjectKind::words).toList();
        for (CatalogRow row :
                catalog.rows(
                        sql(),
                        pattern.patterns(),
                        words,
                        pattern.term(),
                        pattern.qualifier(),
                        schema,
                        partitions,
                        limit,
                        offset)) {
            found.add(FoundName.of(row));
            total = row.number(10);
        }
        return new Page(found, total);
    }

    private String sql() {
        String sources =
                SearchSource.of(kinds).stream()
                        .map(source -> source.sql(pattern.comparison()))
                        .collect(Collectors.joining(" union all\n"));
        return (COMMENTED + sources + PAGE)
                .replace("{comparison}", pattern.comparison())
                .replace("{collation}", pattern.collation());
    }
}
