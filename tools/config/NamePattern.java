package tools.config;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as the catalogue has it, in which {@code *} stands for any text; with dots it names what a
 * thing belongs to as well, from the right: {@code email}, {@code customer.email}.
 */
public record NamePattern(String text) {

    /** Tells whether these are the last parts of the thing's name, from the schema down. */
    public boolean matches(String... path) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > path.length) {
            return false;
        }
        for (int i = 1; i <= parts.length; i++) {
            if (!matchesPart(parts[parts.length - i], path[path.length - i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesPart(String pattern, String name) {
        String expression =
                Stream.of(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
    }
}
