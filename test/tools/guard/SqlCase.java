package tools.guard;

import tools.jackson.databind.JsonNode;
import tools.testing.RawClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One case of attacks.sql or legitimate.sql.
 *
 * @param calls what is sent, one text after the other on the same connection
 * @param notes what stands in its comments: effect, idle, needs, params, role
 */
record SqlCase(String name, List<String> calls, Map<String, String> notes) {

    private static final Pattern NOTE = Pattern.compile("-- (effect|idle|needs|params|role): (.+)");
    private static final String NAME = "-- # ";
    private static final String NEXT_CALL = "-- # then";

    /** All cases of a file beside this class. */
    static List<SqlCase> in(String file) throws IOException {
        List<SqlCase> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("test/tools/guard", file))) {
            if (line.equals(NEXT_CALL)) {
                cases.get(cases.size() - 1).calls().add("");
            } else if (line.startsWith(NAME)) {
                cases.add(named(line.substring(NAME.length())));
            } else if (!cases.isEmpty()) {
                cases.get(cases.size() - 1).read(line);
            }
        }
        return cases;
    }

    private static SqlCase named(String name) {
        return new SqlCase(name, new ArrayList<>(List.of("")), new HashMap<>());
    }

    private void read(String line) {
        Matcher note = NOTE.matcher(line);
        if (note.matches()) {
            notes.put(note.group(1), note.group(2));
            return;
        }
        int last = calls.size() - 1;
        calls.set(last, (calls.get(last) + "\n" + line).strip());
    }

    /** The same case with its {@code {placeholders}} filled in. */
    SqlCase with(Map<String, String> values) {
        Map<String, String> filled = new HashMap<>(notes);
        filled.replaceAll((key, text) -> fill(text, values));
        return new SqlCase(name, calls.stream().map(text -> fill(text, values)).toList(), filled);
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** Whether an answer that is no error is already the effect. */
    boolean worksByAnswering() {
        return "answered".equals(notes.get("effect"));
    }

    /** Whether nothing happens even where nothing stops it, on a test server. */
    boolean isIdle() {
        return notes.containsKey("idle");
    }

    /** Whether only a superuser is allowed to do this. */
    boolean isForSuperusers() {
        return "superuser".equals(notes.get("role"));
    }

    /** The extension that it needs. */
    Optional<String> extension() {
        return Optional.ofNullable(notes.get("needs")).filter(need -> !need.endsWith("+"));
    }

    /** The oldest major version that it works on. */
    int oldestMajor() {
        String need = notes.getOrDefault("needs", "0+");
        return need.endsWith("+") ? Integer.parseInt(need.substring(0, need.length() - 1)) : 0;
    }

    /** The values of its parameters. */
    List<String> parameters() {
        JsonNode values = RawClient.json(notes.getOrDefault("params", "[]"));
        return values.valueStream().map(JsonNode::asString).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
