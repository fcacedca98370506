package tools.cli;

import tools.Completer;
import tools.Resources;
import tools.Tool;
import tools.config.DatabaseConfig;
import tools.config.ServerConfig;
import tools.schema.DatabasePrompts;
import tools.server.CompletionRouter;
import tools.server.Offer;
import tools.server.ResourceRouter;
import tools.server.ToolRegistry;
import tools.server.ToolRouter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The databases of one configuration, the first of them the default. As long as there is only one,
 * nothing about it shows in the tools.
 */
final class ServedDatabases {

    private static final int LONGEST_DESCRIPTION = 60;
    private static final int LONGEST_LIST = 300;

    private final ServerConfig config;
    private final List<ServedDatabase> databases;

    private ServedDatabases(ServerConfig config, List<ServedDatabase> databases) {
        this.config = config;
        this.databases = databases;
    }

    /** Makes those that the configuration names; the first one connects at once. */
    static ServedDatabases of(ServerConfig config) {
        return of(config, List.of());
    }

    /** The databases of another configuration; what has not changed stays as it is. */
    ServedDatabases changedTo(ServerConfig next) {
        return of(next, databases);
    }

    private static ServedDatabases of(ServerConfig config, List<ServedDatabase> known) {
        List<ServedDatabase> databases = new ArrayList<>();
        for (DatabaseConfig one : config.databases()) {
            Optional<ServedDatabase> same =
                    known.stream().filter(old -> old.config().equals(one)).findFirst();
            databases.add(same.orElseGet(() -> new ServedDatabase(one)));
            if (same.isEmpty() && databases.size() == 1) {
                databases.get(0).connect();
            }
        }
        return new ServedDatabases(config, databases);
    }

    /** Closes the databases that the other ones do not have. */
    void closeAllBut(ServedDatabases others) {
        databases.stream()
                .filter(database -> !others.databases.contains(database))
                .forEach(ServedDatabase::close);
    }

    /** Closes all of them. */
    void close() {
        databases.forEach(ServedDatabase::close);
    }

    /** All that they have for the clients of the server. */
    Offer offer() {
        if (databases.size() == 1) {
            ServedDatabase only = databases.get(0);
            return new Offer(
                    new ToolRegistry(tools()),
                    only.resources(),
                    DatabasePrompts::all,
                    only.completer(),
                    only.instructions());
        }
        Map<String, Resources> resources = byName(ServedDatabase::resources);
        Map<String, Completer> completers = byName(ServedDatabase::completer);
        return new Offer(
                new ToolRegistry(tools()),
                new ResourceRouter(resources),
                DatabasePrompts::all,
                new CompletionRouter(completers),
                this::instructions);
    }

    private <T> Map<String, T> byName(Function<ServedDatabase, T> part) {
        Map<String, T> parts = new LinkedHashMap<>();
        databases.forEach(database -> parts.put(database.config().name(), part.apply(database)));
        return parts;
    }

    /** Tools and toolsets that are not wanted are left out; a tool is for those that have it. */
    private List<Tool> tools() {
        List<Tool> offered = new ArrayList<>();
        for (Toolset toolset : Toolset.values()) {
            toolsByDatabase(toolset)
                    .forEach(
                            (name, ofDatabases) -> {
                                if (isWanted(toolset, name)) {
                                    offered.add(
                                            databases.size() == 1
                                                    ? ofDatabases.values().iterator().next()
                                                    : new ToolRouter(ofDatabases));
                                }
                            });
        }
        return offered;
    }

    private Map<String, Map<String, Tool>> toolsByDatabase(Toolset toolset) {
        Map<String, Map<String, Tool>> byName = new LinkedHashMap<>();
        for (ServedDatabase database : databases) {
            for (Tool tool : database.tools().get(toolset)) {
                byName.computeIfAbsent(tool.spec().name(), name -> new LinkedHashMap<>())
                        .put(database.config().name(), tool);
            }
        }
        return byName;
    }

    private boolean isWanted(Toolset toolset, String tool) {
        return config.tools().isEmpty()
                || config.tools().contains(toolset.word())
                || config.tools().contains(tool);
    }

    private String instructions() {
        StringBuilder text = new StringBuilder("Databases, for the argument database: ");
        int named = 0;
        for (ServedDatabase database : databases) {
            String line = line(database.config());
            if (text.length() + line.length() > LONGEST_LIST) {
                break;
            }
            text.append(named == 0 ? "" : "; ").append(line);
            named++;
        }
        if (named < databases.size()) {
            text.append("; and %d more".formatted(databases.size() - named));
        }
        return text.append(".\n") + databases.get(0).instructions().get();
    }

    private static String line(DatabaseConfig database) {
        String description = database.description();
        String shown =
                description.length() <= LONGEST_DESCRIPTION
                        ? description
                        : description.substring(0, LONGEST_DESCRIPTION - 1) + "…";
        return database.name()
                + (database.security().allowWrites() ? " (can be changed)" : "")
                + (shown.isEmpty() ? "" : " (" + shown + ")");
    }
}
