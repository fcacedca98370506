package tools;

import tools.config.NearestName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one call, checked against the tool's parameters before the tool sees them. */
public final class Arguments {

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Checks the names and types of all arguments; an argument that is {@code null} counts as not
     * given.
     *
     * @throws ToolError naming every wrong argument, what it has to be, and an example
     */
    public static Arguments of(ToolSpec spec, Map<String, Object> given) throws ToolError {
        List<String> mistakes = new ArrayList<>();
        for (String name : given.keySet()) {
            if (spec.parameters().stream().noneMatch(known -> known.name().equals(name))) {
                mistakes.add(unknown(spec, name));
            }
        }
        for (Parameter parameter : spec.parameters()) {
            Object value = given.get(parameter.name());
            if (value == null && parameter.required()) {
                mistakes.add(wrong(parameter, "is missing"));
            }
            if (!UnicodeText.isValid(value)) {
                mistakes.add(
                        "Argument \"%s\" holds half of a surrogate pair, which is no character: send it whole."
                                .formatted(parameter.name()));
            }
            if (value != null && !parameter.accepts(value)) {
                mistakes.add(wrong(parameter, "is " + shown(value)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ToolError(
                    "Invalid arguments for " + spec.name() + ".\n" + String.join("\n", mistakes));
        }
        return new Arguments(given);
    }

    private static String unknown(ToolSpec spec, String name) {
        List<String> names = spec.parameters().stream().map(Parameter::name).toList();
        String advice =
                NearestName.of(name, names)
                        .map(nearest -> "did you mean \"" + nearest + "\"?")
                        .orElse("known are " + String.join(", ", names) + ".");
        return "Argument \"" + name + "\" is unknown: " + advice;
    }

    private static String wrong(Parameter parameter, String problem) {
        return "Argument \"%s\" %s: it must be %s, for example {\"%s\": %s}."
                .formatted(
                        parameter.name(),
                        problem,
                        parameter.allowed(),
                        parameter.name(),
                        parameter.example());
    }

    private static String shown(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof String text) {
            return text.length() > 40 ? "a string" : "the string \"" + text + "\"";
        }
        return value instanceof List<?> ? "an array" : "an object";
    }

    /** A mandatory string. */
    public String string(String name) {
        return (String) values.get(name);
    }

    /** A string, if given. */
    public Optional<String> optionalString(String name) {
        return Optional.ofNullable(string(name));
    }

    /** Whether a flag was given and set. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** Whether a flag was given and cleared. */
    public boolean isFalse(String name) {
        return Boolean.FALSE.equals(values.get(name));
    }

    /** An integer within the range of its parameter, if given. */
    public Optional<Integer> integer(String name) {
        return number(name).map(Number::intValue);
    }

    /** A number, if given. */
    public Optional<Number> number(String name) {
        return Optional.ofNullable((Number) values.get(name));
    }

    /** The elements of an array, empty when it was not given; elements can be {@code null}. */
    public List<?> array(String name) {
        return values.get(name) instanceof List<?> elements ? elements : List.of();
    }
}
