package tools.database;

import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;

import tools.ToolError;
import tools.Utf8Buffer;
import tools.sql.SqlText;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Binds JSON values to {@code $n} parameters as text. Their types are left to the server, which
 * knows them from the statement.
 */
final class ParameterBinder {

    private ParameterBinder() {}

    /**
     * Checks that there is one value for each parameter.
     *
     * @throws ToolError saying how many the statement takes and how many were given
     */
    static void requireCount(int wanted, int given) throws ToolError {
        if (wanted != given) {
            throw new ToolError(
                    "The statement has %s, but params holds %s. Give one value for each of $1 to $n, in order."
                            .formatted(count(wanted, "parameter"), count(given, "value")));
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * Whether the types must be known first: an array is one text as SQL array, another as JSON.
     */
    static boolean needsTypes(List<?> values) {
        return values.stream().anyMatch(List.class::isInstance);
    }

    /**
     * A type (OID) for each parameter that the statement leaves out, 0 for those that it uses: the
     * server cannot find a type for what is never mentioned.
     */
    static int[] typesOfUnused(SqlText statement) throws ToolError {
        boolean[] used = statement.usedParameters();
        int[] types = new int[used.length];
        for (int i = 0; i < used.length; i++) {
            types[i] = used[i] ? Oid.UNSPECIFIED : Oid.TEXT;
        }
        return types;
    }

    /** Sets all values; {@code types} are OIDs, 0 where the server is to find the type. */
    static void bind(ParameterList list, List<?> values, int[] types)
            throws SQLException, ToolError {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                list.setNull(i + 1, types[i]);
            } else {
                list.setStringParameter(i + 1, text(value, types[i], i + 1), types[i]);
            }
        }
    }

    private static String text(Object value, int type, int number) throws ToolError {
        String text;
        if (value instanceof String string) {
            text = string;
        } else if (value instanceof BigDecimal decimal) {
            text = decimal.toPlainString();
        } else if (value instanceof List<?> elements && type != Oid.JSON && type != Oid.JSONB) {
            text = ArrayLiteral.of(elements);
        } else if (value instanceof List<?> || value instanceof Map<?, ?>) {
            text = new Utf8Buffer(64).json(value).toString();
        } else {
            text = value.toString();
        }
        if (text.indexOf('\0') >= 0) {
            throw new ToolError(
                    "Parameter $%d holds a NUL character (U+0000), which PostgreSQL text cannot hold."
                            .formatted(number));
        }
        return text;
    }
}
