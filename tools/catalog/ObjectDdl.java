package tools.catalog;

import tools.ToolError;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Writes the statements that make objects again, reading a fixed number of times for each kind. */
public final class ObjectDdl {

    private ObjectDdl() {}

    /** Adds the statements for relations of any kind but sequences and indexes. */
    public static void relations(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        List<RelationDetails> relations = RelationDetails.read(catalog, oids);
        List<Long> granted =
                java.util.stream.Stream.concat(
                                oids.stream(),
                                relations.stream()
                                        .flatMap(one -> one.sequences().stream())
                                        .map(Sequence::oid))
                        .toList();
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.RELATIONS, granted), Grant::object);
        for (RelationDetails one : relations) {
            RelationDdl.write(script, one, grants.of(one.relation().oid()));
            for (Sequence sequence : one.sequences()) {
                script.grants("sequence " + sequence.path(), grants.of(sequence.oid()));
            }
        }
    }

    /** Adds the statements for sequences. */
    public static void sequences(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.RELATIONS, oids), Grant::object);
        for (Sequence sequence : Sequence.read(catalog, oids)) {
            SequenceDdl.write(script, sequence, grants.of(sequence.oid()));
        }
    }

    /** Adds the statements for functions, procedures and aggregates. */
    public static void routines(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.ROUTINES, oids), Grant::object);
        for (Routine routine : Routine.read(catalog, oids)) {
            routine.writeDdl(script, grants.of(routine.oid()));
        }
    }

    /** Adds the statements for enums, domains, composite types and range types. */
    public static void types(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants = Groups.by(Grant.read(catalog, Grant.On.TYPES, oids), Grant::object);
        for (TypeDefinition type : TypeDefinition.read(catalog, oids)) {
            type.writeDdl(script, grants.of(type.oid()));
        }
    }

    /** Adds the statements for schemas, without what is in them. */
    public static void schemas(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.SCHEMAS, oids), Grant::object);
        for (NamedSchema schema : NamedSchema.read(catalog, oids)) {
            schema.writeDdl(script, grants.of(schema.oid()));
        }
    }
}
