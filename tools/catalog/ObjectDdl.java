package tools.catalog;

import tools.ToolError;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the statements that make objects again, reading a fixed number of times for each kind. */
public final class ObjectDdl {

    private static final Set<ObjectKind> ROUTINES =
            Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE);

    private static final Set<ObjectKind> TYPES =
            Set.of(
                    ObjectKind.ENUM,
                    ObjectKind.DOMAIN,
                    ObjectKind.COMPOSITE_TYPE,
                    ObjectKind.RANGE_TYPE);

    private ObjectDdl() {}

    /** Adds the statements for relations of any kind but sequences and indexes. */
    public static void relations(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        List<RelationDetails> relations = RelationDetails.read(catalog, oids);
        List<Long> granted =
                Stream.concat(
                                oids.stream(),
                                relations.stream()
                                        .flatMap(one -> one.sequences().stream())
                                        .map(Sequence::oid))
                        .toList();
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.RELATIONS, granted), Grant::object);
        for (RelationDetails one : relations) {
            script.begin('c', one.relation().oid());
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
            if (sequence.isOfIdentity()) {
                throw new ToolError(
                        "%s is made with the identity column %s. Ask for the DDL of its table."
                                .formatted(sequence.path(), sequence.column().orElse("")));
            }
            script.begin('c', sequence.oid());
            SequenceDdl.write(script, sequence, grants.of(sequence.oid()));
        }
    }

    /** Adds the statements for functions, procedures and aggregates. */
    public static void routines(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.ROUTINES, oids), Grant::object);
        for (Routine routine : Routine.read(catalog, oids)) {
            script.begin('p', routine.oid());
            routine.writeDdl(script, grants.of(routine.oid()));
        }
    }

    /** Adds the statements for enums, domains, composite types and range types. */
    public static void types(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants = Groups.by(Grant.read(catalog, Grant.On.TYPES, oids), Grant::object);
        for (TypeDefinition type : TypeDefinition.read(catalog, oids)) {
            script.begin('t', type.oid());
            TypeDdl.write(script, type, grants.of(type.oid()));
        }
    }

    /** Adds the statements for schemas, without what is in them. */
    public static void schemas(CatalogSession catalog, Collection<Long> oids, DdlScript script)
            throws SQLException, ToolError {
        Groups<Grant> grants =
                Groups.by(Grant.read(catalog, Grant.On.SCHEMAS, oids), Grant::object);
        for (NamedSchema schema : NamedSchema.read(catalog, oids)) {
            script.begin('n', schema.oid());
            schema.writeDdl(script, grants.of(schema.oid()));
        }
    }

    /**
     * The statements that make whole schemas again, in an order in which they run. Bodies of
     * functions are best not checked meanwhile: {@code set check_function_bodies = off}.
     */
    public static List<DdlScript.Statement> wholeSchemas(
            CatalogSession catalog, Collection<Long> schemas) throws SQLException, ToolError {
        List<DependencyOrder.Ordered> order = DependencyOrder.of(catalog, schemas);
        DdlScript script = new DdlScript();
        schemas(catalog, schemas, script);
        types(catalog, oids(order, TYPES), script);
        routines(catalog, oids(order, ROUTINES), script);
        sequences(catalog, oids(order, Set.of(ObjectKind.SEQUENCE)), script);
        relations(catalog, oids(order, ObjectKind.RELATIONS), script);
        return script.statements(order.stream().map(DependencyOrder.Ordered::place).toList());
    }

    private static List<Long> oids(List<DependencyOrder.Ordered> order, Set<ObjectKind> kinds) {
        return order.stream()
                .map(DependencyOrder.Ordered::object)
                .filter(object -> kinds.contains(object.kind()))
                .map(FoundObject::oid)
                .toList();
    }
}
