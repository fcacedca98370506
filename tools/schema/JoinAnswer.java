package tools.schema;

import tools.ToolResult;
import tools.Utf8Buffer;
import tools.catalog.RelationName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How tables are joined, in words.
 *
 * @param wanted the tables as they were asked for
 * @param paths the best first; empty when no two of the tables are connected
 * @param apart those that no key leads to
 * @param guesses how the ones apart may be joined all the same
 * @param leftOut how many alternatives there is no room for
 */
record JoinAnswer(
        List<RelationName> wanted,
        List<JoinedTables> paths,
        List<Apart> apart,
        List<JoinGuess> guesses,
        int leftOut) {

    private static final int MOST_BYTES = 48 * 1024;

    /**
     * A table that no key leads to.
     *
     * @param neighbours tables that it does have keys with, the first ones
     * @param more how many others it has
     */
    record Apart(RelationName table, List<RelationName> neighbours, int more) {

        private String keys() {
            if (table.isView()) {
                return table.quoted() + " is a view; describe_object says which tables it reads";
            }
            if (neighbours.isEmpty()) {
                return table.quoted() + " has no foreign keys to or from other tables";
            }
            return "%s has foreign keys with %s"
                    .formatted(
                            table.quoted(),
                            JoinAnswer.quoted(neighbours)
                                    + (more > 0 ? " and %d more".formatted(more) : ""));
        }

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schema", table.schema());
            json.put("table", table.name());
            json.put("keys_with", neighbours.stream().map(RelationName::quoted).toList());
            json.put("more", more);
            return json;
        }
    }

    ToolResult result() {
        Utf8Buffer json = new Utf8Buffer(2048).json(json());
        // The text is always the shorter form.
        if (json.length() > MOST_BYTES && paths.size() > 1) {
            List<JoinedTables> fewer = paths.subList(0, paths.size() - 1);
            return new JoinAnswer(wanted, fewer, apart, guesses, leftOut + 1).result();
        }
        return ToolResult.of(new Utf8Buffer(1024).text(String.join("\n\n", paragraphs())), json);
    }

    private List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        String title = "";
        for (JoinedTables path : paths) {
            paragraphs.add(title + path.summary() + ":\n" + path.sql());
            title = "Alternative: ";
        }
        if (leftOut > 0) {
            paragraphs.add("There is no room for %d more.".formatted(leftOut));
        }
        if (!apart.isEmpty()) {
            paragraphs.add(
                    apart.stream()
                            .map(table -> '\n' + table.keys() + '.')
                            .collect(Collectors.joining("", between(), "")));
        }
        for (JoinGuess guess : guesses) {
            paragraphs.add("A guess by name and type:\n" + guess.sql());
        }
        List<String> unreadable = unreadable();
        if (!unreadable.isEmpty()) {
            paragraphs.add("This role may not read " + String.join(", ", unreadable) + ".");
        }
        return paragraphs;
    }

    private String between() {
        List<RelationName> lonely = apart.stream().map(Apart::table).toList();
        List<RelationName> others =
                wanted.stream().distinct().filter(table -> !lonely.contains(table)).toList();
        String with =
                !others.isEmpty()
                        ? " with " + quoted(others)
                        : lonely.size() == 1 ? " with itself" : "";
        return "No foreign keys connect " + quoted(lonely) + with + '.';
    }

    private static String quoted(List<RelationName> tables) {
        return tables.stream().map(RelationName::quoted).collect(Collectors.joining(", "));
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("paths", paths.stream().map(JoinedTables::json).toList());
        if (!apart.isEmpty()) {
            json.put("not_connected", apart.stream().map(Apart::json).toList());
            json.put("guesses", guesses.stream().map(JoinGuess::json).toList());
        }
        if (leftOut > 0) {
            json.put("left_out", leftOut);
        }
        if (!unreadable().isEmpty()) {
            json.put("unreadable", unreadable());
        }
        return json;
    }

    private List<String> unreadable() {
        return paths.stream().flatMap(path -> path.unreadable().stream()).distinct().toList();
    }
}
