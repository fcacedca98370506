package tools.catalog;

import tools.ToolError;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds what a name means: tables and views before types, these before routines, then everything
 * that lives in no schema, then routines of extensions and constructors of types, then columns and
 * what else belongs to a table. The search path decides between schemas; system schemas come last.
 */
public final class ObjectFinder {

    private ObjectFinder() {}

    /**
     * The objects that a name can mean, the best ones only: one if it is clear, several if it is
     * ambiguous or a routine has overloads, none if nothing has the name. A kind, when given, is
     * the only one looked at; {@link ObjectKind#TABLE} stands for all kinds of tables.
     */
    public static List<FoundObject> find(
            CatalogSession catalog, ObjectName name, Optional<ObjectKind> kind)
            throws SQLException, ToolError {
        List<FoundObject> found = findExactly(catalog, name, kind);
        boolean tryAgain = found.isEmpty() && !name.parts().equals(name.literalParts());
        return tryAgain ? findExactly(catalog, name.literally(), kind) : found;
    }

    private static List<FoundObject> findExactly(
            CatalogSession catalog, ObjectName name, Optional<ObjectKind> kind)
            throws SQLException, ToolError {
        List<ObjectCandidate> candidates = new ArrayList<>();
        if (name.parts().size() < 3) {
            candidates.addAll(ObjectCandidate.top(catalog, name));
        }
        candidates.removeIf(candidate -> !fits(candidate, name, kind));
        if (candidates.isEmpty() && name.arguments().isEmpty()) {
            candidates.addAll(ObjectCandidate.parts(catalog, name));
            candidates.removeIf(candidate -> !fits(candidate, name, kind));
        }
        return candidates.stream()
                .filter(candidate -> candidate.isAsGoodAs(candidates.get(0)))
                .map(ObjectCandidate::object)
                .toList();
    }

    private static boolean fits(
            ObjectCandidate candidate, ObjectName name, Optional<ObjectKind> kind) {
        boolean kindFits = kind.map(wanted -> fits(candidate.object().kind(), wanted)).orElse(true);
        return kindFits
                && name.arguments()
                        .map(
                                types ->
                                        isRoutine(candidate.object().kind())
                                                && ArgumentTypes.match(
                                                        types, candidate.argumentTypes()))
                        .orElse(true);
    }

    private static boolean isRoutine(ObjectKind kind) {
        return kind == ObjectKind.FUNCTION || kind == ObjectKind.PROCEDURE;
    }

    private static boolean fits(ObjectKind found, ObjectKind wanted) {
        return found == wanted
                || wanted == ObjectKind.TABLE
                        && (found == ObjectKind.PARTITIONED_TABLE
                                || found == ObjectKind.FOREIGN_TABLE);
    }

    /**
     * The one object that a name means, or the overloads of one routine.
     *
     * @throws ToolError when there is none, naming what was probably meant, or when several schemas
     *     have one, naming them
     */
    public static List<FoundObject> require(
            CatalogSession catalog, ObjectName name, Optional<ObjectKind> kind)
            throws SQLException, ToolError {
        List<FoundObject> found = find(catalog, name, kind);
        if (found.isEmpty()) {
            throw MissingObject.report(catalog, name, kind);
        }
        long homes =
                found.stream().map(object -> withoutArguments(object.quoted())).distinct().count();
        if (homes > 1) {
            throw new ToolError(
                    "\"%s\" is ambiguous: it is %s. Give one of these names."
                            .formatted(
                                    name.typed(),
                                    found.stream()
                                            .limit(20)
                                            .map(one -> one.kind().words() + ' ' + one.quoted())
                                            .collect(Collectors.joining(", "))));
        }
        return found;
    }

    private static String withoutArguments(String quoted) {
        return quoted.endsWith(")") ? quoted.substring(0, quoted.indexOf('(')) : quoted;
    }

    /**
     * The table, view or other relation with rows that a name means.
     *
     * @throws ToolError when there is none, or more than one
     */
    public static FoundObject relation(CatalogSession catalog, String name)
            throws SQLException, ToolError {
        ObjectName parsed = ObjectName.parse(name);
        FoundObject found = require(catalog, parsed, Optional.empty()).get(0);
        return switch (found.kind()) {
            case TABLE, PARTITIONED_TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> found;
            default ->
                    throw new ToolError(
                            "%s is a %s, not a table or view. Give the name of a table."
                                    .formatted(found.quoted(), found.kind().words()));
        };
    }
}
