package tools.server;

import tools.Parameter;
import tools.Tool;
import tools.ToolError;
import tools.ToolRequest;
import tools.ToolResult;
import tools.ToolSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One tool for several databases: it has an argument more, which names the database, and each of
 * its answers says which one it is from.
 */
public final class ToolRouter implements Tool {

    private static final String DATABASE = "database";

    private final Map<String, Tool> byDatabase;
    private final String standard;
    private final ToolSpec spec;

    /**
     * Sends calls to these tools, which differ in nothing but the database.
     *
     * @param byDatabase the first one is for calls that name no database
     */
    public ToolRouter(Map<String, Tool> byDatabase) {
        this.byDatabase = new LinkedHashMap<>(byDatabase);
        List<String> names = List.copyOf(this.byDatabase.keySet());
        standard = names.get(0);
        ToolSpec one = this.byDatabase.get(standard).spec();
        List<Parameter> parameters = new ArrayList<>(one.parameters());
        parameters.add(
                Parameter.oneOf(
                        DATABASE, "Default " + standard + ".", names.toArray(String[]::new)));
        spec = one.withParameters(parameters);
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(ToolRequest request) throws ToolError {
        String database = request.arguments().optionalString(DATABASE).orElse(standard);
        try {
            return byDatabase.get(database).call(request).from(database);
        } catch (ToolError e) {
            throw new ToolError(
                    "%s\n(database %s)".formatted(e.getMessage(), database), e.getCause());
        }
    }
}
