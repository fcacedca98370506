package tools.database;

import tools.Utf8Buffer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Writes a JSON array as the text of a PostgreSQL array (manual, 8.15.6 Array Input and Output
 * Syntax).
 */
final class ArrayLiteral {

    private ArrayLiteral() {}

    /** For example {@code {1,NULL,"a b",{2,3}}}. */
    static String of(List<?> elements) {
        StringBuilder text = new StringBuilder("{");
        for (Object element : elements) {
            text.append(text.length() > 1 ? "," : "").append(element(element));
        }
        return text.append('}').toString();
    }

    private static String element(Object element) {
        if (element == null) {
            return "NULL";
        }
        if (element instanceof List<?> nested) {
            return of(nested);
        }
        if (element instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (element instanceof Number || element instanceof Boolean) {
            return element.toString();
        }
        String text =
                element instanceof Map<?, ?>
                        ? new Utf8Buffer(64).json(element).toString()
                        : element.toString();
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
