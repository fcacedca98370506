package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A column of a relation.
 *
 * @param relation the OID of the relation
 * @param base the type under a domain
 * @param enumLabels of its type, or of the elements of its array type
 * @param expression its default, or what it is generated from
 * @param identity {@code always}, {@code by default} or empty
 * @param generated {@code stored}, {@code virtual} or empty
 * @param collation empty if it is the type's own
 * @param storage empty if it is the type's own
 * @param compression empty if it is the default
 * @param statisticsTarget empty if it is the default
 * @param attributeOptions {@code n_distinct=5}
 * @param foreignOptions ready for {@code options (...)}
 * @param isLocal whether it is defined here and not only inherited
 * @param privileges that the current role has on it
 */
public record Column(
        long relation,
        int number,
        Identifier name,
        String type,
        Optional<String> base,
        List<String> enumLabels,
        boolean notNull,
        Optional<String> expression,
        String identity,
        String generated,
        String collation,
        String storage,
        String compression,
        Optional<String> statisticsTarget,
        List<String> attributeOptions,
        Optional<String> foreignOptions,
        boolean isLocal,
        Optional<String> comment,
        List<String> privileges) {

    /**
     * Only what is generated speaks of other columns. To know their names costs the server so much
     * that 1,600 defaults took it 8 s.
     */
    private static final String COLUMNS =
            """
            select a.attrelid, a.attnum, a.attname, pg_catalog.quote_ident(a.attname),
                   pg_catalog.format_type(a.atttypid, a.atttypmod),
                   case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end,
                   pg_catalog.array_to_json(array(
                     select e.enumlabel
                       from pg_catalog.pg_enum e
                      where e.enumtypid = case when t.typelem <> 0 and t.typtype = 'b'
                                               then t.typelem else t.oid end
                      order by e.enumsortorder)),
                   a.attnotnull,
                   pg_catalog.pg_get_expr(d.adbin, case when a.attgenerated = '' then 0 else d.adrelid end),
                   case a.attidentity when 'a' then 'always' when 'd' then 'by default' else '' end,
                   case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' else '' end,
                   case when a.attcollation <> t.typcollation
                        then (select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(l.collname)
                                from pg_catalog.pg_collation l
                                join pg_catalog.pg_namespace n on n.oid = l.collnamespace
                               where l.oid = a.attcollation)
                        else '' end,
                   case when a.attstorage = t.typstorage then ''
                        else case a.attstorage when 'p' then 'plain' when 'e' then 'external'
                                               when 'm' then 'main' else 'extended' end end,
                   case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' else '' end,
                   case when a.attstattarget >= 0 then a.attstattarget end,
                   pg_catalog.array_to_json(coalesce(a.attoptions, '{}')),
                   (select pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                             || pg_catalog.quote_literal(o.option_value), ', ')
                      from pg_catalog.pg_options_to_table(a.attfdwoptions) o),
                   a.attislocal,
                   pg_catalog.col_description(a.attrelid, a.attnum),
                   pg_catalog.array_to_json(array(
                     select p.name
                       from (values (1, 'select'), (2, 'insert'), (3, 'update'), (4, 'references'))
                            p(place, name)
                      where pg_catalog.has_column_privilege(a.attrelid, a.attnum, p.name)
                      order by p.place))
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = any($1::oid[]) and a.attnum > 0 and not a.attisdropped
             order by a.attrelid, a.attnum
            """;

    /** The columns of these relations, in order. */
    public static List<Column> read(CatalogSession catalog, Collection<Long> relations)
            throws SQLException, ToolError {
        return catalog.rows(COLUMNS, List.copyOf(relations)).stream().map(Column::of).toList();
    }

    private static Column of(CatalogRow row) {
        return new Column(
                row.number(0),
                (int) row.number(1),
                Identifier.of(row, 2),
                row.text(4),
                row.optional(5),
                row.strings(6),
                row.isTrue(7),
                row.optional(8),
                row.text(9),
                row.text(10),
                row.text(11),
                row.text(12),
                row.text(13),
                row.optional(14),
                row.strings(15),
                row.optional(16),
                row.isTrue(17),
                row.optional(18),
                row.strings(19));
    }
}
