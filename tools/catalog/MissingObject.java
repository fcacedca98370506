package tools.catalog;

import tools.ToolError;
import tools.config.NearestName;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says that nothing has a name, and what was probably meant. */
final class MissingObject {

    /** Names of about the same length, and the columns of a table when the name begins with one. */
    private static final String ALIKE =
            """
            with alike as (
              select c.relname as name, n.nspname,
                     case c.relkind when 'r' then 'table' when 'p' then 'partitioned table'
                                    when 'v' then 'view' when 'm' then 'materialized view'
                                    when 'f' then 'foreign table' when 'S' then 'sequence'
                                    else 'index' end as kind, '' as relation
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
              union all
              select p.proname, n.nspname,
                     case p.prokind when 'p' then 'procedure' else 'function' end, ''
                from pg_catalog.pg_proc p
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
              union all
              select t.typname, n.nspname,
                     case t.typtype when 'e' then 'enum' else 'domain' end, ''
                from pg_catalog.pg_type t
                join pg_catalog.pg_namespace n on n.oid = t.typnamespace
               where t.typtype in ('e', 'd')
              union all
              select n.nspname, '', 'schema', ''
                from pg_catalog.pg_namespace n
              union all
              select r.rolname, '', 'role', ''
                from pg_catalog.pg_roles r
              union all
              select e.extname, '', 'extension', ''
                from pg_catalog.pg_extension e
              union all
              select a.attname, n.nspname, 'column', c.relname
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                join pg_catalog.pg_attribute a on a.attrelid = c.oid
               where (c.relname = $2 or $2 = '' and a.attname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f'))
                 and a.attnum > 0 and not a.attisdropped)
            select distinct on (rank, elsewhere, l.nspname, l.name, l.relation) l.name,
                   pg_catalog.concat_ws('.', pg_catalog.quote_ident(nullif(l.nspname, '')),
                     pg_catalog.quote_ident(nullif(l.relation, '')),
                     pg_catalog.quote_ident(l.name)),
                   case when l.relation <> '' then 0
                        when l.kind in ('table', 'partitioned table', 'view', 'materialized view',
                                        'foreign table') then 1 else 2 end as rank,
                   l.nspname <> all(pg_catalog.current_schemas(false)) as elsewhere
              from alike l
             where l.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
               and pg_catalog.abs(pg_catalog.length(l.name) - pg_catalog.length($1)) <= 3
               and ($3 = '' or l.kind = $3 or $3 = 'table' and l.kind like '%table')
             order by rank, elsewhere, l.nspname, l.name, l.relation
             limit 20000
            """;

    private MissingObject() {}

    static ToolError report(CatalogSession catalog, ObjectName name, Optional<ObjectKind> kind)
            throws SQLException, ToolError {
        String what = kind.map(ObjectKind::words).orElse("object");
        String message = "There is no %s \"%s\".".formatted(what, name.typed());
        if (kind.isPresent() || name.arguments().isPresent()) {
            ObjectName bare =
                    new ObjectName(
                            name.typed(), name.parts(), name.literalParts(), Optional.empty());
            List<FoundObject> others = ObjectFinder.find(catalog, bare, Optional.empty());
            if (!others.isEmpty()) {
                return new ToolError(message + " There is " + described(others) + ".");
            }
        }
        List<CatalogRow> rows =
                catalog.rows(
                        ALIKE, name.last(), name.before(1), kind.map(ObjectKind::words).orElse(""));
        return new ToolError(
                message
                        + nearest(name, rows)
                                .orElse(" Look for it with search_objects, or give its schema."));
    }

    private static String described(List<FoundObject> objects) {
        return objects.stream()
                .limit(5)
                .map(object -> object.kind().words() + ' ' + object.quoted())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> nearest(ObjectName name, List<CatalogRow> rows) {
        List<CatalogRow> family = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            family.add(rows.get(i));
            boolean last =
                    i + 1 == rows.size() || rows.get(i + 1).number(2) != rows.get(i).number(2);
            if (last) {
                Optional<String> near = nearestIn(name, family);
                if (near.isPresent()) {
                    return near;
                }
                family.clear();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nearestIn(ObjectName name, List<CatalogRow> family) {
        List<String> names = family.stream().map(row -> row.text(0)).distinct().toList();
        return NearestName.of(name.last(), names)
                .map(
                        near ->
                                family.stream()
                                        .filter(row -> row.text(0).equals(near))
                                        .map(row -> row.text(1))
                                        .limit(3)
                                        .collect(
                                                Collectors.joining(" or ", " Did you mean ", "?")));
    }
}
