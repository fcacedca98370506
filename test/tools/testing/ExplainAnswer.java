package tools.testing;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code explain} answered.
 *
 * @param text for people; the error's text if it is one
 */
public record ExplainAnswer(String text, JsonNode structured, boolean isError) {

    /** Calls the tool with this SQL and further arguments, name by name. */
    public static ExplainAnswer of(RawClient client, String sql, Object... more) throws Exception {
        Map<String, Object> arguments = new LinkedHashMap<>(Map.of("sql", sql));
        for (int i = 0; i < more.length; i += 2) {
            arguments.put((String) more[i], more[i + 1]);
        }
        String call = RawClient.text(Map.of("name", "explain", "arguments", arguments));
        QueryAnswer answer = QueryAnswer.of(client.ask("tools/call", call));
        return new ExplainAnswer(answer.text(), answer.structured(), answer.isError());
    }

    public JsonNode summary() {
        if (isError) {
            throw new AssertionError(text);
        }
        return structured.get("summary");
    }

    /** The first finding of this kind, a missing node if there is none. */
    public JsonNode finding(String kind) {
        return summary()
                .get("findings")
                .valueStream()
                .filter(finding -> finding.get("kind").asString().equals(kind))
                .findFirst()
                .orElse(structured.path("no such finding"));
    }

    public List<String> kinds() {
        return summary()
                .get("findings")
                .valueStream()
                .map(finding -> finding.get("kind").asString())
                .distinct()
                .toList();
    }
}
