package tools.cli;

import java.util.Locale;

/** The groups of tools that can be offered as a whole, in the order of the list. */
enum Toolset {
    QUERY,
    SCHEMA;

    /** What a configuration calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
