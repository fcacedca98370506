package tools.cli;

import tools.config.Setting;

/** The table of all settings, as README.md shows it. */
final class OptionsTable {

    private OptionsTable() {}

    /** Returns the table in Markdown, with a line break at its end. */
    static String markdown() {
        var table = new StringBuilder();
        table.append("| Option | Variables | Default | Allowed | |\n|---|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            String name = setting.option().orElse(setting == Setting.URL ? "URL" : "");
            String variables =
                    code(setting.variable())
                            + setting.foreignVariable().map(other -> ", " + code(other)).orElse("");
            row(
                    table,
                    name.isEmpty() ? "" : code(name),
                    variables,
                    setting.defaultText(),
                    setting.type().range(),
                    setting.description());
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append(cell.isEmpty() ? "| " : "| " + cell + " ");
        }
        table.append("|\n");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
