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

/** Looks foreign keys up. */
public final class ForeignKeys {

    /** conperiod exists since PostgreSQL 18; to_jsonb asks for it by name where it does not. */
    private static final String KEYS =
            """
            select k.oid, k.conname, k.conrelid, k.confrelid, k.convalidated,
                   exists (select 1
                             from pg_catalog.pg_attribute a
                            where a.attrelid = k.conrelid and a.attnum = any (k.conkey)
                              and not a.attnotnull),
                   exists (select 1
                             from pg_catalog.pg_index i
                            where i.indrelid = k.conrelid and i.indisunique and i.indisvalid
                              and i.indpred is null
                              and (i.indkey::int2[])[0:i.indnkeyatts - 1] <@ k.conkey),
                   (select pg_catalog.json_agg(
                             pg_catalog.json_build_array(
                               a.attname, pg_catalog.quote_ident(a.attname),
                               r.attname, pg_catalog.quote_ident(r.attname),
                               case when pair.place = pg_catalog.cardinality(k.conkey)
                                         and pg_catalog.to_jsonb(k) ->> 'conperiod' = 'true'
                                    then '&&' else '=' end)
                             order by pair.place)
                      from rows from (pg_catalog.unnest(k.conkey), pg_catalog.unnest(k.confkey))
                           with ordinality as pair (attnum, referenced, place)
                      join pg_catalog.pg_attribute a
                        on a.attrelid = k.conrelid and a.attnum = pair.attnum
                      join pg_catalog.pg_attribute r
                        on r.attrelid = k.confrelid and r.attnum = pair.referenced)
              from pg_catalog.pg_constraint k
             where k.oid = any ($1::oid[])
             order by k.conname, k.oid
            """;

    private ForeignKeys() {}

    /** The keys with these OIDs, by OID and in the order of their names. */
    public static Map<Long, ForeignKey> of(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        Map<Long, ForeignKey> keys = new LinkedHashMap<>();
        for (CatalogRow row : catalog.rows(KEYS, List.copyOf(oids))) {
            keys.put(
                    row.number(0),
                    new ForeignKey(
                            row.number(0),
                            row.text(1),
                            row.number(2),
                            row.number(3),
                            row.isTrue(4),
                            row.isTrue(5),
                            row.isTrue(6),
                            pairs(row)));
        }
        return keys;
    }

    private static List<ForeignKey.Pair> pairs(CatalogRow row) {
        List<ForeignKey.Pair> pairs = new ArrayList<>();
        for (Object element : (List<?>) row.json(7).orElseThrow()) {
            List<?> pair = (List<?>) element;
            pairs.add(
                    new ForeignKey.Pair(
                            new Identifier((String) pair.get(0), (String) pair.get(1)),
                            new Identifier((String) pair.get(2), (String) pair.get(3)),
                            (String) pair.get(4)));
        }
        return pairs;
    }
}
