package tools.catalog;

/**
 * The order in which statements for several objects have to run. Within {@link #CREATE} what is
 * used comes before what uses it; the others need only that everything is there.
 */
public enum DdlPhase {
    CREATE,
    INDEX,
    ATTACH,
    FOREIGN_KEY,
    BEHAVIOUR,
    COMMENT,
    OWNER,
    GRANT
}
