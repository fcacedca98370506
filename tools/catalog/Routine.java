package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A function, procedure or aggregate.
 *
 * @param path name and argument types as SQL needs them
 * @param qualifiedName the same without the types
 * @param kind {@code function}, {@code procedure}, {@code aggregate} or {@code window function}
 * @param arguments with names, modes and defaults
 * @param result empty for procedures
 * @param parallel {@code unsafe}, {@code restricted} or {@code safe}
 * @param cost empty if it is the default
 * @param rows how many it is thought to return; empty if it is the default
 * @param settings {@code search_path=shop}
 * @param source its body; of a C function the symbol
 * @param definition the whole CREATE statement
 * @param isExecutable whether the current role may call it
 */
public record Routine(
        long oid,
        String schema,
        Identifier name,
        String path,
        String qualifiedName,
        String kind,
        String arguments,
        String result,
        String language,
        String volatility,
        String parallel,
        boolean isSecurityDefiner,
        boolean isStrict,
        boolean isLeakproof,
        String cost,
        String rows,
        List<String> settings,
        String source,
        String definition,
        boolean isExecutable,
        String owner,
        boolean ownedByUs,
        Optional<String> comment) {

    private static final String ROUTINES =
            """
            select p.oid, n.nspname, p.proname, pg_catalog.quote_ident(p.proname),
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname) || '('
                     || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
                   case p.prokind when 'f' then 'function' when 'p' then 'procedure'
                                  when 'a' then 'aggregate' else 'window function' end,
                   case when p.prokind = 'a' and p.pronargs = 0 then '*'
                        else pg_catalog.pg_get_function_arguments(p.oid) end,
                   coalesce(pg_catalog.pg_get_function_result(p.oid), ''),
                   l.lanname,
                   case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
                   case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
                   p.prosecdef, p.proisstrict, p.proleakproof,
                   case when p.procost = case when l.lanname in ('c', 'internal') then 1 else 100 end
                        then '' else p.procost::text end,
                   case when p.prorows in (0, 1000) then '' else p.prorows::text end,
                   pg_catalog.array_to_json(coalesce(p.proconfig, '{}')),
                   case when p.prokind = 'a' then ''
                        else coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) end,
                   case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid)
                        else 'create aggregate ' || pg_catalog.quote_ident(n.nspname) || '.'
                             || pg_catalog.quote_ident(p.proname) || '('
                             || case when p.pronargs = 0 then '*'
                                     else pg_catalog.pg_get_function_arguments(p.oid) end
                             || E') (\\n    '
                             || pg_catalog.concat_ws(E',\\n    ',
                                  'sfunc = ' || a.aggtransfn,
                                  'stype = ' || pg_catalog.format_type(a.aggtranstype, null),
                                  'sspace = ' || nullif(a.aggtransspace, 0),
                                  'finalfunc = ' || nullif(a.aggfinalfn, 0)::pg_catalog.regproc,
                                  case when a.aggfinalextra then 'finalfunc_extra' end,
                                  'finalfunc_modify = ' || case
                                    when a.aggfinalmodify = case a.aggkind when 'n' then 'r' else 'w' end then null
                                    when a.aggfinalmodify = 'r' then 'read_only'
                                    when a.aggfinalmodify = 's' then 'shareable' else 'read_write' end,
                                  'combinefunc = ' || nullif(a.aggcombinefn, 0)::pg_catalog.regproc,
                                  'serialfunc = ' || nullif(a.aggserialfn, 0)::pg_catalog.regproc,
                                  'deserialfunc = ' || nullif(a.aggdeserialfn, 0)::pg_catalog.regproc,
                                  'initcond = ' || pg_catalog.quote_literal(a.agginitval),
                                  'msfunc = ' || nullif(a.aggmtransfn, 0)::pg_catalog.regproc,
                                  'minvfunc = ' || nullif(a.aggminvtransfn, 0)::pg_catalog.regproc,
                                  'mstype = ' || case when a.aggmtranstype <> 0
                                                      then pg_catalog.format_type(a.aggmtranstype, null) end,
                                  'msspace = ' || nullif(a.aggmtransspace, 0),
                                  'mfinalfunc = ' || nullif(a.aggmfinalfn, 0)::pg_catalog.regproc,
                                  case when a.aggmfinalextra then 'mfinalfunc_extra' end,
                                  'mfinalfunc_modify = ' || case
                                    when a.aggmtransfn = 0 then null
                                    when a.aggmfinalmodify = case a.aggkind when 'n' then 'r' else 'w' end then null
                                    when a.aggmfinalmodify = 'r' then 'read_only'
                                    when a.aggmfinalmodify = 's' then 'shareable' else 'read_write' end,
                                  'minitcond = ' || pg_catalog.quote_literal(a.aggminitval),
                                  'sortop = operator(' || case when a.aggsortop <> 0
                                    then (select pg_catalog.quote_ident(s.nspname) || '.' || o.oprname
                                            from pg_catalog.pg_operator o
                                            join pg_catalog.pg_namespace s on s.oid = o.oprnamespace
                                           where o.oid = a.aggsortop) end || ')',
                                  case p.proparallel when 's' then 'parallel = safe'
                                                     when 'r' then 'parallel = restricted' end,
                                  case when a.aggkind = 'h' then 'hypothetical' end)
                             || E'\\n)' end,
                   pg_catalog.has_function_privilege(p.oid, 'execute'),
                   pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.proowner)),
                   p.proowner = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
                   pg_catalog.obj_description(p.oid, 'pg_proc'),
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
              join pg_catalog.pg_language l on l.oid = p.prolang
              left join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
             where p.oid = any($1::oid[])
             order by n.nspname, p.proname, 5
            """;

    /** The routines with these OIDs. */
    public static List<Routine> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(ROUTINES, List.copyOf(oids)).stream().map(Routine::of).toList();
    }

    private static Routine of(CatalogRow row) {
        return new Routine(
                row.number(0),
                row.text(1),
                Identifier.of(row, 2),
                row.text(4),
                row.text(23),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                row.isTrue(11),
                row.isTrue(12),
                row.isTrue(13),
                row.text(14),
                row.text(15),
                row.strings(16),
                row.text(17),
                row.text(18),
                row.isTrue(19),
                row.text(20),
                row.isTrue(21),
                row.optional(22));
    }

    /** Adds all statements for it, with these grants on it. */
    public void writeDdl(DdlScript script, List<Grant> grants) {
        script.add(DdlPhase.CREATE, definition.strip());
        String word = kind.equals("window function") ? "function" : kind;
        script.comment(word + ' ' + object(), comment);
        script.owner(word + ' ' + object(), owner, ownedByUs);
        script.grants((word.equals("procedure") ? word : "function") + ' ' + path, grants);
    }

    /** An aggregate without arguments is called with a star in all statements but GRANT. */
    private String object() {
        return kind.equals("aggregate") && path.endsWith("()")
                ? path.substring(0, path.length() - 2) + "(*)"
                : path;
    }
}
