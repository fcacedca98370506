package tools;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into maps, lists, strings, numbers, booleans and null. Only the streaming half of
 * Jackson is used: loading its data binding takes longer than all the rest of our start.
 */
public final class JsonReader {

    private static final int DEEPEST = 500;

    // What PostgreSQL's numeric can hold; without a limit 1e999999999 would become a gigabyte.
    private static final int MOST_DIGITS = 131_072;

    // Depth is counted here, and whoever hands a text over has bounded its length.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(MOST_DIGITS)
                                    .build())
                    .build();

    private JsonReader() {}

    /** The text is not JSON, or beyond our limits; the message says which and where. */
    public static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * Reads one value that fills the whole text; whole numbers become Long or BigInteger, others
     * BigDecimal, so that nothing is lost.
     */
    public static Object read(byte[] json, int offset, int length) throws UnreadableException {
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), json, offset, length)) {
            try {
                Object value = value(parser, parser.nextToken(), 0);
                if (parser.nextToken() != null) {
                    throw notJson(parser);
                }
                return value;
            } catch (StreamConstraintsException e) {
                throw tooLong();
            } catch (JacksonException e) {
                // Its words are about the parser and its settings.
                throw notJson(parser);
            }
        }
    }

    private static UnreadableException notJson(JsonParser parser) {
        return new UnreadableException(
                "not JSON in UTF-8, near byte %d"
                        .formatted(parser.currentLocation().getColumnNr()));
    }

    private static UnreadableException tooLong() {
        return new UnreadableException("a number has more than " + MOST_DIGITS + " digits");
    }

    private static Object value(JsonParser parser, JsonToken token, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableException("nested deeper than " + DEEPEST + " levels");
        }
        if (token == null) {
            throw notJson(parser);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            default -> throw notJson(parser);
        };
    }

    private static Number whole(JsonParser parser) {
        Number number = parser.getNumberValue();
        return number instanceof Integer small ? Long.valueOf(small) : number;
    }

    private static BigDecimal fraction(JsonParser parser) {
        BigDecimal number;
        try {
            number = parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // Its exponent does not even fit into an int.
            throw tooLong();
        }
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw tooLong();
        }
        return number;
    }

    private static Map<String, Object> object(JsonParser parser, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken(), depth));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser, int depth) {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            elements.add(value(parser, token, depth));
        }
        return elements;
    }
}
