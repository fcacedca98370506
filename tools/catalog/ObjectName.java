package tools.catalog;

import tools.ToolError;
import tools.sql.Lexer;
import tools.sql.SqlText;
import tools.sql.Token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The name of an object as somebody wrote it: {@code orders}, {@code shop.orders}, {@code "My
 * Table"}, {@code shop.orders.id}, {@code shop.total(int, text)}.
 *
 * @param typed the whole text, for messages
 * @param parts the names between the dots, as SQL reads them: folded and unquoted
 * @param literalParts the same without folding, for those who write a mixed-case name without
 *     quotes
 * @param arguments the types between the parentheses, if there are parentheses
 */
public record ObjectName(
        String typed,
        List<String> parts,
        List<String> literalParts,
        Optional<List<String>> arguments) {

    private static final int MOST_PARTS = 3;

    /**
     * Reads a name. What SQL cannot read as one is taken literally, cut at its dots: {@code
     * order-items} is a table's name too.
     *
     * @throws ToolError when it is empty or has too many parts
     */
    public static ObjectName parse(String typed) throws ToolError {
        String text = typed.strip();
        ObjectName name = ofSql(text).orElseGet(() -> literal(text));
        if (text.isEmpty() || name.parts.size() > MOST_PARTS || name.parts.contains("")) {
            throw new ToolError(
                    "\"%s\" is not a name. Write orders, shop.orders, shop.orders.id, \"My Table\" or shop.total(int)."
                            .formatted(typed));
        }
        return name;
    }

    private static ObjectName literal(String text) {
        List<String> parts = Arrays.asList(text.split("\\.", -1));
        return new ObjectName(text, parts, parts, Optional.empty());
    }

    /** The name as SQL reads it; empty if that is not how it is written. */
    static Optional<ObjectName> ofSql(String text) {
        try {
            SqlText sql = new SqlText(text, Lexer.lex(text), 0);
            return sqlName(sql);
        } catch (ToolError e) {
            // A quote that is never closed, for example: then it is part of the name.
            return Optional.empty();
        }
    }

    private static Optional<ObjectName> sqlName(SqlText sql) throws ToolError {
        List<String> parts = new ArrayList<>();
        List<String> literalParts = new ArrayList<>();
        int at = 0;
        do {
            Optional<String> part = sql.name(at);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            boolean quoted = sql.tokens().get(at).kind() == Token.Kind.QUOTED_IDENTIFIER;
            literalParts.add(quoted ? part.get() : sql.textOf(at));
            at += 2;
        } while (sql.isSymbol(at - 1, '.'));
        at--;
        if (at == sql.tokens().size()) {
            return Optional.of(new ObjectName(sql.sql(), parts, literalParts, Optional.empty()));
        }
        int last = sql.tokens().size() - 1;
        if (!sql.isSymbol(at, '(') || !sql.isSymbol(last, ')')) {
            return Optional.empty();
        }
        return Optional.of(
                new ObjectName(
                        sql.sql(), parts, literalParts, Optional.of(arguments(sql, at + 1, last))));
    }

    /** The texts between the commas of the outermost list. */
    private static List<String> arguments(SqlText sql, int from, int to) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = sql.tokens().get(from - 1).end();
        for (int i = from; i <= to; i++) {
            Token token = sql.tokens().get(i);
            if (i == to || depth == 0 && token.isSymbol(sql.sql(), ',')) {
                arguments.add(sql.sql().substring(start, token.start()).strip());
                start = token.end();
            } else if (token.isSymbol(sql.sql(), '(')) {
                depth++;
            } else if (token.isSymbol(sql.sql(), ')')) {
                depth--;
            }
        }
        boolean none = arguments.equals(List.of("")) || arguments.equals(List.of("*"));
        return none ? List.of() : arguments;
    }

    /** The same name with its parts taken as they were written. */
    ObjectName literally() {
        return new ObjectName(typed, literalParts, literalParts, arguments);
    }

    /** The last part. */
    String last() {
        return parts.get(parts.size() - 1);
    }

    /** The part that stands so many places before the last; empty if there is none. */
    String before(int places) {
        int index = parts.size() - 1 - places;
        return index < 0 ? "" : parts.get(index);
    }
}
