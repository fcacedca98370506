package tools.schema;

import tools.catalog.TypeDefinition;
import tools.catalog.TypeDefinition.Attribute;
import tools.catalog.TypeDefinition.Check;

import java.util.List;
import java.util.Optional;

/** Describes enums, domains, composite types and range types. */
final class TypeDescription {

    private TypeDescription() {}

    static Description of(TypeDefinition type) {
        Description description =
                new Description()
                        .line(type.kind().words() + ' ' + type.path() + base(type))
                        .fact("kind", type.kind().words())
                        .fact("schema", type.schema())
                        .fact("name", type.name().raw())
                        .comment(type.comment())
                        .line(
                                "owner "
                                        + type.owner()
                                        + (type.isUsable() ? "" : ", you may not use it"))
                        .fact("owner", type.owner())
                        .fact("not_usable", !type.isUsable())
                        .fact("base", type.base())
                        .fact("not_null", type.notNull())
                        .fact("collation", type.collation())
                        .fact("default", type.value());
        description.section("labels", "labels", names(type.labels()), ": query pg_catalog.pg_enum");
        description.section(
                "attributes",
                "attributes",
                type.attributes().stream().map(TypeDescription::attribute).toList());
        description.section(
                "constraints",
                "constraints",
                type.constraints().stream().map(TypeDescription::check).toList());
        description.section("options", "options", names(type.rangeOptions()));
        return description.section("used_by", "used by", names(type.usedBy()));
    }

    private static String base(TypeDefinition type) {
        if (type.base().isEmpty()) {
            return "";
        }
        return " as "
                + type.base()
                + (type.collation().isEmpty() ? "" : " collate " + type.collation())
                + (type.notNull() ? " not null" : "")
                + type.value().map(value -> " default " + value).orElse("");
    }

    private static Entry attribute(Attribute attribute) {
        String collation =
                attribute.collation().isEmpty() ? "" : " collate " + attribute.collation();
        return Entry.of(
                attribute.quoted()
                        + ' '
                        + attribute.type()
                        + collation
                        + comment(attribute.comment()),
                Facts.none()
                        .put("name", attribute.name())
                        .put("type", attribute.type())
                        .put("collation", attribute.collation())
                        .put("comment", attribute.comment()));
    }

    private static Entry check(Check check) {
        return Entry.of(
                check.name() + ' ' + check.definition() + comment(check.comment()),
                Facts.none()
                        .put("name", check.name())
                        .put("definition", check.definition())
                        .put("comment", check.comment()));
    }

    private static String comment(Optional<String> comment) {
        return comment.map(text -> " -- " + text).orElse("");
    }

    private static List<Entry> names(List<String> names) {
        return names.stream().map(Entry::whole).toList();
    }
}
