package tools.guard;

import tools.ToolError;
import tools.sql.SqlText;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names that can stand for a function's value and not for a row: in {@code from unnest(x) as u}
 * the row {@code u} is the value itself (parse_relation.c), so {@code u.name} can call any function
 * on it. Where the name is not certain, every name is one.
 */
final class ScalarAliases {

    /** Functions without parentheses, and those whose value the server names in its own way. */
    private static final Set<String> SPECIAL =
            Set.of(
                    "cast",
                    "collation",
                    "treat",
                    "trim",
                    "rows",
                    "user",
                    "current_catalog",
                    "current_date",
                    "current_role",
                    "current_schema",
                    "current_time",
                    "current_timestamp",
                    "current_user",
                    "localtime",
                    "localtimestamp",
                    "session_user",
                    "system_user");

    /** What can stand where an item begins, before a parenthesis, and is no function. */
    private static final Set<String> NO_ITEMS =
            Set.of("select", "with", "values", "lateral", "only");

    private final SqlText text;
    private final Set<String> names = new HashSet<>();
    private boolean all;

    private ScalarAliases(SqlText text) {
        this.text = text;
    }

    /** Looks through all FROM clauses of a statement. */
    static ScalarAliases in(SqlText text) throws ToolError {
        ScalarAliases aliases = new ScalarAliases(text);
        BitSet items = FromItems.in(text);
        for (int i = items.nextSetBit(0); i >= 0; i = items.nextSetBit(i + 1)) {
            aliases.item(i);
        }
        return aliases;
    }

    /** Whether this can be the name of a function's value. */
    boolean contain(String name) {
        return all || names.contains(name);
    }

    /** Takes the names of an item that is a function. */
    private void item(int index) throws ToolError {
        String word = text.word(index).orElse("");
        all |= SPECIAL.contains(word);
        if (NO_ITEMS.contains(word)) {
            return;
        }
        int last = index;
        while (text.name(last).isPresent() && text.isSymbol(last + 1, '.')) {
            last += 2;
        }
        Optional<String> function = text.name(last);
        if (function.isEmpty() || !text.isSymbol(last + 1, '(')) {
            return;
        }
        names.add(function.get());
        int alias = behindParentheses(last + 1);
        if (text.word(alias).filter("as"::equals).isPresent()) {
            alias++;
        }
        text.name(alias).ifPresent(names::add);
    }

    private int behindParentheses(int open) {
        int depth = 0;
        int at = open;
        do {
            if (text.isSymbol(at, '(')) {
                depth++;
            } else if (text.isSymbol(at, ')')) {
                depth--;
            }
            at++;
        } while (depth > 0 && at < text.tokens().size());
        return at;
    }
}
