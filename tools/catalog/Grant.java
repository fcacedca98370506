package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Where the privileges on an object differ from those that it is made with.
 *
 * @param object the OID of the object
 * @param isGiven whether it was granted; else it was revoked
 * @param privileges {@code select, insert}, or {@code select (name)} for a column
 * @param role who has it, as SQL needs it, {@code public} for everybody
 * @param withGrantOption whether the role may pass it on
 */
public record Grant(
        long object, boolean isGiven, String privileges, String role, boolean withGrantOption) {

    /** The catalogues of what can be granted on. */
    public enum On {
        RELATIONS("pg_class"),
        ROUTINES("pg_proc"),
        SCHEMAS("pg_namespace"),
        TYPES("pg_type");

        private final String catalogue;

        On(String catalogue) {
            this.catalogue = catalogue;
        }
    }

    private static final String GRANTS =
            """
            with object as (
              select c.oid, '' as part, c.relacl as acl,
                     pg_catalog.acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner) as standard
                from pg_catalog.pg_class c
               where $2 = 'pg_class' and c.oid = any($1::oid[])
              union all
              select a.attrelid, ' (' || pg_catalog.quote_ident(a.attname) || ')', a.attacl,
                     pg_catalog.acldefault('c', 0)
                from pg_catalog.pg_attribute a
               where $2 = 'pg_class' and a.attrelid = any($1::oid[]) and not a.attisdropped
              union all
              select p.oid, '', p.proacl, pg_catalog.acldefault('f', p.proowner)
                from pg_catalog.pg_proc p
               where $2 = 'pg_proc' and p.oid = any($1::oid[])
              union all
              select n.oid, '', n.nspacl, pg_catalog.acldefault('n', n.nspowner)
                from pg_catalog.pg_namespace n
               where $2 = 'pg_namespace' and n.oid = any($1::oid[])
              union all
              select t.oid, '', t.typacl, pg_catalog.acldefault('T', t.typowner)
                from pg_catalog.pg_type t
               where $2 = 'pg_type' and t.oid = any($1::oid[])),
            actual as (
              select o.oid, o.part, x.grantee, x.privilege_type, x.is_grantable
                from object o, pg_catalog.aclexplode(o.acl) x),
            standard as (
              select o.oid, o.part, x.grantee, x.privilege_type, x.is_grantable
                from object o, pg_catalog.aclexplode(o.standard) x
               where o.acl is not null),
            difference as (
              (select true as given, * from actual except select true, * from standard)
              union all
              (select false, * from standard except select false, * from actual))
            select d.oid, d.given,
                   pg_catalog.string_agg(pg_catalog.lower(d.privilege_type) || d.part, ', '
                                         order by d.part, d.privilege_type),
                   case d.grantee when 0 then 'public'
                        else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.grantee)) end,
                   d.is_grantable
              from difference d
             group by d.oid, d.given, d.grantee, d.is_grantable
             order by d.oid, d.given, 4, d.is_grantable
            """;

    /** The grants on these objects of one catalogue; what was revoked comes first. */
    public static List<Grant> read(CatalogSession catalog, On on, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(GRANTS, List.copyOf(oids), on.catalogue).stream()
                .map(Grant::of)
                .toList();
    }

    private static Grant of(CatalogRow row) {
        return new Grant(row.number(0), row.isTrue(1), row.text(2), row.text(3), row.isTrue(4));
    }
}
