package tools.cli;

import tools.Completer;
import tools.Resources;
import tools.Tool;
import tools.catalog.DatabaseOverview;
import tools.config.DatabaseConfig;
import tools.config.Limits;
import tools.database.ConnectionManager;
import tools.database.FirstLook;
import tools.database.QueryExecutor;
import tools.database.SessionBudget;
import tools.query.Execute;
import tools.query.Explain;
import tools.query.Query;
import tools.schema.CompleteNames;
import tools.schema.DatabaseResources;
import tools.schema.DescribeObject;
import tools.schema.DrawSchema;
import tools.schema.FindJoinPath;
import tools.schema.Instructions;
import tools.schema.SearchObjects;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One database with a pool of its own and all that it has to offer. */
final class ServedDatabase implements AutoCloseable {

    private final DatabaseConfig config;
    private final ConnectionManager connections;
    // The same, unless reads may go to replicas.
    private final ConnectionManager primary;
    private final Instructions instructions;
    private final Map<Toolset, List<Tool>> tools = new EnumMap<>(Toolset.class);
    private final Resources resources;
    private final Completer completer;

    /** Connects to nothing yet. */
    ServedDatabase(DatabaseConfig config) {
        this.config = config;
        connections = new ConnectionManager(config.forReads());
        primary =
                config.hasPrimaryOfItsOwn()
                        ? new ConnectionManager(config.forWrites())
                        : connections;
        instructions = new Instructions(config);
        QueryExecutor executor = new QueryExecutor(connections);
        Limits limits = config.limits();
        Query query = new Query(executor, limits, new SessionBudget(limits));
        Explain explain = new Explain(executor, limits);
        Tool describeObject = new DescribeObject(executor, limits);
        tools.put(
                Toolset.QUERY,
                config.security().allowWrites()
                        ? List.of(query, explain, new Execute(new QueryExecutor(primary), limits))
                        : List.of(query, explain));
        tools.put(
                Toolset.SCHEMA,
                List.of(
                        new SearchObjects(executor, limits),
                        describeObject,
                        new FindJoinPath(executor, limits),
                        new DrawSchema(executor, limits)));
        resources = new DatabaseResources(executor, config, describeObject);
        completer = new CompleteNames(executor, config);
    }

    /** Starts to connect, before anybody asks for it. */
    void connect() {
        FirstLook<DatabaseOverview> look = instructions.firstLook();
        connections.openInBackground(look);
    }

    DatabaseConfig config() {
        return config;
    }

    /** The tools that the configuration of the database allows, in the order of the list. */
    Map<Toolset, List<Tool>> tools() {
        return tools;
    }

    Resources resources() {
        return resources;
    }

    Completer completer() {
        return completer;
    }

    Instructions instructions() {
        return instructions;
    }

    @Override
    public void close() {
        connections.close();
        primary.close();
    }
}
