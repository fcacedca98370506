package tools.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares argument types as people write them with those of a routine. */
final class ArgumentTypes {

    /** Spellings of the grammar that are neither a type's name nor how the server prints it. */
    private static final Map<String, String> SPELLINGS =
            Map.of("int", "integer", "decimal", "numeric", "char", "character", "float", "float8");

    private ArgumentTypes() {}

    /**
     * Whether these are the types of a routine.
     *
     * @param types a pair for each argument: how the server prints the type, and its bare name
     */
    static boolean match(List<String> written, List<?> types) {
        if (written.size() > types.size() && written.stream().anyMatch(ArgumentTypes::isResult)) {
            return match(written.stream().filter(one -> !isResult(one)).toList(), types);
        }
        if (written.size() != types.size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            if (!matches(normal(written.get(i)), (List<?>) types.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What a function only gives back is no part of its identity. */
    private static boolean isResult(String written) {
        return normal(written).startsWith("out ");
    }

    /** The argument's name or mode may stand in front. */
    private static boolean matches(String written, List<?> names) {
        return names.stream()
                .map(name -> normal(name.toString()))
                .anyMatch(
                        name ->
                                written.equals(name)
                                        || written.endsWith(' ' + name)
                                        || name.endsWith('.' + written));
    }

    private static String normal(String type) {
        String plain =
                type.toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("\\s+", " ").strip();
        String array = plain.endsWith("[]") ? "[]" : "";
        String element = plain.substring(0, plain.length() - array.length());
        return SPELLINGS.getOrDefault(element, element) + array;
    }
}
