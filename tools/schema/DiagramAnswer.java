package tools.schema;

import tools.ToolResult;
import tools.Utf8Buffer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A diagram, and what is not in it.
 *
 * @param omitted names of tables left out, the first ones, as SQL needs them
 * @param tablesLeftOut how many there are
 * @param keysElsewhere how many keys lead from tables in it to others
 */
record DiagramAnswer(
        ErDiagram diagram, List<String> omitted, int tablesLeftOut, int keysElsewhere) {

    ToolResult result() {
        Utf8Buffer text = new Utf8Buffer(4096).ascii("```mermaid\n").text(diagram.mermaid());
        text.ascii("```\n").text(words());
        return ToolResult.of(text, new Utf8Buffer(4096).json(json()));
    }

    private String words() {
        StringBuilder words = new StringBuilder(count(diagram.tables(), "table"));
        words.append(", ").append(count(diagram.relationships(), "foreign key")).append('.');
        List<String> left = new ArrayList<>();
        if (tablesLeftOut > 0) {
            left.add(
                    count(tablesLeftOut, "table")
                            + " less connected ("
                            + String.join(", ", omitted)
                            + (omitted.size() < tablesLeftOut ? ", ..." : "")
                            + ")");
        }
        if (diagram.columnsLeftOut() > 0) {
            left.add(count(diagram.columnsLeftOut(), "column"));
        }
        if (keysLeftOut() > 0) {
            left.add(count(keysLeftOut(), "foreign key") + " to or from other tables");
        }
        if (!left.isEmpty()) {
            words.append("\nLeft out: ").append(String.join("; ", left)).append('.');
        }
        if (tablesLeftOut > 0) {
            words.append(" Draw around one of them with {\"table\": ...}.");
        }
        return words.toString();
    }

    private int keysLeftOut() {
        return diagram.keysLeftOut() + keysElsewhere;
    }

    private Map<String, Object> json() {
        Map<String, Object> left = new LinkedHashMap<>();
        left.put("tables", tablesLeftOut);
        left.put("table_names", omitted);
        left.put("columns", diagram.columnsLeftOut());
        left.put("relationships", keysLeftOut());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mermaid", diagram.mermaid());
        json.put("entities", diagram.tables());
        json.put("relationships", diagram.relationships());
        json.put("omitted", left);
        return json;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
