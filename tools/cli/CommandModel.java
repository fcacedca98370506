package tools.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import tools.config.Setting;
import tools.config.ValueType.Names;
import tools.config.ValueType.Switch;

import java.util.List;

/**
 * The command for picocli, made from the settings in code: annotations cost start-up time.
 *
 * <p>All values stay text: the configuration checks them, so that all mistakes come in one report.
 */
final class CommandModel {

    static final String CONFIG_SCHEMA = "--config-schema";

    private CommandModel() {}

    /** Returns a command line that can parse; {@link HelpText} adds what only the help needs. */
    static CommandLine create() {
        CommandSpec command = CommandSpec.create().name("pg-mcp");
        for (Setting setting : Setting.values()) {
            if (setting == Setting.URL) {
                command.addPositional(urlArgument(setting));
            } else if (setting.option().isPresent()) {
                command.addOption(option(setting));
            }
        }
        command.addOption(
                OptionSpec.builder(CONFIG_SCHEMA)
                        .type(boolean.class)
                        .arity("0")
                        .description("Show the JSON Schema of the file for --config.")
                        .build());
        // No -h: to users of psql it means the host.
        command.addOption(
                OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Show this text.")
                        .build());
        command.addOption(
                OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        // A text that starts with @ is no file of arguments, and ${...} is no variable.
        return new CommandLine(command).setExpandAtFiles(false).setInterpolateVariables(false);
    }

    private static OptionSpec option(Setting setting) {
        OptionSpec.Builder option =
                OptionSpec.builder(setting.option().orElseThrow())
                        .paramLabel(setting.type().label())
                        .type(String.class)
                        .description(HelpText.describe(setting))
                        .userObject(setting);
        if (setting.type() instanceof Switch) {
            // It takes no value, so that it cannot swallow the URL behind it.
            option.type(boolean.class).arity("0");
        } else if (setting.type() instanceof Names) {
            option.type(List.class).auxiliaryTypes(String.class);
        }
        return option.build();
    }

    private static PositionalParamSpec urlArgument(Setting setting) {
        return PositionalParamSpec.builder()
                .paramLabel(setting.type().label())
                .arity("0..1")
                .index("0")
                .type(String.class)
                .description(HelpText.describe(setting))
                .userObject(setting)
                .build();
    }
}
