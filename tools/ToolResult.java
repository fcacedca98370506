package tools;

import java.util.Optional;

/**
 * What a call answers. The text and the structured content each hold all of the answer, since hosts
 * show their model one or the other.
 *
 * @param text for people and models, UTF-8
 * @param structured one JSON object, UTF-8, if the tool has an output schema
 */
public record ToolResult(Utf8Buffer text, Optional<Utf8Buffer> structured, boolean isError) {

    /** An answer with structured content. */
    public static ToolResult of(Utf8Buffer text, Utf8Buffer structured) {
        return new ToolResult(text, Optional.of(structured), false);
    }

    /** A failure, told in words. */
    public static ToolResult error(String message) {
        return new ToolResult(
                new Utf8Buffer(message.length()).text(message), Optional.empty(), true);
    }
}
