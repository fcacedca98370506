package tools.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import tools.config.ConfigException;
import tools.config.ConfigLoader;
import tools.config.ConfigSchema;
import tools.config.LogLevel;
import tools.config.ServerConfig;
import tools.config.Setting;
import tools.config.UnavailableSettings;
import tools.config.Version;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the command {@code pg-mcp} does with its arguments; without a subcommand it serves MCP. */
public final class CommandLineInterface {

    private static final int OK = 0;
    private static final int USAGE = 2;

    private CommandLineInterface() {}

    /** Runs the command and returns its exit code. */
    public static int run(
            String[] args,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        // How most hosts start it: picocli, which takes 40 ms of CPU, has nothing to do.
        if (args.length == 0) {
            return serve(Map.of(), environment, in, out, err);
        }
        if (args.length == 1 && args[0].contains("://") && !args[0].startsWith("-")) {
            return serve(Map.of(Setting.URL, args[0]), environment, in, out, err);
        }
        CommandLine commandLine = CommandModel.create();
        try {
            ParseResult parsed = commandLine.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                out.print(HelpText.of(commandLine));
                return OK;
            }
            if (parsed.isVersionHelpRequested()) {
                out.println("pg-mcp " + Version.CURRENT);
                return OK;
            }
            if (parsed.hasMatchedOption(CommandModel.CONFIG_SCHEMA)) {
                out.print(ConfigSchema.text());
                return OK;
            }
            return serve(settings(parsed), environment, in, out, err);
        } catch (ParameterException e) {
            return usageError(UsageErrors.messages(e), err);
        }
    }

    private static int serve(
            Map<Setting, String> options,
            Map<String, String> environment,
            InputStream in,
            PrintStream out,
            PrintStream err) {
        Supplier<ServerConfig> load =
                () -> UnavailableSettings.refuse(ConfigLoader.load(options, environment));
        ServerConfig config;
        try {
            config = load.get();
        } catch (ConfigException e) {
            return usageError(e.messages(), err);
        }
        prepare(config, in, err);
        return ServeCommand.serve(config, load, in, out);
    }

    /** Sets the logs up and says what a person has to know before the server goes quiet. */
    static void prepare(ServerConfig config, InputStream in, PrintStream err) {
        LogOutput.configure(config.logLevel());
        if (config.logLevel() != LogLevel.ERROR) {
            for (String warning : config.warnings()) {
                err.println("WARN config - " + warning);
            }
        }
        if (Terminal.isAttached(in)) {
            err.print(Terminal.greeting());
        }
    }

    private static Map<Setting, String> settings(ParseResult parsed) {
        var settings = new EnumMap<Setting, String>(Setting.class);
        for (ArgSpec argument : parsed.matchedArgs()) {
            if (argument.userObject() instanceof Setting setting) {
                settings.put(setting, text(argument.getValue()));
            }
        }
        return settings;
    }

    /** An option that can be given several times counts as one with commas. */
    private static String text(Object value) {
        return value instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    private static int usageError(List<String> messages, PrintStream err) {
        for (String message : messages) {
            err.println("pg-mcp: " + message);
        }
        err.println("See pg-mcp --help");
        return USAGE;
    }
}
