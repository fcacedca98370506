package tools.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes CREATE TABLE with the sequences that its columns own. A partition is made as a table of
 * its own and attached when its indexes are there: so they keep their names.
 */
final class TableDdl {

    private TableDdl() {}

    static void create(DdlScript script, RelationDetails details) {
        Relation table = details.relation();
        List<Sequence> serials =
                details.sequences().stream().filter(one -> !one.isOfIdentity()).toList();
        serials.forEach(sequence -> SequenceDdl.create(script, sequence));
        script.add(DdlPhase.CREATE, head(table) + body(details) + tail(table));
        details.constraints().stream()
                .filter(constraint -> isAddedLater(details, constraint))
                .forEach(constraint -> RelationDdl.constraint(script, constraint));
        details.columns().forEach(column -> ColumnDdl.alter(script, details, column));
        serials.forEach(sequence -> SequenceDdl.alter(script, sequence));
        details.sequences().stream()
                .filter(Sequence::isOfIdentity)
                .forEach(
                        sequence ->
                                script.comment("sequence " + sequence.path(), sequence.comment()));
        settings(script, table);
        if (table.partitionBound().isPresent()) {
            script.add(
                    DdlPhase.ATTACH,
                    "alter table %s attach partition %s %s"
                            .formatted(
                                    table.parents().get(0),
                                    table.path(),
                                    table.partitionBound().get()));
        }
    }

    private static String head(Relation table) {
        String type = table.compositeType().map(name -> " of " + name).orElse("");
        return "create %s%s %s%s"
                .formatted(
                        table.unlogged() ? "unlogged " : "",
                        RelationDdl.alterWord(table),
                        table.path(),
                        type);
    }

    private static String body(RelationDetails details) {
        boolean isPartition = details.relation().partitionBound().isPresent();
        boolean isTyped = details.relation().compositeType().isPresent();
        List<String> lines = new ArrayList<>();
        for (Column column : details.columns()) {
            String clause = ColumnDdl.clause(details, column);
            boolean saysNothing = isTyped && clause.endsWith(" with options");
            if ((isPartition || column.isLocal()) && !saysNothing) {
                lines.add(clause);
            }
        }
        for (Constraint constraint : details.constraints()) {
            if (belongsToTable(details, constraint) && !isAddedLater(details, constraint)) {
                lines.add(
                        "constraint %s %s"
                                .formatted(constraint.name().quoted(), constraint.definition()));
            }
        }
        if (lines.isEmpty()) {
            return isTyped ? "" : " ()";
        }
        return " (\n    " + String.join(",\n    ", lines) + "\n)";
    }

    /** Whether CREATE TABLE has to say it: not if it comes from a parent, or with its column. */
    private static boolean belongsToTable(RelationDetails details, Constraint constraint) {
        boolean isPartition = details.relation().partitionBound().isPresent();
        return switch (constraint.type()) {
            case FOREIGN_KEY -> false;
            case NOT_NULL -> (isPartition || constraint.isLocal()) && details.isNotable(constraint);
            default -> isPartition || constraint.isLocal();
        };
    }

    /** In CREATE TABLE a constraint is always valid. */
    private static boolean isAddedLater(RelationDetails details, Constraint constraint) {
        return belongsToTable(details, constraint)
                && constraint.definition().endsWith(" NOT VALID");
    }

    private static String tail(Relation table) {
        StringBuilder tail = new StringBuilder();
        if (table.partitionBound().isEmpty() && !table.parents().isEmpty()) {
            tail.append("\ninherits (").append(String.join(", ", table.parents())).append(')');
        }
        table.partitionKey().ifPresent(key -> tail.append("\npartition by ").append(key));
        table.server().ifPresent(server -> tail.append("\nserver ").append(server));
        table.serverOptions()
                .ifPresent(options -> tail.append(" options (").append(options).append(')'));
        if (!table.accessMethod().isEmpty()) {
            tail.append("\nusing ").append(table.accessMethod());
        }
        if (!table.options().isEmpty()) {
            tail.append("\nwith (").append(RelationDdl.options(table.options())).append(')');
        }
        if (!table.tablespace().isEmpty()) {
            tail.append("\ntablespace ").append(table.tablespace());
        }
        return tail.toString();
    }

    private static void settings(DdlScript script, Relation table) {
        String alter = "alter table " + table.path() + ' ';
        if (table.rowSecurity()) {
            script.add(DdlPhase.BEHAVIOUR, alter + "enable row level security");
        }
        if (table.forceRowSecurity()) {
            script.add(DdlPhase.BEHAVIOUR, alter + "force row level security");
        }
        if (!table.replicaIdentity().equals("default")) {
            script.add(DdlPhase.ATTACH, alter + "replica identity " + table.replicaIdentity());
        }
    }
}
