package tools.schema;

import tools.catalog.Extension;
import tools.catalog.NamedSchema;
import tools.catalog.Publication;
import tools.catalog.Role;
import tools.catalog.Sequence;

import java.util.List;

/** Describes what is neither a relation with columns nor a routine nor a type. */
final class OtherDescriptions {

    private OtherDescriptions() {}

    static Description sequence(Sequence sequence) {
        String options = sequence.options();
        return new Description()
                .line(
                        "sequence %s as %s%s"
                                .formatted(
                                        sequence.path(),
                                        sequence.type(),
                                        options.isEmpty() ? "" : ' ' + options))
                .fact("kind", "sequence")
                .fact("schema", sequence.schema())
                .fact("name", sequence.name().raw())
                .comment(sequence.comment())
                .line("owner " + sequence.owner())
                .line(sequence.column().map(column -> "owned by " + column).orElse(""))
                .line(sequence.lastValue().map(value -> "last value " + value).orElse(""))
                .fact("type", sequence.type())
                .fact("start", sequence.start())
                .fact("increment", sequence.increment())
                .fact("minimum", sequence.minimum())
                .fact("maximum", sequence.maximum())
                .fact("cache", sequence.cache())
                .fact("cycle", sequence.cycles())
                .fact("owner", sequence.owner())
                .fact("owned_by", sequence.column())
                .fact("identity", sequence.isOfIdentity())
                .fact("last_value", sequence.lastValue());
    }

    static Description schema(NamedSchema schema) {
        String may =
                schema.privileges().isEmpty()
                        ? "you may not use it"
                        : "your privileges: " + String.join(", ", schema.privileges());
        return new Description()
                .line("schema " + schema.path())
                .fact("kind", "schema")
                .fact("name", schema.name())
                .comment(schema.comment())
                .line("owner " + schema.owner())
                .line(may)
                .line(
                        schema.unreadable() == 0
                                ? ""
                                : "%,d of its tables and views you may not read"
                                        .formatted(schema.unreadable()))
                .fact("owner", schema.owner())
                .fact("privileges", schema.privileges())
                .fact("unreadable", schema.unreadable())
                .section("contents", "contents", names(schema.contents()));
    }

    static Description extension(Extension extension) {
        String update =
                extension
                        .available()
                        .filter(version -> !version.equals(extension.version()))
                        .map(version -> ", " + version + " is available")
                        .orElse("");
        return new Description()
                .line(
                        "extension %s %s in schema %s%s"
                                .formatted(
                                        extension.path(),
                                        extension.version(),
                                        extension.schema(),
                                        update))
                .fact("kind", "extension")
                .fact("name", extension.name())
                .comment(extension.comment())
                .fact("version", extension.version())
                .fact("available_version", extension.available())
                .fact("schema", extension.schema())
                .fact("relocatable", extension.relocatable())
                .fact("object_count", extension.objectCount())
                .section(
                        "objects",
                        "%,d objects".formatted(extension.objectCount()),
                        names(extension.objects()));
    }

    static Description publication(Publication publication) {
        return new Description()
                .line(
                        "publication "
                                + publication.path()
                                + (publication.isForAllTables() ? " for all tables" : ""))
                .fact("kind", "publication")
                .fact("name", publication.name())
                .comment(publication.comment())
                .line(
                        "publishes "
                                + publication.operations()
                                + (publication.viaRoot() ? ", via partition root" : "")
                                + (publication.generatedColumns().equals("stored")
                                        ? ", with stored generated columns"
                                        : ""))
                .line("owner " + publication.owner())
                .fact("all_tables", publication.isForAllTables())
                .fact("operations", publication.operations())
                .fact("via_root", publication.viaRoot())
                .fact("generated_columns", publication.generatedColumns())
                .fact("owner", publication.owner())
                .section("tables", "tables", names(publication.tables()))
                .section("schemas", "schemas", names(publication.schemas()));
    }

    static Description role(Role role) {
        return new Description()
                .line("role " + role.path() + ": " + String.join(", ", role.attributes()))
                .fact("kind", "role")
                .fact("name", role.name())
                .comment(role.comment())
                .fact("attributes", role.attributes())
                .section("member_of", "member of", names(role.memberOf()))
                .section("members", "members", names(role.members()))
                .section("settings", "settings", names(role.settings()));
    }

    private static List<Entry> names(List<String> names) {
        return names.stream().map(Entry::whole).toList();
    }
}
