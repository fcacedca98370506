package tools.schema;

import tools.ToolError;
import tools.ToolResult;
import tools.catalog.Constraint;
import tools.catalog.DdlScript;
import tools.catalog.Extension;
import tools.catalog.FoundObject;
import tools.catalog.Index;
import tools.catalog.ObjectDdl;
import tools.catalog.ObjectKind;
import tools.catalog.Policy;
import tools.catalog.Publication;
import tools.catalog.RelationDdl;
import tools.catalog.Role;
import tools.catalog.Trigger;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.List;

/** Answers the statements that make an object again. */
final class DdlText {

    private DdlText() {}

    /** The statements for this object, or for all overloads of a routine. */
    static ToolResult of(CatalogSession catalog, List<FoundObject> found)
            throws SQLException, ToolError {
        FoundObject first = found.get(0);
        DdlScript script = new DdlScript();
        write(catalog, found, script);
        Description description =
                new Description()
                        .fact("kind", first.kind().words())
                        .fact("schema", first.schema())
                        .fact("name", first.name())
                        .section(
                                "ddl",
                                "",
                                script.statements().stream()
                                        .map(one -> Entry.whole(one.sql() + ';'))
                                        .toList(),
                                " in an answer: pg_dump --schema-only writes them all");
        if (first.kind() == ObjectKind.ROLE) {
            description
                    .line("-- without the password, which nobody can read")
                    .fact("without_password", true);
        }
        return description.result();
    }

    private static void write(CatalogSession catalog, List<FoundObject> found, DdlScript script)
            throws SQLException, ToolError {
        List<Long> oids = found.stream().map(FoundObject::oid).toList();
        FoundObject first = found.get(0);
        List<Long> table = List.of(first.relation());
        switch (first.kind()) {
            case TABLE, PARTITIONED_TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE ->
                    ObjectDdl.relations(catalog, oids, script);
            case SEQUENCE -> ObjectDdl.sequences(catalog, oids, script);
            case FUNCTION, PROCEDURE -> ObjectDdl.routines(catalog, oids, script);
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> ObjectDdl.types(catalog, oids, script);
            case SCHEMA -> ObjectDdl.schemas(catalog, oids, script);
            case EXTENSION -> Extension.read(catalog, oids).forEach(one -> one.writeDdl(script));
            case PUBLICATION ->
                    Publication.read(catalog, oids).forEach(one -> one.writeDdl(script));
            case ROLE -> Role.read(catalog, oids).forEach(one -> one.writeDdl(script));
            case INDEX -> Index.read(catalog, oids).forEach(one -> RelationDdl.index(script, one));
            case CONSTRAINT ->
                    Constraint.read(catalog, table).stream()
                            .filter(one -> one.oid() == first.oid())
                            .forEach(one -> RelationDdl.constraint(script, one));
            case TRIGGER ->
                    Trigger.read(catalog, table).stream()
                            .filter(one -> one.oid() == first.oid())
                            .forEach(one -> RelationDdl.trigger(script, one));
            case POLICY ->
                    Policy.read(catalog, table).stream()
                            .filter(one -> one.oid() == first.oid())
                            .forEach(one -> RelationDdl.policy(script, one));
            case COLUMN ->
                    throw new ToolError(
                            "A column has no DDL of its own. Ask for that of its table.");
        }
    }
}
