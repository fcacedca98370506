package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A publication of logical replication.
 *
 * @param path its name as SQL needs it
 * @param isForAllTables whether it has all tables there are and will be
 * @param tables with column lists and row filters, as CREATE PUBLICATION needs them
 * @param schemas of which it has all tables, as SQL needs them (15 and newer)
 * @param operations {@code insert, update, delete, truncate}
 * @param viaRoot whether changes of partitions are published as the partitioned table's
 * @param generatedColumns {@code none} or {@code stored}; empty before 18
 */
public record Publication(
        String name,
        String path,
        boolean isForAllTables,
        List<String> tables,
        List<String> schemas,
        String operations,
        boolean viaRoot,
        String generatedColumns,
        String owner,
        boolean ownedByUs,
        Optional<String> comment) {

    /** Column lists, row filters and whole schemas came with 15. */
    private static final String PARTS_OF_14 =
            """
            pg_catalog.array_to_json(array(
              select t.prrelid::pg_catalog.regclass::text
                from pg_catalog.pg_publication_rel t
               where t.prpubid = p.oid
               order by 1)),
            '[]'::json,
            """;

    private static final String PARTS =
            """
            pg_catalog.array_to_json(array(
              select t.prrelid::pg_catalog.regclass::text
                     || coalesce(' (' || (select pg_catalog.string_agg(
                                                   pg_catalog.quote_ident(a.attname), ', ' order by a.attnum)
                                            from pg_catalog.pg_attribute a
                                           where a.attrelid = t.prrelid and a.attnum = any(t.prattrs::int2[])) || ')', '')
                     || coalesce(' where (' || pg_catalog.pg_get_expr(t.prqual, t.prrelid) || ')', '')
                from pg_catalog.pg_publication_rel t
               where t.prpubid = p.oid
               order by 1)),
            pg_catalog.array_to_json(array(
              select pg_catalog.quote_ident(n.nspname)
                from pg_catalog.pg_publication_namespace s
                join pg_catalog.pg_namespace n on n.oid = s.pnnspid
               where s.pnpubid = p.oid
               order by 1)),
            """;

    private static final String PUBLICATIONS =
            """
            select p.pubname, pg_catalog.quote_ident(p.pubname), p.puballtables,
                   %s
                   pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
                     case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
                     case when p.pubtruncate then 'truncate' end),
                   p.pubviaroot,
                   case pg_catalog.to_jsonb(p) ->> 'pubgencols' when 's' then 'stored' when 'n' then 'none'
                        else '' end,
                   pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.pubowner)),
                   p.pubowner = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
                   pg_catalog.obj_description(p.oid, 'pg_publication')
              from pg_catalog.pg_publication p
             where p.oid = any($1::oid[])
             order by p.pubname
            """;

    /** The publications with these OIDs. */
    public static List<Publication> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        String sql = PUBLICATIONS.formatted(catalog.majorVersion() < 15 ? PARTS_OF_14 : PARTS);
        return catalog.rows(sql, List.copyOf(oids)).stream().map(Publication::of).toList();
    }

    private static Publication of(CatalogRow row) {
        return new Publication(
                row.text(0),
                row.text(1),
                row.isTrue(2),
                row.strings(3),
                row.strings(4),
                row.text(5),
                row.isTrue(6),
                row.text(7),
                row.text(8),
                row.isTrue(9),
                row.optional(10));
    }

    /** Adds the statements that make it again. */
    public void writeDdl(DdlScript script) {
        StringBuilder sql = new StringBuilder("create publication " + path);
        if (isForAllTables) {
            sql.append(" for all tables");
        } else if (!tables.isEmpty() || !schemas.isEmpty()) {
            sql.append(" for ");
            if (!tables.isEmpty()) {
                sql.append("table ").append(String.join(", ", tables));
            }
            if (!schemas.isEmpty()) {
                sql.append(tables.isEmpty() ? "" : ", ");
                sql.append("tables in schema ").append(String.join(", ", schemas));
            }
        }
        sql.append(" with (publish = ").append(DdlScript.literal(operations));
        sql.append(viaRoot ? ", publish_via_partition_root = true" : "");
        sql.append(generatedColumns.equals("stored") ? ", publish_generated_columns = stored" : "");
        script.add(DdlPhase.CREATE, sql.append(')').toString());
        script.comment("publication " + path, comment);
        script.owner("publication " + path, owner, ownedByUs);
    }
}
