package tools;

/** The JSON types that a tool's parameter can have. */
public enum Kind {
    STRING("string", "a string"),
    INTEGER("integer", "an integer"),
    NUMBER("number", "a number"),
    BOOLEAN("boolean", "true or false"),
    ARRAY("array", "an array");

    private final String schemaType;
    private final String words;

    Kind(String schemaType, String words) {
        this.schemaType = schemaType;
        this.words = words;
    }

    String schemaType() {
        return schemaType;
    }

    String words() {
        return words;
    }
}
