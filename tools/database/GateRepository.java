package tools.database;

import static tools.database.CatalogRepository.text;

import org.postgresql.core.Tuple;

import tools.ToolError;
import tools.guard.GateCatalog;
import tools.guard.Gated;
import tools.guard.HarmlessFunctions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the system catalogues what the function gate has to know. */
final class GateRepository {

    /**
     * Everything gated, correct on 14 to 18. View definitions are searched in their parsed form
     * (pg_rewrite.ev_action), which names functions and relations by OID: no name can hide there.
     */
    private static final String GATED =
            """
            with recursive allowed as (
              select p.oid
                from pg_catalog.pg_proc p
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
               where p.proname = any ($6::text[]) or n.nspname || '.' || p.proname = any ($6::text[])
            ),
            risky as (
              select p.oid, case when p.provolatile = 'v' then 'is volatile: it may have effects that a rollback does not undo'
                                 when e.extname = 'isn' then 'changes the session'
                                 else 'runs SQL that is hidden in a string' end as reason
                from pg_catalog.pg_proc p
                left join pg_catalog.pg_depend d
                  on d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
                left join pg_catalog.pg_extension e on e.oid = d.refobjid
               where (p.provolatile = 'v'
                      or p.proname like any ($5::text[])
                         and (p.pronamespace = 'pg_catalog'::regnamespace or e.extname in ('tablefunc', 'xml2'))
                      or p.proname = 'isn_weak' and e.extname = 'isn')
                 and p.prorettype not in ('pg_catalog.trigger'::regtype, 'pg_catalog.event_trigger'::regtype,
                                          'pg_catalog.tsm_handler'::regtype)
                 and not (p.pronamespace = 'pg_catalog'::regnamespace and p.oid < 16384
                          and (p.proname = any ($1::text[]) or p.proname like any ($2::text[])))
                 and not exists (select from unnest($3::text[], $4::text[]) as h(extension, pattern)
                                  where h.extension = e.extname and p.proname like h.pattern)
                 and p.oid not in (select oid from allowed)
            ),
            defaults as (
              select p.oid, m[1]::oid as used
                from pg_catalog.pg_proc p
               cross join lateral regexp_matches(p.proargdefaults::text, ':(?:funcid|opfuncid) (\\d+)', 'g') m
               where p.proargdefaults is not null and p.oid >= 16384
                 and p.oid not in (select oid from allowed)
            ),
            callable as (
              select oid, reason, oid as culprit from risky
              union
              select a.aggfnoid::oid, 'is an aggregate that calls a volatile function', r.oid
                from pg_catalog.pg_aggregate a
                join risky r on r.oid in (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn,
                                          a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn)
               where a.aggfnoid::oid not in (select oid from allowed)
              union
              select d.oid, 'has a default value that calls a volatile function', c.culprit
                from callable c
                join defaults d on d.used = c.oid
            ),
            uses as (
              select r.ev_class, m[1] = 'relid' as is_relation, m[2]::oid as used
                from pg_catalog.pg_rewrite r
                join pg_catalog.pg_class c on c.oid = r.ev_class and c.relkind = 'v'
               cross join lateral regexp_matches(
                       r.ev_action::text, ':(funcid|opfuncid|aggfnoid|winfnoid|relid) (\\d+)', 'g') m
               where r.rulename = '_RETURN' and r.ev_class >= 16384
            ),
            relations as (
              select c.oid, case when c.relname in ('pg_authid', 'pg_shadow') then 'shows password hashes'
                                 when c.relname like 'pg_stat%' then 'shows password hashes, because pg_authid was analyzed'
                                 else 'shows passwords' end as reason,
                     null::oid as culprit
                from pg_catalog.pg_class c
               where c.oid in ('pg_catalog.pg_authid'::regclass, 'pg_catalog.pg_shadow'::regclass,
                               'pg_catalog.pg_user_mapping'::regclass, 'pg_catalog.pg_user_mappings'::regclass,
                               to_regclass('information_schema._pg_user_mappings'),
                               to_regclass('information_schema.user_mapping_options'))
                  or c.oid = 'pg_catalog.pg_subscription'::regclass
                     and pg_catalog.has_column_privilege(c.oid, 'subconninfo', 'select')
                  or c.oid in ('pg_catalog.pg_stats'::regclass, 'pg_catalog.pg_statistic'::regclass)
                     and exists (select from pg_catalog.pg_stats s
                                  where s.schemaname = 'pg_catalog' and s.tablename = 'pg_authid'
                                    and s.attname = 'rolpassword'
                                    and (s.histogram_bounds is not null or s.most_common_vals is not null))
              union
              select u.ev_class, 'is a view that calls a volatile function', f.culprit
                from uses u
                join callable f on f.oid = u.used
               where not u.is_relation
              union
              select u.ev_class, 'is a view over something that is refused', r.culprit
                from relations r
                join uses u on u.is_relation and u.used = r.oid and u.ev_class <> r.oid
            ),
            gated as (
              select 'FUNCTION' as kind, n.nspname, p.proname as name, pg_catalog.pg_function_is_visible(p.oid) as visible,
                     case when p.pronargs = 0 or p.pronargs - p.pronargdefaults > 1 then 'NONE'
                          when t.typtype in ('c', 'p') or b.typtype in ('c', 'd') then 'ROW'
                          else 'VALUE' end as notation,
                     min(c.reason) as reason, min(c.culprit) as culprit
                from callable c
                join pg_catalog.pg_proc p on p.oid = c.oid
                join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                left join pg_catalog.pg_type t on t.oid = case when p.provariadic <> 0 and p.pronargs = 1 then p.provariadic
                                                                  else p.proargtypes[0] end
                left join pg_catalog.pg_type b on b.oid = t.typbasetype
               group by n.nspname, p.proname, p.oid, p.pronargs, p.pronargdefaults, t.typtype, b.typtype
              union all
              select 'OPERATOR', n.nspname, o.oprname, pg_catalog.pg_operator_is_visible(o.oid), 'NONE',
                     'calls a volatile function', min(c.culprit)
                from callable c
                join pg_catalog.pg_operator o on o.oprcode = c.oid
                join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
               group by n.nspname, o.oprname, o.oid
              union all
              select 'RELATION', n.nspname, c.relname, pg_catalog.pg_table_is_visible(c.oid), 'NONE',
                     min(r.reason), min(r.culprit)
                from relations r
                join pg_catalog.pg_class c on c.oid = r.oid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
               group by n.nspname, c.relname, c.oid
            )
            select g.kind, g.nspname, g.name, g.visible, g.notation, g.reason,
                   coalesce(n.nspname || '.' || p.proname, '') as function
              from gated g
              left join pg_catalog.pg_proc p on p.oid = g.culprit
              left join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             order by 1, 2, 3
            """;

