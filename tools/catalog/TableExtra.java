package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A rewrite rule or an extended statistics object of a table.
 *
 * @param relation the OID of the table
 * @param table the table as SQL needs it
 * @param path how a statement calls it: with its schema if it has one
 * @param definition the whole CREATE RULE or CREATE STATISTICS
 * @param setting how a rule fires, as in {@link Trigger#firing}, or a statistics target; empty if
 *     it is the default
 */
public record TableExtra(
        Type type,
        long relation,
        String table,
        Identifier name,
        String path,
        String definition,
        String setting,
        Optional<String> comment) {

    /** The two kinds. */
    public enum Type {
        RULE,
        STATISTICS
    }

    private static final String EXTRAS =
            """
            select 'r' as type, w.ev_class, w.ev_class::pg_catalog.regclass::text,
                   w.rulename as name, pg_catalog.quote_ident(w.rulename),
                   pg_catalog.quote_ident(w.rulename),
                   pg_catalog.pg_get_ruledef(w.oid),
                   case w.ev_enabled when 'O' then '' when 'D' then 'disable'
                                     when 'R' then 'enable replica' else 'enable always' end,
                   pg_catalog.obj_description(w.oid, 'pg_rewrite')
              from pg_catalog.pg_rewrite w
             where w.ev_class = any($1::oid[]) and w.rulename <> '_RETURN'
            union all
            select 's', s.stxrelid, s.stxrelid::pg_catalog.regclass::text,
                   s.stxname, pg_catalog.quote_ident(s.stxname),
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.stxname),
                   pg_catalog.pg_get_statisticsobjdef(s.oid),
                   case when s.stxstattarget >= 0 then s.stxstattarget::text else '' end,
                   pg_catalog.obj_description(s.oid, 'pg_statistic_ext')
              from pg_catalog.pg_statistic_ext s
              join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
             where s.stxrelid = any($1::oid[])
             order by 2, 1, 4
            """;

    /** The rules and statistics of these tables. */
    public static List<TableExtra> read(CatalogSession catalog, Collection<Long> relations)
            throws SQLException, ToolError {
        return catalog.rows(EXTRAS, List.copyOf(relations)).stream().map(TableExtra::of).toList();
    }

    private static TableExtra of(CatalogRow row) {
        return new TableExtra(
                row.text(0).equals("r") ? Type.RULE : Type.STATISTICS,
                row.number(1),
                row.text(2),
                Identifier.of(row, 3),
                row.text(5),
                row.text(6),
                row.text(7),
                row.optional(8));
    }
}
