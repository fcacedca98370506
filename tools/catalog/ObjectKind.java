package tools.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of database objects that can be found and described. */
public enum ObjectKind {
    SCHEMA("schema"),
    TABLE("table"),
    PARTITIONED_TABLE("partitioned table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    FOREIGN_TABLE("foreign table"),
    COLUMN("column"),
    INDEX("index"),
    CONSTRAINT("constraint"),
    FUNCTION("function"),
    PROCEDURE("procedure"),
    TRIGGER("trigger"),
    SEQUENCE("sequence"),
    ENUM("enum"),
    DOMAIN("domain"),
    COMPOSITE_TYPE("composite type"),
    RANGE_TYPE("range type"),
    EXTENSION("extension"),
    POLICY("policy"),
    PUBLICATION("publication"),
    ROLE("role");

    /** What can stand in FROM. */
    public static final Set<ObjectKind> RELATIONS =
            Collections.unmodifiableSet(
                    EnumSet.of(TABLE, PARTITIONED_TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE));

    private final String words;

    ObjectKind(String words) {
        this.words = words;
    }

    /** What PostgreSQL's manual calls it, in lower case: {@code materialized view}. */
    public String words() {
        return words;
    }

    /** The kind that these words mean, if there is one; {@code MATERIALIZED_VIEW} is fine too. */
    public static Optional<ObjectKind> of(String words) {
        String plain = words.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
        return Arrays.stream(values()).filter(kind -> kind.words.equals(plain)).findFirst();
    }

    /** All kinds in words, in the order of this enum. */
    public static List<String> allWords() {
        return Arrays.stream(values()).map(ObjectKind::words).toList();
    }
}
