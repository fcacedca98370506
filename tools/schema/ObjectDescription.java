package tools.schema;

import tools.ToolError;
import tools.ToolResult;
import tools.catalog.Constraint;
import tools.catalog.Extension;
import tools.catalog.FoundObject;
import tools.catalog.Index;
import tools.catalog.NamedSchema;
import tools.catalog.Publication;
import tools.catalog.RelationDetails;
import tools.catalog.RelationUse;
import tools.catalog.Role;
import tools.catalog.Routine;
import tools.catalog.Sequence;
import tools.catalog.TypeDefinition;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.List;

/** Reads what is to be told about an object, by its kind. */
final class ObjectDescription {

    private ObjectDescription() {}

    /** Describes this object, or all overloads of a routine. */
    static ToolResult of(CatalogSession catalog, List<FoundObject> found)
            throws SQLException, ToolError {
        return describe(catalog, found).result();
    }

    private static Description describe(CatalogSession catalog, List<FoundObject> found)
            throws SQLException, ToolError {
        FoundObject first = found.get(0);
        List<Long> oids = found.stream().map(FoundObject::oid).toList();
        return switch (first.kind()) {
            case TABLE, PARTITIONED_TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE ->
                    relation(catalog, oids);
            case FUNCTION, PROCEDURE -> RoutineDescription.of(Routine.read(catalog, oids));
            case SEQUENCE ->
                    OtherDescriptions.sequence(
                            only(
                                    Sequence.read(catalog, oids).stream()
                                            .filter(one -> one.oid() == first.oid())
                                            .toList()));
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE ->
                    TypeDescription.of(only(TypeDefinition.read(catalog, oids)));
            case SCHEMA -> OtherDescriptions.schema(only(NamedSchema.read(catalog, oids)));
            case EXTENSION -> OtherDescriptions.extension(only(Extension.read(catalog, oids)));
            case PUBLICATION ->
                    OtherDescriptions.publication(only(Publication.read(catalog, oids)));
            case ROLE -> OtherDescriptions.role(only(Role.read(catalog, oids)));
            case INDEX -> PartDescription.index(only(Index.read(catalog, oids)));
            case COLUMN, CONSTRAINT, TRIGGER, POLICY ->
                    PartDescription.of(
                            first,
                            only(RelationDetails.read(catalog, List.of(first.relation()))),
                            Constraint.readIncoming(catalog, List.of(first.relation())));
        };
    }

    private static Description relation(CatalogSession catalog, List<Long> oids)
            throws SQLException, ToolError {
        return RelationDescription.of(
                only(RelationDetails.read(catalog, oids)),
                only(RelationUse.read(catalog, oids)),
                Constraint.readIncoming(catalog, oids));
    }

    /** What one OID gives; nothing if the object was dropped this very moment. */
    private static <T> T only(List<T> rows) throws ToolError {
        if (rows.isEmpty()) {
            throw new ToolError("The object was dropped while it was being described.");
        }
        return rows.get(0);
    }
}
