package tools.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

import tools.config.Setting;

import java.util.LinkedHashMap;
import java.util.Map;

/** The text of {@code --help}, the same bytes on every terminal. */
final class HelpText {

    private static final int WIDTH = 88;
    private static final int OPTION_COLUMN = 30;

    private static final String DESCRIPTION =
            "Serves a PostgreSQL database to an MCP client on stdin and stdout, read-only by"
                    + " default.";

    private static final String FOOTER =
            """

            URLs may start with postgres://, postgresql:// or jdbc:postgresql://.
            What a URL leaves out comes from the variables, as in psql.
            The password comes from PGMCP_PASSWORD, PGPASSWORD or ~/.pgpass.
            Without --config, ~/.config/pg-mcp/pg-mcp.yaml is read if there is one.

            Examples:
              jbang pg-mcp@org postgres://reader@localhost:5432/shop
              jbang pg-mcp@org --host db.example.com --dbname shop --query-timeout 10s
              jbang pg-mcp-demo@org    (brings its own database)\
            """;

    private HelpText() {}

    static String of(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .width(WIDTH)
                .longOptionsMaxWidth(OPTION_COLUMN)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .description(DESCRIPTION)
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .footer(FOOTER.split("\n", -1))
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        return commandLine.getUsageMessage(Ansi.OFF);
    }

    /** Returns the lines that the help has on a setting. */
    static String[] describe(Setting setting) {
        var facts = new StringBuilder();
        if (!setting.type().range().isEmpty()) {
            facts.append(setting.type().range()).append("; ");
        }
        if (!setting.defaultText().isEmpty()) {
            facts.append("default ").append(setting.defaultText()).append("; ");
        }
        facts.append(setting.variable());
        setting.foreignVariable().ifPresent(name -> facts.append(" or ").append(name));
        return new String[] {setting.description(), facts.toString()};
    }

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        codes.put("0", "The client closed the conversation, or help was shown.");
        codes.put("1", "The server failed.");
        codes.put("2", "An option, argument, variable or the file is wrong.");
        return codes;
    }
}
