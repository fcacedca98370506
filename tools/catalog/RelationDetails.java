package tools.catalog;

import tools.ToolError;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** A relation with all that belongs to it: what has to be said to make it again. */
public record RelationDetails(
        Relation relation,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        List<Policy> policies,
        List<TableExtra> extras,
        List<Sequence> sequences) {

    /** Reads these relations with a fixed number of queries, in the order of schema and name. */
    public static List<RelationDetails> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        List<Relation> relations = Relation.read(catalog, oids);
        var columns = Groups.by(Column.read(catalog, oids), Column::relation);
        var constraints = Groups.by(Constraint.read(catalog, oids), Constraint::relation);
        var indexes = Groups.by(Index.read(catalog, oids), Index::relation);
        var triggers = Groups.by(Trigger.read(catalog, oids), Trigger::relation);
        var policies = Groups.by(Policy.read(catalog, oids), Policy::relation);
        var extras = Groups.by(TableExtra.read(catalog, oids), TableExtra::relation);
        var sequences = Groups.by(Sequence.read(catalog, oids), Sequence::table);
        return relations.stream()
                .map(
                        relation ->
                                new RelationDetails(
                                        relation,
                                        columns.of(relation.oid()),
                                        constraints.of(relation.oid()),
                                        indexes.of(relation.oid()),
                                        triggers.of(relation.oid()),
                                        policies.of(relation.oid()),
                                        extras.of(relation.oid()),
                                        sequences.of(relation.oid())))
                .toList();
    }

    /**
     * Whether a NOT NULL constraint says more than the two words behind its column: has a name of
     * its own, is not valid, or is not inherited (18 and newer have them as constraints).
     */
    public boolean isNotable(Constraint notNull) {
        String usual = "%s_%s_not_null".formatted(relation.name().raw(), notNull.columns().get(0));
        return !notNull.name().raw().equals(usual)
                || !notNull.definition().equals("NOT NULL " + notNull.quotedColumns().get(0));
    }
}
