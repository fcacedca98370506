package tools.config;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/** The JSON Schema of the configuration file, with which editors check and complete it. */
public final class ConfigSchema {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private ConfigSchema() {}

    /** Returns the schema, made from the table of settings. */
    public static String text() {
        ObjectNode definitions = JSON.createObjectNode();
        definitions.set("database", database());
        definitions.set("profile", top());
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "pg-mcp.yaml, the configuration of pg-mcp");
        root.setAll(top());
        ObjectNode profiles = named("profile", "Sections for --profile, each like the top level.");
        ((ObjectNode) root.get("properties")).set(FileKeys.PROFILES, profiles);
        root.set("$defs", definitions);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode top() {
        ObjectNode properties = settings(FileKeys.ofTop());
        addParameters(properties);
        for (String group : FileKeys.groups()) {
            properties.set(group, object(settings(FileKeys.ofGroup(group))));
        }
        properties.set(FileKeys.DATABASES, named("database", "The databases by their names."));
        return object(properties);
    }

    private static ObjectNode database() {
        ObjectNode properties = settings(FileKeys.ofDatabase());
        addParameters(properties);
        ObjectNode isDefault = (ObjectNode) JSON.readTree(new ValueType.Switch().schema());
        isDefault.put("description", "Whether calls that name no database are for this one.");
        properties.set(FileKeys.DEFAULT, isDefault);
        return object(properties);
    }

    private static ObjectNode settings(Map<String, Setting> keys) {
        ObjectNode properties = JSON.createObjectNode();
        keys.forEach(
                (key, setting) -> {
                    ObjectNode schema = schema(setting.type());
                    schema.put("description", description(setting));
                    properties.set(key, schema);
                });
        return properties;
    }

    private static String description(Setting setting) {
        return setting.description()
                + (setting.defaultText().isEmpty()
                        ? ""
                        : " Default: " + setting.defaultText() + ".");
    }

    private static void addParameters(ObjectNode properties) {
        new TreeMap<>(LibpqParameter.all())
                .forEach(
                        (name, parameter) -> {
                            ObjectNode schema = schema(parameter.type());
                            schema.put("description", "As in libpq.");
                            properties.set(name, schema);
                        });
    }

    /** Returns the schema of a value, or of a text with a place that is replaced. */
    private static ObjectNode schema(ValueType type) {
        ObjectNode value = (ObjectNode) JSON.readTree(type.schema());
        if (type instanceof ValueType.Text || type instanceof ValueType.FilePath) {
            return value;
        }
        ArrayNode choice = JsonNodeFactory.instance.arrayNode();
        choice.add(value);
        choice.add(JSON.createObjectNode().put("type", "string").put("pattern", "\\$\\{"));
        ObjectNode any = JSON.createObjectNode();
        any.set("anyOf", choice);
        return any;
    }

    private static ObjectNode object(ObjectNode properties) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", "object");
        object.set("properties", properties);
        object.put("additionalProperties", false);
        return object;
    }

    private static ObjectNode named(String definition, String description) {
        ObjectNode object = JSON.createObjectNode();
        object.put("type", "object");
        object.put("description", description);
        object.set(
                "propertyNames",
                JSON.createObjectNode().put("pattern", "^[\\p{L}\\p{N}_.-]{1,63}$"));
        object.set(
                "additionalProperties",
                JSON.createObjectNode().put("$ref", "#/$defs/" + definition));
        return object;
    }
}
