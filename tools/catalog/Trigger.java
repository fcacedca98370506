package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A trigger that somebody made; those of constraints are PostgreSQL's own business.
 *
 * @param relation the OID of the table
 * @param table the table as SQL needs it
 * @param definition the whole CREATE TRIGGER
 * @param firing {@code enable}, {@code disable}, {@code enable replica} or {@code enable always}
 * @param isInherited whether the partitioned table has it and hands it down
 */
public record Trigger(
        long oid,
        long relation,
        String table,
        Identifier name,
        String definition,
        String firing,
        boolean isInherited,
        Optional<String> comment) {

    private static final String TRIGGERS =
            """
            select g.oid, g.tgrelid, g.tgrelid::pg_catalog.regclass::text,
                   g.tgname, pg_catalog.quote_ident(g.tgname), pg_catalog.pg_get_triggerdef(g.oid),
                   case g.tgenabled when 'O' then 'enable' when 'D' then 'disable'
                                    when 'R' then 'enable replica' else 'enable always' end,
                   g.tgparentid <> 0,
                   pg_catalog.obj_description(g.oid, 'pg_trigger')
              from pg_catalog.pg_trigger g
             where g.tgrelid = any($1::oid[])
               and (not g.tgisinternal
                    or exists (select from pg_catalog.pg_trigger p
                                where p.oid = g.tgparentid and not p.tgisinternal))
             order by g.tgrelid, g.tgname, g.oid
            """;

    /** The triggers of these tables. */
    public static List<Trigger> read(CatalogSession catalog, Collection<Long> relations)
            throws SQLException, ToolError {
        return catalog.rows(TRIGGERS, List.copyOf(relations)).stream().map(Trigger::of).toList();
    }

    private static Trigger of(CatalogRow row) {
        return new Trigger(
                row.number(0),
                row.number(1),
                row.text(2),
                Identifier.of(row, 3),
                row.text(5),
                row.text(6),
                row.isTrue(7),
                row.optional(8));
    }

    /** When it fires and what it calls: the definition without its own name and its table's. */
    public String body() {
        int timing = definition.indexOf(name.quoted()) + name.quoted().length();
        String body = definition.substring(timing).replaceFirst(" ON " + Pattern.quote(table), "");
        return definition.startsWith("CREATE CONSTRAINT") ? "constraint" + body : body.strip();
    }
}
