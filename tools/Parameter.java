package tools;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One argument of a tool. The input schema, the validation and the error texts are all made from
 * it.
 *
 * @param example a valid value as JSON text, shown when the caller gets it wrong
 * @param minimum lowest allowed number, if there is one
 * @param maximum highest allowed number, if there is one
 */
public record Parameter(
        String name,
        Kind kind,
        boolean required,
        String description,
        String example,
        Optional<BigDecimal> minimum,
        Optional<BigDecimal> maximum) {

    /** An optional parameter of this kind. */
    public static Parameter of(String name, Kind kind, String description, String example) {
        return new Parameter(
                name, kind, false, description, example, Optional.empty(), Optional.empty());
    }

    /** The same parameter, which every call has to give. */
    public Parameter mandatory() {
        return new Parameter(name, kind, true, description, example, minimum, maximum);
    }

    /** The same parameter, for numbers from {@code low} to {@code high}, both included. */
    public Parameter between(String low, String high) {
        return new Parameter(
                name,
                kind,
                required,
                description,
                example,
                Optional.of(new BigDecimal(low)),
                Optional.of(new BigDecimal(high)));
    }

    void writeSchema(Utf8Buffer json) {
        json.ascii("{\"type\":").string(kind.schemaType());
        if (kind == Kind.ARRAY) {
            // Hosts that check schemas strictly refuse an array that does not say what it holds.
            json.ascii(",\"items\":{}");
        }
        minimum.ifPresent(low -> json.ascii(",\"minimum\":").ascii(low.toPlainString()));
        maximum.ifPresent(high -> json.ascii(",\"maximum\":").ascii(high.toPlainString()));
        json.ascii(",\"description\":").string(description).ascii("}");
    }

    /** What is allowed, in words: {@code an integer from 1 to 10000}. */
    String allowed() {
        if (minimum.isEmpty() || maximum.isEmpty()) {
            return kind.words();
        }
        return "%s from %s to %s"
                .formatted(
                        kind.words(), minimum.get().toPlainString(), maximum.get().toPlainString());
    }

    /** Whether this JSON value (as the transport reads JSON) is one that the parameter takes. */
    boolean accepts(Object value) {
        return switch (kind) {
            case STRING -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case ARRAY -> value instanceof java.util.List<?>;
            case NUMBER -> value instanceof Number number && inRange(decimal(number));
            case INTEGER ->
                    value instanceof Number number
                            && decimal(number).stripTrailingZeros().scale() <= 0
                            && inRange(decimal(number));
        };
    }

    private boolean inRange(BigDecimal number) {
        return minimum.map(low -> low.compareTo(number) <= 0).orElse(true)
                && maximum.map(high -> high.compareTo(number) >= 0).orElse(true);
    }

    static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }
}
