package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks outlines of tables up. */
public final class TableOutlines {

    private static final String COLUMNS =
            """
            select a.attrelid, a.attname, pg_catalog.quote_ident(a.attname),
                   case when t.typnamespace = 'pg_catalog'::pg_catalog.regnamespace
                        then pg_catalog.format_type(t.oid, null)
                        when e.oid is not null then e.typname || '[]'
                        else t.typname end,
                   exists (select 1
                             from pg_catalog.pg_index i
                            where i.indrelid = a.attrelid and i.indisprimary
                              and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])),
                   exists (select 1
                             from pg_catalog.pg_constraint k
                            where k.conrelid = a.attrelid and k.contype = 'f'
                              and a.attnum = any (k.conkey)),
                   exists (select 1
                             from pg_catalog.pg_index i
                            where i.indrelid = a.attrelid and i.indisunique and i.indisvalid
                              and i.indpred is null and i.indnkeyatts = 1
                              and i.indkey[0] = a.attnum)
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              left join pg_catalog.pg_type e on e.oid = t.typelem and t.typcategory = 'A'
             where a.attrelid = any ($1::oid[]) and a.attnum > 0 and not a.attisdropped
             order by a.attrelid, a.attnum
            """;

    private TableOutlines() {}

    /** The outlines of these tables, by OID and in the order of these names. */
    public static Map<Long, TableOutline> of(
            CatalogSession catalog, Collection<RelationName> tables)
            throws SQLException, ToolError {
        Map<Long, TableOutline> outlines = new LinkedHashMap<>();
        for (RelationName table : tables) {
            outlines.put(table.oid(), new TableOutline(table, new ArrayList<>()));
        }
        for (CatalogRow row : catalog.rows(COLUMNS, List.copyOf(outlines.keySet()))) {
            outlines.get(row.number(0))
                    .columns()
                    .add(
                            new TableOutline.Column(
                                    Identifier.of(row, 1),
                                    row.text(3),
                                    row.isTrue(4),
                                    row.isTrue(5),
                                    row.isTrue(6)));
        }
        return outlines;
    }
}
