package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is to say about objects that were found, in one line each. */
public final class FoundDetails {

    /** Definitions with expressions would wait for an exclusive lock of the table. */
    private static final String DETAILS =
            """
            with busy as materialized (
              select distinct l.relation
                from pg_catalog.pg_locks l
               where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock'
                 and l.pid <> pg_catalog.pg_backend_pid()
            ),
            locked as materialized (
              select i.indexrelid as oid
                from busy b
                join pg_catalog.pg_index i on i.indrelid = b.relation
               union all
              select k.oid
                from busy b
                join pg_catalog.pg_constraint k on k.conrelid = b.relation
               union all
              select g.oid
                from busy b
                join pg_catalog.pg_trigger g on g.tgrelid = b.relation
            )
            select o.position,
                   case case when o.kind in ('index', 'constraint', 'trigger')
                                  and o.oid in (select l.oid from locked l) then 'locked' else o.kind end
                     when 'locked' then 'locked by another session'
                     when 'column' then pg_catalog.format_type(a.atttypid, a.atttypmod)
                                        || case when a.attnotnull then ' not null' else '' end
                     when 'index' then pg_catalog.pg_get_indexdef(o.oid)
                     when 'constraint' then pg_catalog.pg_get_constraintdef(o.oid)
                     when 'function' then 'returns ' || pg_catalog.pg_get_function_result(o.oid) || ', ' || l.lanname
                     when 'procedure' then l.lanname
                     when 'trigger' then pg_catalog.pg_get_triggerdef(o.oid)
                     when 'sequence' then pg_catalog.format_type(q.seqtypid, null)
                     when 'enum' then (select pg_catalog.string_agg(pg_catalog.quote_literal(m.enumlabel), ', ' order by m.enumsortorder)
                                         from pg_catalog.pg_enum m
                                        where m.enumtypid = o.oid)
                     when 'domain' then pg_catalog.format_type(t.typbasetype, t.typtypmod)
                                        || case when t.typnotnull then ' not null' else '' end
                                        || coalesce((select ' ' || pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(k.oid), ' ' order by k.conname)
                                                       from pg_catalog.pg_constraint k
                                                      where k.contypid = o.oid and k.contype = 'c'), '')
                     when 'composite type' then columns.list
                     when 'extension' then 'version ' || e.extversion
                     when 'policy' then case when y.polpermissive then '' else 'restrictive ' end || 'for '
                                        || case y.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                                         when 'd' then 'delete' else 'all' end
                     when 'publication' then case when b.puballtables then 'all tables' else 'some tables' end
                     when 'role' then pg_catalog.concat_ws(', ', case when r.rolcanlogin then 'login' end,
                                        case when r.rolsuper then 'superuser' end)
                     when 'table' then columns.list
                     when 'partitioned table' then columns.list
                     when 'view' then columns.list
                     when 'materialized view' then columns.list
                     when 'foreign table' then columns.list
                     when 'schema' then coalesce(s.tables, 0) || ' tables and views'
                   end
              from rows from (pg_catalog.unnest($1::oid[]), pg_catalog.unnest($2::int[]), pg_catalog.unnest($3::text[]))
                   with ordinality as o(oid, sub, kind, position)
              left join pg_catalog.pg_attribute a on o.kind = 'column' and a.attrelid = o.oid and a.attnum = o.sub
              left join pg_catalog.pg_proc p on o.kind in ('function', 'procedure') and p.oid = o.oid
              left join pg_catalog.pg_language l on l.oid = p.prolang
              left join pg_catalog.pg_sequence q on o.kind = 'sequence' and q.seqrelid = o.oid
              left join pg_catalog.pg_type t on o.kind in ('domain', 'composite type') and t.oid = o.oid
              left join pg_catalog.pg_extension e on o.kind = 'extension' and e.oid = o.oid
              left join pg_catalog.pg_policy y on o.kind = 'policy' and y.oid = o.oid
              left join pg_catalog.pg_publication b on o.kind = 'publication' and b.oid = o.oid
              left join pg_catalog.pg_roles r on o.kind = 'role' and r.oid = o.oid
              left join (select c.relnamespace, pg_catalog.count(*) as tables
                           from pg_catalog.pg_class c
                          where 'schema' = any ($3::text[]) and c.relkind in ('r', 'p', 'v', 'm', 'f')
                            and not c.relispartition
                          group by c.relnamespace) s on o.kind = 'schema' and s.relnamespace = o.oid
             cross join lateral (
                    select pg_catalog.string_agg(pg_catalog.quote_ident(f.attname) || ' '
                             || pg_catalog.format_type(f.atttypid, f.atttypmod), ', ' order by f.attnum) as list
                      from pg_catalog.pg_attribute f
                     where f.attrelid = case when o.kind = 'composite type' then t.typrelid
                                             when $4::boolean and o.kind in ('table', 'partitioned table', 'view',
                                                    'materialized view', 'foreign table') then o.oid end
                       and f.attnum > 0 and not f.attisdropped) as columns
             order by o.position
            """;

    private FoundDetails() {}

    /**
     * The details of each: type, definition, and so on; of tables and views the columns, if they
     * are asked for. One statement.
     */
    public static Map<FoundName, String> of(
            CatalogSession catalog, List<FoundName> found, boolean columns)
            throws SQLException, ToolError {
        Map<FoundName, String> details = new HashMap<>();
        List<CatalogRow> rows =
                catalog.rows(
                        DETAILS,
                        found.stream().map(FoundName::oid).toList(),
                        found.stream().map(FoundName::column).toList(),
                        found.stream().map(one -> one.kind().words()).toList(),
                        columns);
        for (int i = 0; i < rows.size(); i++) {
            FoundName one = found.get(i);
            rows.get(i)
                    .optional(1)
                    .filter(detail -> !detail.isEmpty())
                    .ifPresent(detail -> details.put(one, detail));
        }
        return details;
    }
}
