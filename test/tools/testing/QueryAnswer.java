package tools.testing;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/**
 * What {@code query} answered.
 *
 * @param structured the structured content, a missing node on errors
 */
public record QueryAnswer(String text, JsonNode structured, boolean isError) {

    /**
     * Reads the answer to a {@code tools/call}, which has to be a result and not a protocol error.
     */
    public static QueryAnswer of(JsonNode answer) {
        assertThat(answer.has("result")).as("a result and no error: %s", answer).isTrue();
        JsonNode result = answer.get("result");
        assertThat(result.get("content")).as("one piece of content: %s", answer).hasSize(1);
        assertThat(result.at("/content/0/type").asString()).isEqualTo("text");
        return new QueryAnswer(
                result.at("/content/0/text").asString(),
                result.path("structuredContent"),
                result.path("isError").asBoolean(false));
    }

    /** The rows as JSON text; fails with the error's text when there are none. */
    public String rows() {
        assertThat(isError).as(text).isFalse();
        return structured.get("rows").toString();
    }

    /** The first cell of the first row. */
    public JsonNode cell() {
        assertThat(isError).as(text).isFalse();
        return structured.at("/rows/0/0");
    }

    /** The error's text; fails with the answer when it is none. */
    public String error() {
        assertThat(isError).as(text).isTrue();
        return text;
    }
}
