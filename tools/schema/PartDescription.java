package tools.schema;

import tools.catalog.Column;
import tools.catalog.Constraint;
import tools.catalog.FoundObject;
import tools.catalog.Index;
import tools.catalog.RelationDetails;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Describes what belongs to a table: a column, constraint, index, trigger or policy. */
final class PartDescription {

    private PartDescription() {}

    /** An index on its own. */
    static Description index(Index index) {
        return new Description()
                .line("index %s on %s".formatted(index.path(), index.table()))
                .fact("kind", "index")
                .fact("table", index.table())
                .section("indexes", "", List.of(TableParts.index(index)));
    }

    /** Anything else; a column with all that mentions it. */
    static Description of(FoundObject part, RelationDetails table, List<Constraint> incoming) {
        Description description =
                new Description()
                        .line(part.kind().words() + ' ' + part.quoted())
                        .fact("kind", part.kind().words())
                        .fact("table", table.relation().path());
        switch (part.kind()) {
            case CONSTRAINT ->
                    description.section(
                            "constraints",
                            "",
                            one(table.constraints(), Constraint::oid, part).stream()
                                    .map(TableParts::constraint)
                                    .toList());
            case TRIGGER ->
                    description.section(
                            "triggers",
                            "",
                            one(table.triggers(), trigger -> trigger.oid(), part).stream()
                                    .map(TableParts::trigger)
                                    .toList());
            case POLICY ->
                    description.section(
                            "policies",
                            "",
                            one(table.policies(), policy -> policy.oid(), part).stream()
                                    .map(TableParts::policy)
                                    .toList());
            default -> column(description, part, table, incoming);
        }
        return description;
    }

    private static <T> List<T> one(List<T> parts, ToLongFunction<T> oid, FoundObject wanted) {
        return parts.stream().filter(part -> oid.applyAsLong(part) == wanted.oid()).toList();
    }

    private static void column(
            Description description,
            FoundObject part,
            RelationDetails table,
            List<Constraint> incoming) {
        List<Entry> columns = new ArrayList<>();
        String quoted = "";
        for (Column column : table.columns()) {
            if (column.number() == part.column()) {
                columns.add(TableParts.column(column, List.of()));
                quoted = column.name().quoted();
            }
        }
        String name = quoted;
        description.section("columns", "", columns);
        description.section(
                "constraints",
                "constraints",
                table.constraints().stream()
                        .filter(constraint -> constraint.columns().contains(part.name()))
                        .filter(
                                constraint ->
                                        constraint.type() != Constraint.Type.NOT_NULL
                                                || table.isNotable(constraint))
                        .map(TableParts::constraint)
                        .toList());
        description.section(
                "referenced_by",
                "referenced by",
                incoming.stream()
                        .filter(key -> key.referencedColumns().contains(part.name()))
                        .map(TableParts::incoming)
                        .toList());
        description.section(
                "indexes",
                "indexes",
                table.indexes().stream()
                        .filter(index -> index.columns().contains(name))
                        .map(TableParts::index)
                        .toList());
    }
}
