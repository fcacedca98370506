package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A row security policy.
 *
 * @param relation the OID of the table
 * @param table the table as SQL needs it
 * @param command {@code all}, {@code select}, {@code insert}, {@code update} or {@code delete}
 * @param roles as SQL needs them, {@code public} for everybody
 * @param using which rows can be seen
 * @param check which rows can be written
 */
public record Policy(
        long oid,
        long relation,
        String table,
        Identifier name,
        boolean isPermissive,
        String command,
        List<String> roles,
        Optional<String> using,
        Optional<String> check,
        Optional<String> comment) {

    private static final String POLICIES =
            """
            select p.oid, p.polrelid, p.polrelid::pg_catalog.regclass::text,
                   p.polname, pg_catalog.quote_ident(p.polname), p.polpermissive,
                   case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                 when 'd' then 'delete' else 'all' end,
                   pg_catalog.array_to_json(array(
                     select case r.oid when 0 then 'public'
                                 else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.oid)) end
                       from pg_catalog.unnest(p.polroles) r(oid)
                      order by 1)),
                   pg_catalog.pg_get_expr(p.polqual, p.polrelid),
                   pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
                   pg_catalog.obj_description(p.oid, 'pg_policy')
              from pg_catalog.pg_policy p
             where p.polrelid = any($1::oid[])
             order by p.polrelid, p.polname
            """;

    /** The policies of these tables. */
    public static List<Policy> read(CatalogSession catalog, Collection<Long> relations)
            throws SQLException, ToolError {
        return catalog.rows(POLICIES, List.copyOf(relations)).stream().map(Policy::of).toList();
    }

    private static Policy of(CatalogRow row) {
        return new Policy(
                row.number(0),
                row.number(1),
                row.text(2),
                Identifier.of(row, 3),
                row.isTrue(5),
                row.text(6),
                row.strings(7),
                row.optional(8),
                row.optional(9),
                row.optional(10));
    }

    /** What stands behind the table in CREATE POLICY. */
    public String body() {
        StringBuilder body = new StringBuilder();
        body.append(isPermissive ? "" : "as restrictive ");
        body.append("for ").append(command).append(" to ").append(String.join(", ", roles));
        using.ifPresent(expression -> body.append(" using (").append(expression).append(')'));
        check.ifPresent(expression -> body.append(" with check (").append(expression).append(')'));
        return body.toString();
    }
}
