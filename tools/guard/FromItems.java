package tools.guard;

import tools.sql.SqlText;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;

/** Where the items of FROM clauses begin: the only places where a relation can be named. */
final class FromItems {

    /** Reserved words that end a FROM clause. */
    private static final Set<String> ENDS =
            Set.of(
                    "where",
                    "group",
                    "having",
                    "window",
                    "union",
                    "intersect",
                    "except",
                    "order",
                    "limit",
                    "offset",
                    "fetch",
                    "for",
                    "select");

    private final SqlText text;
    private final Deque<Boolean> inFrom = new ArrayDeque<>();

    private FromItems(SqlText text) {
        this.text = text;
    }

    /** The tokens with which an item begins, rather some too many than one too few. */
    static BitSet in(SqlText text) {
        return new FromItems(text).read();
    }

    private BitSet read() {
        BitSet starts = new BitSet();
        inFrom.push(false);
        boolean itemStarts = false;
        for (int i = 0; i < text.tokens().size(); i++) {
            if (itemStarts && !text.isSymbol(i, '(')) {
                starts.set(i);
            }
            itemStarts = nextIsItem(i, itemStarts);
        }
        return starts;
    }

    /** Follows the clauses; true where an item of a FROM clause begins behind this token. */
    private boolean nextIsItem(int index, boolean itemStarts) {
        if (text.isSymbol(index, '(')) {
            inFrom.push(itemStarts);
            return itemStarts;
        }
        if (text.isSymbol(index, ')')) {
            if (inFrom.size() > 1) {
                inFrom.pop();
            }
            return false;
        }
        if (text.isSymbol(index, ',')) {
            return inFrom.peek();
        }
        // Behind a dot even a reserved word is a column's name.
        String word = text.isSymbol(index - 1, '.') ? "" : text.word(index).orElse("");
        if (ENDS.contains(word)) {
            setInFrom(false);
        } else if (word.equals("from")) {
            setInFrom(true);
            return true;
        }
        return switch (word) {
            case "join", "lateral", "only", "table" -> true;
            default -> false;
        };
    }

    private void setInFrom(boolean now) {
        inFrom.pop();
        inFrom.push(now);
    }
}
