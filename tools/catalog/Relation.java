package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A table, view, materialized view, foreign table or partitioned table as a whole.
 *
 * @param path schema and name as SQL needs them
 * @param owner as SQL needs it
 * @param ownedByUs whether the owner is the current role
 * @param unlogged whether it is lost in a crash
 * @param accessMethod empty if it is the default one
 * @param tablespace empty if it is the database's own
 * @param options storage or view options, {@code fillfactor=70}; those of the TOAST table begin
 *     with {@code toast.}
 * @param replicaIdentity {@code default}, {@code nothing}, {@code full} or {@code using index x}
 * @param partitionKey {@code RANGE (day)} of a partitioned table
 * @param partitionBound {@code FOR VALUES ...} or {@code DEFAULT} of a partition
 * @param parents what it inherits from or is a partition of
 * @param definition the query of a view
 * @param populated whether a materialized view can be read
 * @param compositeType the type of a typed table
 * @param server the server of a foreign table
 * @param serverOptions its options, ready for {@code options (...)}
 */
public record Relation(
        long oid,
        ObjectKind kind,
        String schema,
        Identifier name,
        String path,
        String owner,
        boolean ownedByUs,
        Optional<String> comment,
        boolean unlogged,
        String accessMethod,
        String tablespace,
        List<String> options,
        boolean rowSecurity,
        boolean forceRowSecurity,
        String replicaIdentity,
        Optional<String> partitionKey,
        Optional<String> partitionBound,
        List<String> parents,
        Optional<String> definition,
        boolean populated,
        Optional<String> compositeType,
        Optional<String> server,
        Optional<String> serverOptions) {

    private static final String RELATIONS =
            """
            select c.oid, c.relkind, n.nspname, c.relname, pg_catalog.quote_ident(c.relname),
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
                   pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)),
                   c.relowner = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
                   pg_catalog.obj_description(c.oid, 'pg_class'),
                   c.relpersistence = 'u',
                   coalesce((select pg_catalog.quote_ident(m.amname) from pg_catalog.pg_am m
                              where m.oid = c.relam
                                and m.amname <> pg_catalog.current_setting('default_table_access_method')), ''),
                   coalesce((select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s
                              where s.oid = c.reltablespace), ''),
                   pg_catalog.array_to_json(coalesce(c.reloptions, '{}')
                     || array(select 'toast.' || o.option
                                from pg_catalog.pg_class t, pg_catalog.unnest(t.reloptions) o(option)
                               where t.oid = c.reltoastrelid
                               order by 1)),
                   c.relrowsecurity, c.relforcerowsecurity,
                   case case when c.relkind in ('r', 'p', 'm') then c.relreplident else 'd' end
                        when 'd' then 'default' when 'n' then 'nothing' when 'f' then 'full'
                        else 'using index ' || (select pg_catalog.quote_ident(x.relname)
                                                  from pg_catalog.pg_index i
                                                  join pg_catalog.pg_class x on x.oid = i.indexrelid
                                                 where i.indrelid = c.oid and i.indisreplident) end,
                   pg_catalog.pg_get_partkeydef(c.oid),
                   pg_catalog.pg_get_expr(c.relpartbound, c.oid),
                   pg_catalog.array_to_json(array(
                     select h.inhparent::pg_catalog.regclass::text
                       from pg_catalog.pg_inherits h
                      where h.inhrelid = c.oid
                      order by h.inhseqno)),
                   case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end,
                   c.relispopulated,
                   case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end,
                   pg_catalog.quote_ident(f.srvname),
                   (select pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                             || pg_catalog.quote_literal(o.option_value), ', ')
                      from pg_catalog.pg_options_to_table(ft.ftoptions) o)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              left join pg_catalog.pg_foreign_table ft on ft.ftrelid = c.oid
              left join pg_catalog.pg_foreign_server f on f.oid = ft.ftserver
             where c.oid = any($1::oid[])
             order by n.nspname, c.relname
            """;

    /** The relations with these OIDs; names are qualified if the session qualifies them. */
    public static List<Relation> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(RELATIONS, List.copyOf(oids)).stream().map(Relation::of).toList();
    }

    private static Relation of(CatalogRow row) {
        return new Relation(
                row.number(0),
                kind(row.text(1)),
                row.text(2),
                Identifier.of(row, 3),
                row.text(5),
                row.text(6),
                row.isTrue(7),
                row.optional(8),
                row.isTrue(9),
                row.text(10),
                row.text(11),
                row.strings(12),
                row.isTrue(13),
                row.isTrue(14),
                row.text(15),
                row.optional(16),
                row.optional(17),
                row.strings(18),
                row.optional(19),
                row.isTrue(20),
                row.optional(21),
                row.optional(22),
                row.optional(23));
    }

    private static ObjectKind kind(String relkind) {
        return switch (relkind) {
            case "p" -> ObjectKind.PARTITIONED_TABLE;
            case "v" -> ObjectKind.VIEW;
            case "m" -> ObjectKind.MATERIALIZED_VIEW;
            case "f" -> ObjectKind.FOREIGN_TABLE;
            case "S" -> ObjectKind.SEQUENCE;
            case "i", "I" -> ObjectKind.INDEX;
            default -> ObjectKind.TABLE;
        };
    }

    /** Whether it is a view or a materialized view. */
    public boolean isView() {
        return definition.isPresent();
    }
}
