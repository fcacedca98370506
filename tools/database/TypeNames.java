package tools.database;

import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.Tuple;

import tools.ToolError;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows how PostgreSQL names the types of columns, and asks once for each that it does not know.
 */
final class TypeNames {

    private static final String FORMAT_TYPES =
            """
            select t.oid::text, t.mod::text, format_type(t.oid, t.mod)
              from unnest($1::oid[], $2::int[]) as t(oid, mod)
             order by t.oid, t.mod
            """;

    private record Type(int oid, int modifier) {}

    private final Map<Type, String> names = new ConcurrentHashMap<>();

    /** The types of everyday queries, so that a first answer needs no extra round trip. */
    TypeNames() {
        Map.of(
                        Oid.BOOL, "boolean",
                        Oid.INT2, "smallint",
                        Oid.INT4, "integer",
                        Oid.INT8, "bigint",
                        Oid.TEXT, "text",
                        Oid.NUMERIC, "numeric",
                        Oid.FLOAT8, "double precision",
                        Oid.DATE, "date",
                        Oid.TIMESTAMPTZ, "timestamp with time zone",
                        Oid.NAME, "name")
                .forEach((oid, name) -> names.put(new Type(oid, -1), name));
    }

    /** The names in the order of the columns. */
    List<String> of(Session session, Field[] fields) throws SQLException, ToolError {
        Set<Type> unknown = new LinkedHashSet<>();
        for (Field field : fields) {
            Type type = typeOf(field);
            if (!names.containsKey(type)) {
                unknown.add(type);
            }
        }
        if (!unknown.isEmpty()) {
            learn(session, unknown);
        }
        List<String> result = new ArrayList<>(fields.length);
        for (Field field : fields) {
            result.add(names.getOrDefault(typeOf(field), "???"));
        }
        return result;
    }

    private static Type typeOf(Field field) {
        return new Type(field.getOID(), field.getMod());
    }

    private void learn(Session session, Set<Type> unknown) throws SQLException, ToolError {
        String oids =
                ArrayLiteral.of(
                        unknown.stream().map(type -> Integer.toUnsignedString(type.oid)).toList());
        String modifiers = ArrayLiteral.of(unknown.stream().map(Type::modifier).toList());
        for (Tuple row : session.ask(FORMAT_TYPES, List.of(oids, modifiers)).takeRows()) {
            int oid = Integer.parseUnsignedInt(string(row, 0));
            names.put(new Type(oid, Integer.parseInt(string(row, 1))), string(row, 2));
        }
    }

    private static String string(Tuple row, int column) {
        return new String(row.get(column), StandardCharsets.UTF_8);
    }
}
