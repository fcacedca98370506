package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A role. Passwords are nobody's business and never read.
 *
 * @param path its name as SQL needs it
 * @param attributes {@code login}, {@code superuser}, {@code connection limit 5}
 * @param memberOf roles whose privileges it has, {@code app with admin option}
 * @param members roles that have its privileges
 * @param settings {@code search_path=shop}
 */
public record Role(
        String name,
        String path,
        List<String> attributes,
        List<String> memberOf,
        List<String> members,
        List<String> settings,
        Optional<String> comment) {

    /** Settings whose value is a list of names and quoted as such already. */
    private static final Set<String> LISTS =
            Set.of(
                    "search_path",
                    "temp_tablespaces",
                    "local_preload_libraries",
                    "session_preload_libraries");

    /** Since 16 a membership says by itself whether it inherits and may be set. */
    private static final String ROLES =
            """
            select r.rolname, pg_catalog.quote_ident(r.rolname),
                   pg_catalog.array_to_json(array(
                     select a.words
                       from (values (1, case when r.rolcanlogin then 'login' else 'nologin' end),
                                    (2, case when r.rolsuper then 'superuser' end),
                                    (3, case when r.rolcreatedb then 'createdb' end),
                                    (4, case when r.rolcreaterole then 'createrole' end),
                                    (5, case when not r.rolinherit then 'noinherit' end),
                                    (6, case when r.rolreplication then 'replication' end),
                                    (7, case when r.rolbypassrls then 'bypassrls' end),
                                    (8, case when r.rolconnlimit >= 0 then 'connection limit ' || r.rolconnlimit end),
                                    (9, 'valid until ' || pg_catalog.quote_literal(r.rolvaliduntil))) a(place, words)
                      where a.words is not null
                      order by a.place)),
                   pg_catalog.array_to_json(array(
                     select pg_catalog.quote_ident(g.rolname)
                            || coalesce(' with ' || nullif(pg_catalog.concat_ws(', ',
                                 case when m.admin_option then 'admin option' end,
                                 case when (pg_catalog.to_jsonb(m) ->> 'inherit_option')::boolean <> r.rolinherit
                                      then 'inherit ' || (pg_catalog.to_jsonb(m) ->> 'inherit_option') end,
                                 case when pg_catalog.to_jsonb(m) ->> 'set_option' = 'false'
                                      then 'set false' end), ''), '')
                       from pg_catalog.pg_auth_members m
                       join pg_catalog.pg_roles g on g.oid = m.roleid
                      where m.member = r.oid
                      order by 1)),
                   pg_catalog.array_to_json(array(
                     select pg_catalog.quote_ident(g.rolname)
                       from pg_catalog.pg_auth_members m
                       join pg_catalog.pg_roles g on g.oid = m.member
                      where m.roleid = r.oid
                      order by 1)),
                   pg_catalog.array_to_json(coalesce(r.rolconfig, '{}')),
                   pg_catalog.shobj_description(r.oid, 'pg_authid')
              from pg_catalog.pg_roles r
             where r.oid = any($1::oid[])
             order by r.rolname
            """;

    /** The roles with these OIDs. */
    public static List<Role> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(ROLES, List.copyOf(oids)).stream().map(Role::of).toList();
    }

    private static Role of(CatalogRow row) {
        return new Role(
                row.text(0),
                row.text(1),
                row.strings(2),
                row.strings(3),
                row.strings(4),
                row.strings(5),
                row.optional(6));
    }

    /** Adds the statements that make it again, without its password. */
    public void writeDdl(DdlScript script) {
        script.add(DdlPhase.CREATE, "create role " + path + ' ' + String.join(" ", attributes));
        for (String membership : memberOf) {
            int end = membership.indexOf(" with ");
            String group = end < 0 ? membership : membership.substring(0, end);
            String options = end < 0 ? "" : membership.substring(end);
            script.add(DdlPhase.GRANT, "grant %s to %s%s".formatted(group, path, options));
        }
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String name = setting.substring(0, equals);
            String value = setting.substring(equals + 1);
            script.add(
                    DdlPhase.CREATE,
                    "alter role %s set %s to %s"
                            .formatted(
                                    path,
                                    name,
                                    LISTS.contains(name) ? value : DdlScript.literal(value)));
        }
        script.comment("role " + path, comment);
    }
}
