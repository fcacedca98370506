package tools.schema;

import tools.catalog.Column;
import tools.catalog.Constraint;
import tools.catalog.Index;
import tools.catalog.Policy;
import tools.catalog.TableExtra;
import tools.catalog.Trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes columns, constraints, indexes and so on as one entry each. */
final class TableParts {

    private static final int MOST_LABELS = 40;

    private TableParts() {}

    /**
     * A column.
     *
     * @param tablePrivileges what the role may do with all columns, so need not be said here
     */
    static Entry column(Column column, List<String> tablePrivileges) {
        StringBuilder line = new StringBuilder(column.name().quoted());
        line.append(' ').append(column.type());
        column.base().ifPresent(base -> line.append(" (").append(base).append(')'));
        if (!column.enumLabels().isEmpty()) {
            line.append(" {").append(labels(column.enumLabels())).append('}');
        }
        append(line, "collate ", column.collation());
        append(line, "", column.notNull() ? "not null" : "");
        append(line, "", value(column));
        append(line, "storage ", column.storage());
        append(line, "compression ", column.compression());
        append(line, "", String.join(", ", column.attributeOptions()));
        append(line, "options ", column.foreignOptions().orElse(""));
        append(line, "statistics ", column.statisticsTarget().orElse(""));
        append(line, "", column.isLocal() ? "" : "(inherited)");
        List<String> own = new ArrayList<>(column.privileges());
        own.removeAll(tablePrivileges);
        append(line, "", own.isEmpty() ? "" : "[you may " + String.join(", ", own) + "]");
        comment(line, column.comment());
        return Entry.of(
                line.toString(),
                Facts.none()
                        .put("name", column.name().raw())
                        .put("type", column.type())
                        .put("base_type", column.base())
                        .put("enum", column.enumLabels().stream().limit(MOST_LABELS).toList())
                        .put("not_null", column.notNull())
                        .put(
                                column.generated().isEmpty() ? "default" : "expression",
                                column.expression())
                        .put("identity", column.identity())
                        .put("generated", column.generated())
                        .put("collation", column.collation())
                        .put("storage", column.storage())
                        .put("compression", column.compression())
                        .put("statistics", column.statisticsTarget())
                        .put("options", column.attributeOptions())
                        .put("foreign_options", column.foreignOptions())
                        .put("inherited", !column.isLocal())
                        .put("privileges", own)
                        .put("comment", column.comment()));
    }

    private static String labels(List<String> labels) {
        String shown = String.join(", ", labels.stream().limit(MOST_LABELS).toList());
        int more = labels.size() - MOST_LABELS;
        return more > 0 ? shown + ", ... %d more".formatted(more) : shown;
    }

    private static String value(Column column) {
        if (!column.identity().isEmpty()) {
            return "identity " + column.identity();
        }
        if (!column.generated().isEmpty()) {
            return "generated %s: %s".formatted(column.generated(), column.expression().orElse(""));
        }
        return column.expression().map(expression -> "default " + expression).orElse("");
    }

    /** A constraint of the table itself. */
    static Entry constraint(Constraint constraint) {
        return constraint(constraint, "", constraint.name().quoted());
    }

    /** A foreign key of another table. */
    static Entry incoming(Constraint constraint) {
        String name = constraint.table() + '.' + constraint.name().quoted();
        return constraint(constraint, constraint.table(), name);
    }

    private static Entry constraint(Constraint constraint, String table, String name) {
        StringBuilder line = new StringBuilder(name).append(' ').append(constraint.definition());
        append(line, "", constraint.isInherited() ? "(inherited)" : "");
        comment(line, constraint.comment());
        return Entry.of(
                line.toString(),
                Facts.none()
                        .put("name", constraint.name().raw())
                        .put("table", table)
                        .put("definition", constraint.definition())
                        .put("columns", constraint.columns())
                        .put("references", constraint.references())
                        .put("referenced_columns", constraint.referencedColumns())
                        .put("inherited", constraint.isInherited())
                        .put("comment", constraint.comment()));
    }

    /** An index. */
    static Entry index(Index index) {
        StringBuilder line = new StringBuilder(index.name().quoted());
        if (index.isOfConstraint()) {
            line.append(" (of the constraint)");
        } else {
            append(line, index.isUnique() ? "unique " : "", index.body());
        }
        line.append(index.bytes() == 0 ? "" : ", " + TableFigures.size(index.bytes()));
        append(line, "", index.isValid() ? "" : "INVALID: no query uses it");
        append(line, "", index.isClustered() ? "(clustered)" : "");
        index.parent().ifPresent(parent -> append(line, "part of ", parent));
        append(line, "statistics ", String.join(", ", index.statisticsTargets()));
        append(line, "tablespace ", index.tablespace());
        comment(line, index.comment());
        return Entry.of(
                line.toString(),
                Facts.none()
                        .put("name", index.name().raw())
                        .put("definition", index.body())
                        .put("unique", index.isUnique())
                        .put("primary", index.isPrimary())
                        .put("bytes", index.bytes())
                        .put("invalid", !index.isValid())
                        .put("clustered", index.isClustered())
                        .put("part_of", index.parent())
                        .put("statistics", index.statisticsTargets())
                        .put("tablespace", index.tablespace())
                        .put("comment", index.comment()));
    }

    /** A trigger. */
    static Entry trigger(Trigger trigger) {
        String body = trigger.body();
        StringBuilder line = new StringBuilder(trigger.name().quoted()).append(' ').append(body);
        boolean usual = trigger.firing().equals("enable");
        append(line, "", usual ? "" : "(" + trigger.firing() + ")");
        append(line, "", trigger.isInherited() ? "(inherited)" : "");
        comment(line, trigger.comment());
        return Entry.of(
                line.toString(),
                Facts.none()
                        .put("name", trigger.name().raw())
                        .put("definition", body)
                        .put("firing", usual ? "" : trigger.firing())
                        .put("inherited", trigger.isInherited())
                        .put("comment", trigger.comment()));
    }

    /** A row security policy. */
    static Entry policy(Policy policy) {
        StringBuilder line = new StringBuilder(policy.name().quoted());
        append(line, "", policy.body());
        comment(line, policy.comment());
        return Entry.of(
                line.toString(),
                Facts.none()
                        .put("name", policy.name().raw())
                        .put("restrictive", !policy.isPermissive())
                        .put("command", policy.command())
                        .put("roles", policy.roles())
                        .put("using", policy.using())
                        .put("check", policy.check())
                        .put("comment", policy.comment()));
    }

    /** A rule or an extended statistics object. */
    static Entry extra(TableExtra extra) {
        String definition = extra.definition().replaceAll("\\s+", " ");
        StringBuilder line = new StringBuilder(definition);
        append(
                line,
                extra.type() == TableExtra.Type.STATISTICS ? "statistics target " : "",
                extra.setting());
        comment(line, extra.comment());
        return Entry.of(
                line.toString(),
                Facts.none()
                        .put("name", extra.name().raw())
                        .put("definition", definition)
                        .put("setting", extra.setting())
                        .put("comment", extra.comment()));
    }

    private static void append(StringBuilder line, String words, String value) {
        if (!value.isEmpty()) {
            line.append(' ').append(words).append(value);
        }
    }

    private static void comment(StringBuilder line, Optional<String> comment) {
        comment.ifPresent(text -> line.append(" -- ").append(text.replaceAll("\\s*\\R\\s*", " ")));
    }
}