    /** With the key words: many of them stand before parentheses too. */
    private static final String FUNCTION_NAMES =
            """
            select p.proname::text
              from pg_catalog.pg_proc p
             union
            select k.word
              from pg_catalog.pg_get_keywords() k
             order by 1
            """;

    private GateRepository() {}

    /**
     * Loads what the gate has to know; {@code allowed} are functions that the owner lets through.
     */
    static GateCatalog load(Session session, List<String> allowed) throws SQLException, ToolError {
        List<String> extensions = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        HarmlessFunctions.OF_EXTENSIONS.forEach(
                (extension, names) ->
                        names.forEach(
                                name -> {
                                    extensions.add(extension);
                                    patterns.add(name);
                                }));
        List<Gated> entries = new ArrayList<>();
        List<String> parameters =
                List.of(
                        ArrayLiteral.of(HarmlessFunctions.BUILT_IN),
                        ArrayLiteral.of(HarmlessFunctions.BUILT_IN_PATTERNS),
                        ArrayLiteral.of(extensions),
                        ArrayLiteral.of(patterns),
                        ArrayLiteral.of(HarmlessFunctions.SQL_RUNNERS),
                        ArrayLiteral.of(allowed));
        for (Tuple row : session.ask(GATED, parameters).takeRows()) {
            entries.add(
                    new Gated(
                            Gated.Kind.valueOf(text(row, 0)),
                            text(row, 1),
                            text(row, 2),
                            text(row, 3).equals("t"),
                            Gated.Notation.valueOf(text(row, 4)),
                            text(row, 5),
                            Optional.of(text(row, 6)).filter(name -> !name.isEmpty())));
        }
        Set<String> names = new HashSet<>();
        for (Tuple row : session.ask(FUNCTION_NAMES, List.of()).takeRows()) {
            names.add(text(row, 0));
        }
        return new GateCatalog(entries, names);
    }
}
