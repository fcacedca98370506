package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A schema.
 *
 * @param path its name as SQL needs it
 * @param privileges of the current role: usage, create
 * @param contents how many objects of each kind: {@code 12 tables}
 * @param unreadable how many of its tables and views the current role may not read
 */
public record NamedSchema(
        long oid,
        String name,
        String path,
        String owner,
        boolean ownedByUs,
        List<String> privileges,
        List<String> contents,
        long unreadable,
        Optional<String> comment) {

    private static final String SCHEMAS =
            """
            select n.oid, n.nspname, pg_catalog.quote_ident(n.nspname),
                   pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(n.nspowner)),
                   n.nspowner = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
                   pg_catalog.array_to_json(array(
                     select p.name from (values ('create'), ('usage')) p(name)
                      where pg_catalog.has_schema_privilege(n.oid, p.name)
                      order by 1)),
                   pg_catalog.array_to_json(array(
                     select pg_catalog.count(*) || ' ' || case pg_catalog.count(*) when 1 then k.one else k.many end
                       from (select case c.relkind when 'r' then 1 when 'p' then 2 when 'v' then 3
                                                   when 'm' then 4 when 'f' then 5 when 'S' then 6
                                                   when 'c' then 11 else 7 end as place
                               from pg_catalog.pg_class c
                              where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I', 'c')
                             union all
                             select case p.prokind when 'p' then 9 else 8 end
                               from pg_catalog.pg_proc p where p.pronamespace = n.oid
                             union all
                             select case t.typtype when 'e' then 10 when 'd' then 12 else 13 end
                               from pg_catalog.pg_type t
                              where t.typnamespace = n.oid and t.typtype in ('e', 'd', 'r')) o
                       join (values (1, 'table', 'tables'), (2, 'partitioned table', 'partitioned tables'),
                                    (3, 'view', 'views'), (4, 'materialized view', 'materialized views'),
                                    (5, 'foreign table', 'foreign tables'), (6, 'sequence', 'sequences'),
                                    (7, 'index', 'indexes'), (8, 'function', 'functions'),
                                    (9, 'procedure', 'procedures'), (10, 'enum', 'enums'),
                                    (11, 'composite type', 'composite types'), (12, 'domain', 'domains'),
                                    (13, 'range type', 'range types')) k(place, one, many)
                         on k.place = o.place
                      group by k.place, k.one, k.many
                      order by k.place)),
                   (select pg_catalog.count(*) from pg_catalog.pg_class c
                     where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
                       and not pg_catalog.has_any_column_privilege(c.oid, 'select')),
                   pg_catalog.obj_description(n.oid, 'pg_namespace')
              from pg_catalog.pg_namespace n
             where n.oid = any($1::oid[])
             order by n.nspname
            """;

    /** The schemas with these OIDs. */
    public static List<NamedSchema> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(SCHEMAS, List.copyOf(oids)).stream().map(NamedSchema::of).toList();
    }

    private static NamedSchema of(CatalogRow row) {
        return new NamedSchema(
                row.number(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.isTrue(4),
                row.strings(5),
                row.strings(6),
                row.number(7),
                row.optional(8));
    }

    /** Adds all statements for the schema itself, with these grants on it. */
    public void writeDdl(DdlScript script, List<Grant> grants) {
        script.add(DdlPhase.CREATE, "create schema " + path);
        script.comment("schema " + path, comment);
        script.owner("schema " + path, owner, ownedByUs);
        script.grants("schema " + path, grants);
    }
}
