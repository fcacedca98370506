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

    /** How long the text and the structured content of an answer may each be, in bytes. */
    public static final int MOST_BYTES = 48 * 1024;

    // In characters: a server can put megabytes into an error.
    private static final int LONGEST_ERROR = 8_000;

    /** An answer with structured content. */
    public static ToolResult of(Utf8Buffer text, Utf8Buffer structured) {
        return new ToolResult(text, Optional.of(structured), false);
    }

    /** A failure, told in words; a message that goes on for ever is cut. */
    public static ToolResult error(String message) {
        String told =
                message.length() <= LONGEST_ERROR
                        ? message
                        : message.substring(0, LONGEST_ERROR)
                                + "... [cut, %d characters]".formatted(message.length());
        return new ToolResult(new Utf8Buffer(told.length()).text(told), Optional.empty(), true);
    }

    /** The same answer with the name of the database that it is from. */
    public ToolResult from(String database) {
        Utf8Buffer labelled = new Utf8Buffer(text.length() + 64).raw(text);
        labelled.text("\n(database ").text(database).text(")");
        return new ToolResult(labelled, structured.map(json -> label(json, database)), isError);
    }

    private static Utf8Buffer label(Utf8Buffer object, String database) {
        Utf8Buffer labelled = new Utf8Buffer(object.length() + 64);
        labelled.ascii("{\"database\":").string(database);
        // The object without the brace that opens it; what follows one is a member or its end.
        String rest = object.length() > 2 ? "," : "";
        return labelled.ascii(rest).raw(object, 1);
    }
}
