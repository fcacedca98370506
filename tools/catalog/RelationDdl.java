package tools.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the statements that make a relation again. */
public final class RelationDdl {

    private RelationDdl() {}

    /** Adds all statements for a relation, with these grants on it. */
    public static void write(DdlScript script, RelationDetails details, List<Grant> grants) {
        Relation relation = details.relation();
        if (relation.isView()) {
            createView(script, details);
        } else {
            TableDdl.create(script, details);
        }
        details.indexes().forEach(index -> index(script, index));
        details.constraints().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.FOREIGN_KEY)
                .filter(constraint -> !constraint.isInherited())
                .forEach(constraint -> constraint(script, constraint));
        details.triggers().stream()
                .filter(trigger -> !trigger.isInherited())
                .forEach(trigger -> trigger(script, trigger));
        details.extras().forEach(extra -> extra(script, details, extra));
        details.policies().forEach(policy -> policy(script, policy));
        comments(script, details);
        script.owner(
                word(relation) + ' ' + relation.path(), relation.owner(), relation.ownedByUs());
        script.grants("table " + relation.path(), grants);
    }

    private static void createView(DdlScript script, RelationDetails details) {
        Relation view = details.relation();
        String query = view.definition().orElse("").strip();
        script.add(
                DdlPhase.CREATE,
                "create %s %s%s%s%s as\n%s%s"
                        .formatted(
                                word(view),
                                view.path(),
                                view.accessMethod().isEmpty()
                                        ? ""
                                        : " using " + view.accessMethod(),
                                view.options().isEmpty()
                                        ? ""
                                        : " with (" + options(view.options()) + ")",
                                view.tablespace().isEmpty()
                                        ? ""
                                        : " tablespace " + view.tablespace(),
                                query.endsWith(";")
                                        ? query.substring(0, query.length() - 1)
                                        : query,
                                view.populated() ? "" : "\nwith no data"));
        for (Column column : details.columns()) {
            column.expression()
                    .ifPresent(
                            value ->
                                    script.add(
                                            DdlPhase.CREATE,
                                            "alter view %s alter column %s set default %s"
                                                    .formatted(
                                                            view.path(),
                                                            column.name().quoted(),
                                                            value)));
        }
    }

    /** Adds an index, unless a constraint makes it, and what can be set on it. */
    public static void index(DdlScript script, Index index) {
        if (!index.isOfConstraint()) {
            // A partitioned index that misses a part was made with ONLY.
            script.add(DdlPhase.INDEX, index.definition());
        }
        String alter = "alter index " + index.path();
        if (!index.tablespace().isEmpty()) {
            script.add(DdlPhase.INDEX, alter + " set tablespace " + index.tablespace());
        }
        for (String target : index.statisticsTargets()) {
            script.add(
                    DdlPhase.INDEX,
                    alter + " alter column " + target.replace("=", " set statistics "));
        }
        if (index.isClustered()) {
            script.add(
                    DdlPhase.INDEX,
                    "alter table %s cluster on %s".formatted(index.table(), index.name().quoted()));
        }
        script.comment("index " + index.path(), index.comment());
    }

    /** Adds a constraint to a table that is there. */
    public static void constraint(DdlScript script, Constraint constraint) {
        boolean isKey = constraint.type() == Constraint.Type.FOREIGN_KEY;
        script.add(
                isKey ? DdlPhase.FOREIGN_KEY : DdlPhase.CREATE,
                "alter table %s add constraint %s %s"
                        .formatted(
                                constraint.table(),
                                constraint.name().quoted(),
                                constraint.definition()));
    }

    /** Adds a trigger. */
    public static void trigger(DdlScript script, Trigger trigger) {
        script.add(DdlPhase.BEHAVIOUR, trigger.definition());
        if (!trigger.firing().equals("enable")) {
            script.add(
                    DdlPhase.BEHAVIOUR,
                    "alter table %s %s trigger %s"
                            .formatted(trigger.table(), trigger.firing(), trigger.name().quoted()));
        }
        script.comment(
                "trigger %s on %s".formatted(trigger.name().quoted(), trigger.table()),
                trigger.comment());
    }

    /** Adds a policy. */
    public static void policy(DdlScript script, Policy policy) {
        script.add(
                DdlPhase.BEHAVIOUR,
                "create policy %s on %s %s"
                        .formatted(policy.name().quoted(), policy.table(), policy.body()));
        script.comment(
                "policy %s on %s".formatted(policy.name().quoted(), policy.table()),
                policy.comment());
    }

    private static void extra(DdlScript script, RelationDetails details, TableExtra extra) {
        String definition = extra.definition().replaceFirst(";$", "");
        switch (extra.type()) {
            case RULE -> {
                script.add(DdlPhase.BEHAVIOUR, definition);
                if (!extra.setting().isEmpty()) {
                    script.add(
                            DdlPhase.BEHAVIOUR,
                            "alter table %s %s rule %s"
                                    .formatted(extra.table(), extra.setting(), extra.path()));
                }
                script.comment(
                        "rule %s on %s".formatted(extra.path(), extra.table()), extra.comment());
            }
            case STATISTICS -> {
                script.add(DdlPhase.INDEX, definition);
                if (!extra.setting().isEmpty()) {
                    script.add(
                            DdlPhase.INDEX,
                            "alter statistics %s set statistics %s"
                                    .formatted(extra.path(), extra.setting()));
                }
                script.comment("statistics " + extra.path(), extra.comment());
            }
        }
    }

    private static void comments(DdlScript script, RelationDetails details) {
        Relation relation = details.relation();
        script.comment(word(relation) + ' ' + relation.path(), relation.comment());
        for (Column column : details.columns()) {
            script.comment(
                    "column %s.%s".formatted(relation.path(), column.name().quoted()),
                    column.comment());
        }
        for (Constraint constraint : details.constraints()) {
            script.comment(
                    "constraint %s on %s".formatted(constraint.name().quoted(), relation.path()),
                    constraint.comment());
        }
    }

    /** What COMMENT ON, ALTER and CREATE call it. */
    static String word(Relation relation) {
        return switch (relation.kind()) {
            case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> relation.kind().words();
            default -> "table";
        };
    }

    static String alterWord(Relation relation) {
        return relation.kind() == ObjectKind.FOREIGN_TABLE ? "foreign table" : "table";
    }

    /** Options as {@code with (...)} needs them. */
    static String options(List<String> options) {
        List<String> written = new ArrayList<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            String value = option.substring(equals + 1);
            written.add(
                    value.matches("[A-Za-z_][A-Za-z_0-9]*|[0-9]+(\\.[0-9]+)?")
                            ? option
                            : option.substring(0, equals + 1) + DdlScript.literal(value));
        }
        return written.stream().collect(Collectors.joining(", "));
    }
}
