package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An index of a table.
 *
 * @param relation the OID of the table
 * @param table the table as SQL needs it
 * @param path the index, with its schema, as SQL needs it
 * @param definition the whole CREATE INDEX
 * @param columns that it has as such, as SQL needs them; not those of expressions
 * @param isOfConstraint whether a constraint made it, and drops it
 * @param isClustered whether CLUSTER orders the table by it
 * @param parent the index of the partitioned table that it is a part of, as SQL needs it
 * @param statisticsTargets of its expressions: {@code 2=500} for the second column
 */
public record Index(
        long oid,
        long relation,
        String table,
        Identifier name,
        String path,
        String definition,
        List<String> columns,
        boolean isUnique,
        boolean isPrimary,
        boolean isValid,
        boolean isOfConstraint,
        boolean isClustered,
        Optional<String> parent,
        String tablespace,
        List<String> statisticsTargets,
        long bytes,
        Optional<String> comment) {

    private static final String INDEXES =
            """
            select i.indexrelid, i.indrelid, i.indrelid::pg_catalog.regclass::text,
                   c.relname, pg_catalog.quote_ident(c.relname), i.indexrelid::pg_catalog.regclass::text,
                   pg_catalog.pg_get_indexdef(i.indexrelid),
                   pg_catalog.array_to_json(array(
                     select pg_catalog.quote_ident(a.attname)
                       from pg_catalog.pg_attribute a
                      where a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
                      order by a.attnum)),
                   i.indisunique, i.indisprimary, i.indisvalid and i.indisready,
                   exists (select from pg_catalog.pg_depend d
                            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                              and d.objid = i.indexrelid and d.deptype = 'i'
                              and d.refclassid = 'pg_catalog.pg_constraint'::pg_catalog.regclass),
                   i.indisclustered,
                   (select h.inhparent::pg_catalog.regclass::text
                      from pg_catalog.pg_inherits h where h.inhrelid = i.indexrelid),
                   coalesce((select pg_catalog.quote_ident(s.spcname) from pg_catalog.pg_tablespace s
                              where s.oid = c.reltablespace), ''),
                   pg_catalog.array_to_json(array(
                     select a.attnum || '=' || a.attstattarget
                       from pg_catalog.pg_attribute a
                      where a.attrelid = i.indexrelid and a.attstattarget >= 0
                      order by a.attnum)),
                   pg_catalog.pg_relation_size(i.indexrelid),
                   pg_catalog.obj_description(i.indexrelid, 'pg_class')
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid
             where i.indrelid = any($1::oid[]) or i.indexrelid = any($1::oid[])
             order by i.indrelid, i.indisprimary desc, c.relname
            """;

    /** The indexes of these tables, and those that have one of these OIDs themselves. */
    public static List<Index> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(INDEXES, List.copyOf(oids)).stream()
                // Without a definition it was dropped since the transaction began.
                .filter(row -> row.optional(6).isPresent())
                .map(Index::of)
                .toList();
    }

    private static Index of(CatalogRow row) {
        return new Index(
                row.number(0),
                row.number(1),
                row.text(2),
                Identifier.of(row, 3),
                row.text(5),
                row.text(6),
                row.strings(7),
                row.isTrue(8),
                row.isTrue(9),
                row.isTrue(10),
                row.isTrue(11),
                row.isTrue(12),
                row.optional(13),
                row.text(14),
                row.strings(15),
                row.number(16),
                row.optional(17));
    }

    /** Method, columns, options and predicate: what stands behind USING in its definition. */
    public String body() {
        String using = " USING ";
        return definition.substring(definition.indexOf(using) + using.length());
    }
}
