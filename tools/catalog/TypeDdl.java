package tools.catalog;

import tools.catalog.TypeDefinition.Attribute;
import tools.catalog.TypeDefinition.Check;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the statements that make a type again. */
final class TypeDdl {

    private TypeDdl() {}

    /** Adds all statements for a type, with these grants on it. */
    static void write(DdlScript script, TypeDefinition type, List<Grant> grants) {
        script.add(DdlPhase.CREATE, definition(type));
        for (Check check : type.constraints()) {
            if (isAddedLater(check)) {
                script.add(
                        DdlPhase.CREATE,
                        "alter domain %s add constraint %s %s"
                                .formatted(type.path(), check.name(), check.definition()));
            }
            script.comment(
                    "constraint %s on domain %s".formatted(check.name(), type.path()),
                    check.comment());
        }
        for (Attribute attribute : type.attributes()) {
            script.comment(
                    "column %s.%s".formatted(type.path(), attribute.quoted()), attribute.comment());
        }
        String object =
                (type.kind() == TypeDefinition.Kind.DOMAIN ? "domain " : "type ") + type.path();
        script.comment(object, type.comment());
        script.owner(object, type.owner(), type.ownedByUs());
        script.grants("type " + type.path(), grants);
    }

    private static String definition(TypeDefinition type) {
        String create = "create type %s as %s (%s)";
        return switch (type.kind()) {
            case ENUM ->
                    create.formatted(
                            type.path(),
                            "enum",
                            type.labels().stream()
                                    .map(DdlScript::literal)
                                    .collect(Collectors.joining(", ")));
            case RANGE ->
                    create.formatted(type.path(), "range", String.join(", ", type.rangeOptions()));
            case COMPOSITE -> composite(type);
            case DOMAIN -> domain(type);
        };
    }

    private static String composite(TypeDefinition type) {
        List<String> fields =
                type.attributes().stream()
                        .map(
                                one ->
                                        "\n    %s %s%s"
                                                .formatted(
                                                        one.quoted(),
                                                        one.type(),
                                                        collate(one.collation())))
                        .toList();
        return "create type %s as (%s%s)"
                .formatted(type.path(), String.join(",", fields), fields.isEmpty() ? "" : "\n");
    }

    private static String domain(TypeDefinition type) {
        StringBuilder sql = new StringBuilder("create domain ").append(type.path());
        sql.append(" as ").append(type.base()).append(collate(type.collation()));
        type.value().ifPresent(expression -> sql.append(" default ").append(expression));
        sql.append(type.notNull() ? " not null" : "");
        for (Check check : type.constraints()) {
            if (!isAddedLater(check)) {
                sql.append("\n    constraint %s %s".formatted(check.name(), check.definition()));
            }
        }
        return sql.toString();
    }

    private static String collate(String collation) {
        return collation.isEmpty() ? "" : " collate " + collation;
    }

    /** CREATE DOMAIN makes valid constraints only. */
    private static boolean isAddedLater(Check check) {
        return check.definition().endsWith(" NOT VALID");
    }
}
