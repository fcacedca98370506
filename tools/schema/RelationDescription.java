package tools.schema;

import tools.catalog.Constraint;
import tools.catalog.ObjectKind;
import tools.catalog.Relation;
import tools.catalog.RelationDetails;
import tools.catalog.RelationUse;
import tools.catalog.TableExtra;

import java.util.List;
import java.util.function.Predicate;

/** Describes tables and views. */
final class RelationDescription {

    private RelationDescription() {}

    /** Describes a relation, its use, and the foreign keys of others that point to it. */
    static Description of(RelationDetails details, RelationUse use, List<Constraint> incoming) {
        Description description = new Description();
        head(description, details.relation(), use);
        definition(description, details.relation(), use);
        description.section(
                "columns",
                "columns",
                details.columns().stream()
                        .map(column -> TableParts.column(column, use.privileges()))
                        .toList(),
                ": describe table.column, or query pg_catalog.pg_attribute");
        constraints(description, details);
        description.section(
                "referenced_by",
                "referenced by",
                incoming.stream().map(TableParts::incoming).toList(),
                ": query pg_catalog.pg_constraint by confrelid");
        description.section(
                "indexes", "indexes", details.indexes().stream().map(TableParts::index).toList());
        description.section(
                "triggers",
                "triggers",
                details.triggers().stream().map(TableParts::trigger).toList());
        description.section(
                "policies",
                "policies",
                details.policies().stream().map(TableParts::policy).toList());
        extras(description, details, TableExtra.Type.RULE, "rules");
        extras(description, details, TableExtra.Type.STATISTICS, "statistics");
        description.section("read_by", "read by", names(use.readBy()));
        return description;
    }

    private static void head(Description description, Relation relation, RelationUse use) {
        description
                .line(relation.kind().words() + ' ' + relation.path())
                .fact("kind", relation.kind().words())
                .fact("schema", relation.schema())
                .fact("name", relation.name().raw())
                .comment(relation.comment())
                .line(TableFigures.line(relation, use))
                .line(privileges(use))
                .fact("owner", relation.owner())
                .fact("privileges", use.privileges())
                .fact("unlogged", relation.unlogged());
        TableFigures.facts(description, relation, use);
    }

    private static String privileges(RelationUse use) {
        return use.privileges().isEmpty()
                ? "you may not read or change it as a whole"
                : "you may " + String.join(", ", use.privileges());
    }

    private static void definition(Description description, Relation relation, RelationUse use) {
        list(description, "with", "options", relation.options());
        line(description, "using", "access_method", relation.accessMethod());
        line(description, "tablespace", "tablespace", relation.tablespace());
        line(description, "of type", "type", relation.compositeType().orElse(""));
        line(description, "server", "server", relation.server().orElse(""));
        line(description, "server options:", "server_options", relation.serverOptions().orElse(""));
        if (!relation.replicaIdentity().equals("default")) {
            line(description, "replica identity", "replica_identity", relation.replicaIdentity());
        }
        if (relation.rowSecurity() || relation.forceRowSecurity()) {
            String state = relation.rowSecurity() ? "enabled" : "disabled";
            String force = relation.forceRowSecurity() ? ", for the owner too" : "";
            line(description, "row level security", "row_security", state + force);
        }
        line(description, "partitioned by", "partition_key", relation.partitionKey().orElse(""));
        list(
                description,
                relation.partitionBound().isPresent() ? "partition of" : "inherits from",
                "parents",
                relation.parents());
        line(description, "bound:", "partition_bound", relation.partitionBound().orElse(""));
        children(description, relation, use);
        if (relation.kind() == ObjectKind.MATERIALIZED_VIEW && !relation.populated()) {
            description
                    .line("not populated: it cannot be read before REFRESH MATERIALIZED VIEW")
                    .fact("not_populated", true);
        }
        relation.definition()
                .ifPresent(
                        query ->
                                description.section(
                                        "definition",
                                        "definition",
                                        lines(query),
                                        ": query string_to_table(pg_get_viewdef('%s'::regclass), e'\\n')"
                                                .formatted(relation.path().replace("'", "''"))));
        description.section("reads", "reads", names(use.reads()));
    }

    private static void line(Description description, String words, String key, String value) {
        description.line(value.isEmpty() ? "" : words + ' ' + value).fact(key, value);
    }

    private static void list(
            Description description, String words, String key, List<String> values) {
        description
                .line(values.isEmpty() ? "" : words + ' ' + String.join(", ", values))
                .fact(key, values);
    }

    private static void children(Description description, Relation relation, RelationUse use) {
        if (use.children() == 0) {
            return;
        }
        String what = relation.partitionKey().isPresent() ? "partitions" : "inherited by";
        boolean all = use.children() == use.firstChildren().size();
        description
                .fact("children_count", use.children())
                .section(
                        "children",
                        all
                                ? what
                                : "%s (the first %d of %,d; the others are in pg_catalog.pg_inherits)"
                                        .formatted(
                                                what, use.firstChildren().size(), use.children()),
                        names(use.firstChildren()));
    }

    private static void constraints(Description description, RelationDetails details) {
        section(
                description,
                details,
                "constraints",
                "constraints",
                one ->
                        switch (one.type()) {
                            case PRIMARY_KEY, UNIQUE, EXCLUSION, CHECK -> true;
                            case NOT_NULL -> details.isNotable(one) && !one.isInherited();
                            case FOREIGN_KEY -> false;
                        });
        section(
                description,
                details,
                "foreign_keys",
                "foreign keys",
                one -> one.type() == Constraint.Type.FOREIGN_KEY);
    }

    private static void section(
            Description description,
            RelationDetails details,
            String key,
            String title,
            Predicate<Constraint> test) {
        description.section(
                key,
                title,
                details.constraints().stream().filter(test).map(TableParts::constraint).toList());
    }

    private static void extras(
            Description description, RelationDetails details, TableExtra.Type type, String key) {
        description.section(
                key,
                key,
                details.extras().stream()
                        .filter(extra -> extra.type() == type)
                        .map(TableParts::extra)
                        .toList());
    }

    private static List<Entry> names(List<String> names) {
        return names.stream().map(Entry::whole).toList();
    }

    /** A text line by line, so that a long one can end somewhere. */
    static List<Entry> lines(String text) {
        return text.stripIndent().strip().lines().map(Entry::cut).map(Entry::whole).toList();
    }
}
