package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The schema and the reader agree on what may stand in the file. */
class ConfigSchemaTest {

    private static final String SCHEMA = ConfigSchema.text();
    private static final JsonNode PARSED = new ObjectMapper().readTree(SCHEMA);
    private static final Schema COMPILED =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SCHEMA, InputFormat.JSON);

    @TempDir private Path home;

    @ParameterizedTest
    @EnumSource
    void everySettingOfTheFileIsDescribed(Setting setting) {
        JsonNode top = PARSED.get("properties");
        JsonNode holder =
                setting.group().map(group -> top.get(group).get("properties")).orElse(top);
        boolean start = setting.scope() == Setting.Scope.START;
        assertEquals(!start, holder.has(setting.fileKey()), setting.key());
        if (!start) {
            String description = holder.get(setting.fileKey()).get("description").asString();
            assertTrue(description.startsWith(setting.description()), description);
        }
        boolean ofDatabase = setting.scope() == Setting.Scope.DATABASE;
        JsonNode database = PARSED.get("$defs").get("database").get("properties");
        assertEquals(ofDatabase, database.has(setting.key()), setting.key());
    }

    @Test
    void aFileWithAllKeysIsValidForBoth() {
        var lines = new StringBuilder();
        for (Setting setting : FileKeys.ofTop().values()) {
            if (setting != Setting.URL && setting != Setting.SERVICE) {
                lines.append(setting.fileKey() + ": " + example(setting.type()) + "\n");
            }
        }
        lines.append("audit: {file: a, required: true, values: false, max-size: 1MB}\n");
        lines.append("metrics: {file: m, port: 9187}\n");
        lines.append("databases:\n  all:\n    default: false\n");
        LibpqParameter.all()
                .forEach(
                        (name, parameter) -> {
                            if (!name.equals("sslkey")) {
                                String value = example(parameter.type());
                                lines.append("    " + name + ": " + value + "\n");
                            }
                        });
        for (Setting setting : FileKeys.ofDatabase().values()) {
            if (setting != Setting.URL && setting != Setting.SERVICE) {
                lines.append("    " + setting.key() + ": ${env:VALUE_" + setting.name() + "}\n");
            }
        }
        lines.append("  other: {url: 'postgres://db/x'}\nprofiles: {p: {row-limit: 5}}\n");
        assertEquals("", errors(lines.toString()));
        var files = new UserFiles(home);
        files.config(lines.toString());
        List<String> variables =
                FileKeys.ofDatabase().values().stream()
                        .flatMap(
                                setting ->
                                        List.of("VALUE_" + setting.name(), plain(setting.type()))
                                                .stream())
                        .toList();
        assertEquals(2, files.load(variables.toArray(String[]::new)).databases().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "row-limt: 5",
                "row-limit: 0",
                "row-limit: 10001",
                "row-limit: '5'",
                "row-limit: 1.5",
                "allow-writes: yes",
                "allow-writes: 'true'",
                "query-timeout: soon",
                "query-timeout: [1s]",
                "session-bytes: 5 bytes",
                "sslmode: requre",
                "user: 12",
                "user:",
                "user: ' '",
                "hidden-schemas: [a, 1]",
                "hidden-schemas: ['a,b']",
                "channel_binding: maybe",
                "connect_timeout: 5s",
                "config: x",
                "audit: x",
                "audit: {fil: x}",
                "databases: [a]",
                "databases: {a: {log-level: info}}",
                "databases: {'a b': {}}",
                "databases: {a: {default: maybe}}",
                "databases: {a: {default: '${env:X}'}}",
                "profiles: {p: {profiles: {}}}",
                "just text",
            })
    void aWrongFileIsWrongForBoth(String text) {
        assertFalse(errors(text).isEmpty(), "schema");
        var files = new UserFiles(home);
        files.config(text);
        assertFalse(files.mistakes().isEmpty(), "reader");
    }

    @Test
    void namesTheFileThatItIsFor() {
        assertTrue(PARSED.get("title").asString().contains("pg-mcp.yaml"));
    }

    private static String errors(String yaml) {
        return COMPILED.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Returns a value as it stands in the file. */
    private static String example(ValueType type) {
        return type instanceof ValueType.Names ? "[a, 'b*']" : plain(type);
    }

    private static String plain(ValueType type) {
        if (type instanceof ValueType.Choice choice) {
            return choice.words().get(0);
        }
        return switch (type.form()) {
            case TEXT -> "some";
            case NUMBER -> "5";
            case TEXT_OR_NUMBER -> type instanceof ValueType.Size ? "1MB" : "30";
            case SWITCH -> "true";
            case NAMES -> "a, b";
        };
    }
}
