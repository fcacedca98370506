package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks names of relations up. */
public final class RelationNames {

    private static final String NAMES =
            """
            select c.oid, n.nspname, c.relname,
                   case when pg_catalog.pg_table_is_visible(c.oid) then ''
                        else pg_catalog.quote_ident(n.nspname) || '.' end
                   || pg_catalog.quote_ident(c.relname),
                   c.relkind in ('v', 'm'),
                   pg_catalog.has_schema_privilege(n.oid, 'usage')
                   and pg_catalog.has_any_column_privilege(c.oid, 'select')
              from pg_catalog.pg_class c
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.oid = any ($1::oid[])
             order by n.nspname, c.relname
            """;

    private RelationNames() {}

    /** The names of the relations with these OIDs, by OID. */
    public static Map<Long, RelationName> of(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        Map<Long, RelationName> names = new LinkedHashMap<>();
        for (CatalogRow row : catalog.rows(NAMES, List.copyOf(oids))) {
            names.put(
                    row.number(0),
                    new RelationName(
                            row.number(0),
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            row.isTrue(4),
                            row.isTrue(5)));
        }
        return names;
    }
}
