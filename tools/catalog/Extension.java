package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An installed extension.
 *
 * @param path its name as SQL needs it
 * @param available the version that the server would install, if it has the files
 * @param schema as SQL needs it
 * @param objects what belongs to it, as the server describes it
 * @param objectCount how many these are in all
 */
public record Extension(
        String name,
        String path,
        String version,
        Optional<String> available,
        String schema,
        boolean relocatable,
        List<String> objects,
        long objectCount,
        Optional<String> comment) {

    private static final String EXTENSIONS =
            """
            select e.extname, pg_catalog.quote_ident(e.extname), e.extversion,
                   (select a.default_version from pg_catalog.pg_available_extensions a
                     where a.name = e.extname),
                   pg_catalog.quote_ident(n.nspname), e.extrelocatable,
                   pg_catalog.array_to_json(array(
                     select pg_catalog.pg_describe_object(d.classid, d.objid, 0)
                       from pg_catalog.pg_depend d
                      where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
                        and d.refobjid = e.oid and d.deptype = 'e'
                      order by 1
                      limit 400)),
                   (select pg_catalog.count(*) from pg_catalog.pg_depend d
                     where d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
                       and d.refobjid = e.oid and d.deptype = 'e'),
                   pg_catalog.obj_description(e.oid, 'pg_extension')
              from pg_catalog.pg_extension e
              join pg_catalog.pg_namespace n on n.oid = e.extnamespace
             where e.oid = any($1::oid[])
             order by e.extname
            """;

    /** The extensions with these OIDs. */
    public static List<Extension> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(EXTENSIONS, List.copyOf(oids)).stream().map(Extension::of).toList();
    }

    private static Extension of(CatalogRow row) {
        return new Extension(
                row.text(0),
                row.text(1),
                row.text(2),
                row.optional(3),
                row.text(4),
                row.isTrue(5),
                row.strings(6),
                row.number(7),
                row.optional(8));
    }

    /** Adds the statements that install it. */
    public void writeDdl(DdlScript script) {
        script.add(
                DdlPhase.CREATE,
                "create extension if not exists %s with schema %s".formatted(path, schema));
        script.comment("extension " + path, comment);
    }
}
