package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param relation the OID of the table
 * @param table the table as SQL needs it
 * @param definition as PostgreSQL prints it, {@code FOREIGN KEY (a) REFERENCES b(c)}
 * @param columns that it speaks of, raw
 * @param quotedColumns the same as SQL needs them
 * @param references the table that a foreign key points to, as SQL needs it; else empty
 * @param referencedColumns the columns there, raw
 * @param isLocal whether it is defined here and not only inherited
 * @param isInherited whether it comes from a partitioned table or a parent
 */
public record Constraint(
        long oid,
        long relation,
        String table,
        Identifier name,
        Type type,
        String definition,
        List<String> columns,
        List<String> quotedColumns,
        String references,
        List<String> referencedColumns,
        boolean isLocal,
        boolean isInherited,
        Optional<String> comment) {

    /** What a constraint demands. */
    public enum Type {
        PRIMARY_KEY,
        UNIQUE,
        EXCLUSION,
        CHECK,
        NOT_NULL,
        FOREIGN_KEY
    }

    /** Names are looked up, not joined: a join reads all 1,600 columns for each NOT NULL of 18. */
    private static final String SELECT =
            """
            select k.oid, k.conrelid, k.conrelid::pg_catalog.regclass::text,
                   k.conname, pg_catalog.quote_ident(k.conname), k.contype,
                   pg_catalog.pg_get_constraintdef(k.oid),
                   pg_catalog.array_to_json(array(
                     select (select a.attname from pg_catalog.pg_attribute a
                              where a.attrelid = k.conrelid and a.attnum = u.number)
                       from pg_catalog.unnest(k.conkey) with ordinality u(number, place)
                      order by u.place)),
                   pg_catalog.array_to_json(array(
                     select (select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
                              where a.attrelid = k.conrelid and a.attnum = u.number)
                       from pg_catalog.unnest(k.conkey) with ordinality u(number, place)
                      order by u.place)),
                   case when k.confrelid <> 0 then k.confrelid::pg_catalog.regclass::text else '' end,
                   pg_catalog.array_to_json(array(
                     select (select a.attname from pg_catalog.pg_attribute a
                              where a.attrelid = k.confrelid and a.attnum = u.number)
                       from pg_catalog.unnest(k.confkey) with ordinality u(number, place)
                      order by u.place)),
                   k.conislocal, k.coninhcount > 0 or k.conparentid <> 0,
                   pg_catalog.obj_description(k.oid, 'pg_constraint')
              from pg_catalog.pg_constraint k
            """;

    private static final String OF_TABLES =
            SELECT
                    + """
                     where k.conrelid = any($1::oid[]) and k.contype in ('p', 'u', 'x', 'c', 'n', 'f')
                     order by k.conrelid, pg_catalog.strpos('puxcnf', k.contype::text), k.conname, k.oid
                    """;

    /**
     * Keys that partitions have from their parents say nothing that the parents' do not. Nothing
     * indexes {@code confrelid}, but the dependency that each key is.
     */
    private static final String INTO_TABLES =
            SELECT
                    + """
                     where k.oid in (
                             select d.objid
                               from pg_catalog.pg_depend d
                              where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                and d.refobjid = any($1::oid[])
                                and d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass)
                       and k.confrelid = any($1::oid[]) and k.contype = 'f' and k.conparentid = 0
                       and k.conrelid <> k.confrelid
                     order by 3, k.conname, k.oid
                    """;

    /** The constraints of these tables, foreign keys last. */
    public static List<Constraint> read(CatalogSession catalog, Collection<Long> relations)
            throws SQLException, ToolError {
        return catalog.rows(OF_TABLES, List.copyOf(relations)).stream()
                .map(Constraint::of)
                .toList();
    }

    /** The foreign keys of other tables that point to these. */
    public static List<Constraint> readIncoming(CatalogSession catalog, Collection<Long> relations)
            throws SQLException, ToolError {
        return catalog.rows(INTO_TABLES, List.copyOf(relations)).stream()
                .map(Constraint::of)
                .toList();
    }

    private static Constraint of(CatalogRow row) {
        return new Constraint(
                row.number(0),
                row.number(1),
                row.text(2),
                Identifier.of(row, 3),
                type(row.text(5)),
                row.text(6),
                row.strings(7),
                row.strings(8),
                row.text(9),
                row.strings(10),
                row.isTrue(11),
                row.isTrue(12),
                row.optional(13));
    }

    private static Type type(String contype) {
        return switch (contype) {
            case "p" -> Type.PRIMARY_KEY;
            case "u" -> Type.UNIQUE;
            case "x" -> Type.EXCLUSION;
            case "c" -> Type.CHECK;
            case "n" -> Type.NOT_NULL;
            default -> Type.FOREIGN_KEY;
        };
    }
}
