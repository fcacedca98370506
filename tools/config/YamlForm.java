package tools.config;

/** How a value stands in the configuration file; {@code ${env:NAME}} may stand for any of them. */
public enum YamlForm {
    TEXT,
    NUMBER,
    TEXT_OR_NUMBER,
    SWITCH,
    /** A list of texts, or one text with commas. */
    NAMES
}
