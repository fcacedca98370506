package tools.catalog;

import java.util.Optional;

/** Writes one column of CREATE TABLE, and what has to be altered about it afterwards. */
final class ColumnDdl {

    private ColumnDdl() {}

    /** For example {@code id bigint not null generated always as identity}. */
    static String clause(RelationDetails table, Column column) {
        StringBuilder clause = new StringBuilder(column.name().quoted());
        if (table.relation().compositeType().isPresent()) {
            clause.append(" with options");
        } else {
            clause.append(' ').append(column.type());
            append(clause, " compression ", column.compression());
            append(clause, " collate ", column.collation());
        }
        column.foreignOptions()
                .ifPresent(options -> clause.append(" options (").append(options).append(')'));
        if (column.notNull() && !hasNamedNotNull(table, column)) {
            clause.append(" not null");
        }
        clause.append(value(table, column));
        return clause.toString();
    }

    private static void append(StringBuilder clause, String words, String value) {
        if (!value.isEmpty()) {
            clause.append(words).append(value);
        }
    }

    private static String value(RelationDetails table, Column column) {
        // Since 17 a partition has its parent's identity, and may bring none of its own.
        if (!column.identity().isEmpty() && table.relation().partitionBound().isEmpty()) {
            String options = identityOptions(table, column);
            return " generated "
                    + column.identity()
                    + " as identity"
                    + (options.isEmpty() ? "" : " (" + options + ")");
        }
        if (column.expression().isEmpty()) {
            return "";
        }
        return column.generated().isEmpty()
                ? " default " + column.expression().get()
                : " generated always as (%s) %s"
                        .formatted(column.expression().get(), column.generated());
    }

    private static String identityOptions(RelationDetails table, Column column) {
        Optional<Sequence> sequence =
                table.sequences().stream()
                        .filter(one -> one.isOfIdentity() && one.columnNumber() == column.number())
                        .findFirst();
        if (sequence.isEmpty()) {
            return "";
        }
        String usual = table.relation().name().raw() + '_' + column.name().raw() + "_seq";
        boolean isUsual =
                sequence.get().name().raw().equals(usual)
                        && sequence.get().schema().equals(table.relation().schema());
        String name = isUsual ? "" : "sequence name " + sequence.get().path() + ' ';
        return (name + sequence.get().options()).strip();
    }

    /** Whether its NOT NULL has to be written as a constraint of the table (18 and newer). */
    private static boolean hasNamedNotNull(RelationDetails table, Column column) {
        return table.constraints().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.NOT_NULL)
                .filter(constraint -> constraint.columns().contains(column.name().raw()))
                .anyMatch(constraint -> table.isNotable(constraint));
    }

    /** Adds what CREATE TABLE cannot say, or not in all versions. */
    static void alter(DdlScript script, RelationDetails table, Column column) {
        String alter =
                "alter %s only %s alter column %s "
                        .formatted(
                                RelationDdl.alterWord(table.relation()),
                                table.relation().path(),
                                column.name().quoted());
        if (!column.storage().isEmpty()) {
            script.add(DdlPhase.CREATE, alter + "set storage " + column.storage());
        }
        column.statisticsTarget()
                .ifPresent(
                        target -> script.add(DdlPhase.CREATE, alter + "set statistics " + target));
        if (!column.attributeOptions().isEmpty()) {
            String options = RelationDdl.options(column.attributeOptions());
            script.add(DdlPhase.CREATE, alter + "set (" + options + ")");
        }
        if (!column.isLocal() && table.relation().partitionBound().isEmpty()) {
            // Inherited, so CREATE TABLE did not mention it; a default can be its own all the same.
            if (column.generated().isEmpty()) {
                column.expression()
                        .ifPresent(
                                value ->
                                        script.add(
                                                DdlPhase.CREATE, alter + "set default " + value));
            }
        }
    }
}
