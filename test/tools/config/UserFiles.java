package tools.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A home folder with files in it, and what the configuration is with that home. */
record UserFiles(Path home) {

    Path write(String name, String... lines) {
        Path file = home.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file that is found without an option. */
    Path config(String... lines) {
        return write(".config/pg-mcp/pg-mcp.yaml", lines);
    }

    ServerConfig load(String... variables) {
        return load(Map.of(), variables);
    }

    /** Loads with variables given as name, value, name, value. */
    ServerConfig load(Map<Setting, String> arguments, String... variables) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HOME", home.toString());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return ConfigLoader.load(arguments, environment);
    }

    /** Returns all mistakes, with {@code ~} for the home. */
    String mistakes(String... variables) {
        return mistakes(Map.of(), variables);
    }

    String mistakes(Map<Setting, String> arguments, String... variables) {
        var error = assertThrows(ConfigException.class, () -> load(arguments, variables));
        return shortened(error.messages());
    }

    String warnings(String... variables) {
        return shortened(load(variables).warnings());
    }

    String shortened(List<String> messages) {
        return String.join("\n", messages).replace(home.toString(), "~");
    }
}
