package tools.database;

import org.postgresql.core.Tuple;

import tools.JsonReader;
import tools.ToolError;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All that we ask of the system catalogues: a fixed number of set-based statements each. */
final class CatalogRepository {

    /** Names and schemas are two arrays of the same length. */
    private static final String PLANNED_TABLES =
            """
            select n.nspname, c.relname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
                   c.reltuples,
                   array_to_json(array(
                     select distinct pg_catalog.quote_ident(a.attname)
                       from pg_catalog.pg_index i
                       join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                      where i.indrelid = c.oid and i.indisvalid and i.indpred is null
                      order by 1))
              from unnest($1::text[], $2::text[]) as wanted(schema, name)
              join pg_catalog.pg_namespace n on n.nspname = wanted.schema
              join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.name
             order by 1, 2
            """;

    /** Names of about the same length: whatever differs by a slip is among them. */
    private static final String RELATIONS_LIKE =
            """
            select c.relname,
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'f')
               and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
               and pg_catalog.abs(pg_catalog.length(c.relname) - pg_catalog.length($1::text)) <= 3
             order by pg_catalog.pg_table_is_visible(c.oid) desc, n.nspname, c.relname
             limit 5000
            """;

    private static final String FUNCTIONS_LIKE =
            """
            select distinct p.proname,
                   case when pg_catalog.pg_function_is_visible(p.oid) then ''
                        else pg_catalog.quote_ident(n.nspname) || '.' end
                   || pg_catalog.quote_ident(p.proname)
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where pg_catalog.abs(pg_catalog.length(p.proname) - pg_catalog.length($1::text)) <= 3
             order by 2
             limit 5000
            """;

    /** Attributes and memberships that reach beyond the tables (manual, 22.2 and 22.5). */
    private static final String ROLE_POWERS =
            """
            select r.rolname::text || ' is ' || pg_catalog.concat_ws(', ',
                     case when r.rolsuper then 'a superuser' end,
                     case when r.rolreplication then 'allowed to replicate' end,
                     case when r.rolcreaterole then 'allowed to create roles' end,
                     (select 'a member of ' || pg_catalog.string_agg(g.rolname::text, ', ' order by g.rolname)
                        from pg_catalog.pg_roles g
                       where not r.rolsuper
                         and g.rolname in ('pg_execute_server_program', 'pg_write_server_files',
                                           'pg_read_server_files', 'pg_signal_backend', 'pg_checkpoint')
                         and pg_catalog.pg_has_role(r.oid, g.oid, 'member')))
              from pg_catalog.pg_roles r
             where r.rolname = session_user
            """;

    private CatalogRepository() {}

    /** What the role can do besides reading and writing tables, in words; empty if nothing. */
    static String rolePowers(Session session) throws SQLException, ToolError {
        for (Tuple row : session.ask(ROLE_POWERS, List.of()).takeRows()) {
            String powers = text(row, 0);
            return powers.endsWith(" is ") ? "" : powers;
        }
        return "";
    }

    /** Relations of all schemas whose names could be a slip for this one. */
    static List<CatalogName> relationsLike(Session session, String name)
            throws SQLException, ToolError {
        return names(session, RELATIONS_LIKE, name);
    }

    /** Functions whose names could be a slip for this one. */
    static List<CatalogName> functionsLike(Session session, String name)
            throws SQLException, ToolError {
        return names(session, FUNCTIONS_LIKE, name);
    }

    private static List<CatalogName> names(Session session, String sql, String name)
            throws SQLException, ToolError {
        List<CatalogName> names = new ArrayList<>();
        for (Tuple row : session.ask(sql, List.of(name)).takeRows()) {
            names.add(new CatalogName(text(row, 0), text(row, 1)));
        }
        return names;
    }

    /** Loads what findings about a plan need to know of its tables. */
    static List<PlannedTable> plannedTables(
            Session session, List<String> schemas, List<String> names)
            throws SQLException, ToolError {
        List<String> parameters = List.of(ArrayLiteral.of(schemas), ArrayLiteral.of(names));
        List<PlannedTable> tables = new ArrayList<>();
        for (Tuple row : session.ask(PLANNED_TABLES, parameters).takeRows()) {
            byte[] columns = row.get(4);
            tables.add(
                    new PlannedTable(
                            text(row, 0),
                            text(row, 1),
                            text(row, 2),
                            Double.parseDouble(text(row, 3)),
                            ((List<?>) JsonReader.read(columns, 0, columns.length))
                                    .stream().map(String::valueOf).toList()));
        }
        return tables;
    }

    static String text(Tuple row, int column) {
        byte[] value = row.get(column);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
