package tools.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the statements that make objects again. */
public final class DdlScript {

    /**
     * One statement.
     *
     * @param place that of the object it is for, {@code c16401} for the relation with this OID
     * @param sql without a semicolon
     */
    public record Statement(DdlPhase phase, String place, String sql) {}

    private final List<Statement> statements = new ArrayList<>();
    private String place = "";

    /** Says for which object the next statements are: its catalogue's letter, and its OID. */
    void begin(char catalogue, long oid) {
        place = catalogue + Long.toString(oid);
    }

    /** Adds a statement. */
    void add(DdlPhase phase, String sql) {
        statements.add(new Statement(phase, place, sql));
    }

    /** Adds a comment, if there is one, on {@code table shop.orders} for example. */
    void comment(String object, Optional<String> comment) {
        comment.ifPresent(
                text ->
                        add(
                                DdlPhase.COMMENT,
                                "comment on %s is %s".formatted(object, literal(text))));
    }

    /** Adds the owner, unless that is who runs the script. */
    void owner(String object, String owner, boolean isUs) {
        if (!isUs) {
            add(DdlPhase.OWNER, "alter %s owner to %s".formatted(object, owner));
        }
    }

    /** Adds the grants of one object. */
    void grants(String object, List<Grant> grants) {
        for (Grant grant : grants) {
            add(
                    DdlPhase.GRANT,
                    (grant.isGiven() ? "grant %s on %s to %s%s" : "revoke %s on %s from %s")
                            .formatted(
                                    grant.privileges(),
                                    object,
                                    grant.role(),
                                    grant.withGrantOption() ? " with grant option" : ""));
        }
    }

    /** All statements in the order in which they run. */
    public List<Statement> statements() {
        return statements.stream().sorted(Comparator.comparing(Statement::phase)).toList();
    }

    /** All statements in an order in which they run if the objects stand in the right one. */
    public List<Statement> statements(List<String> places) {
        Map<String, Integer> order = new HashMap<>();
        places.forEach(one -> order.put(one, order.size()));
        // What has no place, a schema for example, comes first.
        return statements.stream()
                .sorted(
                        Comparator.comparing(Statement::phase)
                                .thenComparing(one -> order.getOrDefault(one.place(), -1)))
                .toList();
    }

    /** A string as SQL needs it, with {@code standard_conforming_strings} on. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
