package tools;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One argument of a tool. The input schema, the validation and the error texts are all made from
 * it.
 *
 * @param example a valid value as JSON text, shown when the caller gets it wrong
 * @param range the lowest and highest number allowed, if the numbers are bounded
 * @param choices the strings allowed; none means any
 */
public record Parameter(
        String name,
        Kind kind,
        boolean required,
        String description,
        String example,
        Optional<Range> range,
        List<String> choices) {

    /** Two bounds, both included. */
    public record Range(BigDecimal minimum, BigDecimal maximum) {

        boolean holds(BigDecimal number) {
            return minimum.compareTo(number) <= 0 && maximum.compareTo(number) >= 0;
        }
    }

    /** An optional parameter of this kind. */
    public static Parameter of(String name, Kind kind, String description, String example) {
        return new Parameter(name, kind, false, description, example, Optional.empty(), List.of());
    }

    /** An optional string that is one of these. */
    public static Parameter oneOf(String name, String description, String... choices) {
        String example = '"' + choices[0] + '"';
        return new Parameter(
                name, Kind.STRING, false, description, example, Optional.empty(), List.of(choices));
    }

    /** The same parameter, which every call has to give. */
    public Parameter mandatory() {
        return new Parameter(name, kind, true, description, example, range, choices);
    }

    /** The same parameter, for numbers from {@code low} to {@code high}, both included. */
    public Parameter between(String low, String high) {
        Range bounds = new Range(new BigDecimal(low), new BigDecimal(high));
        return new Parameter(
                name, kind, required, description, example, Optional.of(bounds), choices);
    }

    void writeSchema(Utf8Buffer json) {
        json.ascii("{\"type\":").string(kind.schemaType());
        if (kind == Kind.ARRAY) {
            // Hosts that check schemas strictly refuse an array that does not say what it holds.
            json.ascii(",\"items\":{}");
        }
        if (!choices.isEmpty()) {
            json.ascii(",\"enum\":").json(choices);
        }
        range.ifPresent(
                bounds -> {
                    json.ascii(",\"minimum\":").ascii(bounds.minimum().toPlainString());
                    json.ascii(",\"maximum\":").ascii(bounds.maximum().toPlainString());
                });
        if (!description.isEmpty()) {
            json.ascii(",\"description\":").string(description);
        }
        json.ascii("}");
    }

    /** What is allowed, in words: {@code an integer from 1 to 10000}. */
    String allowed() {
        if (!choices.isEmpty()) {
            return "one of " + String.join(", ", choices);
        }
        return range.map(
                        bounds ->
                                "%s from %s to %s"
                                        .formatted(
                                                kind.words(),
                                                bounds.minimum().toPlainString(),
                                                bounds.maximum().toPlainString()))
                .orElse(kind.words());
    }

    /** Whether this JSON value (as {@link JsonReader} reads it) is one that the parameter takes. */
    boolean accepts(Object value) {
        return switch (kind) {
            case STRING ->
                    value instanceof String text && (choices.isEmpty() || choices.contains(text));
            case BOOLEAN -> value instanceof Boolean;
            case ARRAY -> value instanceof List<?>;
            case NUMBER -> value instanceof Number number && isInRange(decimal(number));
            case INTEGER ->
                    value instanceof Number number
                            && decimal(number).stripTrailingZeros().scale() <= 0
                            && isInRange(decimal(number));
        };
    }

    private boolean isInRange(BigDecimal number) {
        return range.map(bounds -> bounds.holds(number)).orElse(true);
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }
}
