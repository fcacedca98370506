package tools.sql;

/** Shows where in a SQL text something is: line, column, the line itself and a caret below it. */
public final class Caret {

    private static final int WIDTH = 120;

    private Caret() {}

    /** Three lines, starting with a line break, that point at the character with this index. */
    public static String at(String sql, int index) {
        int position = Math.max(0, Math.min(index, sql.length()));
        int lineStart = sql.lastIndexOf('\n', position - 1) + 1;
        int lineEnd = sql.indexOf('\n', position);
        long line = sql.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        int column = sql.codePointCount(lineStart, position) + 1;
        int from = Math.max(lineStart, position - WIDTH / 2);
        int to = Math.min(lineEnd < 0 ? sql.length() : lineEnd, from + WIDTH);
        // A tab in the line stays a tab in front of the caret, so that both are as wide.
        String indent = sql.substring(from, position).replaceAll("[^\t]", " ");
        return "\nline %d, column %d:\n%s\n%s^"
                .formatted(line, column, sql.substring(from, Math.max(from, to)), indent);
    }
}
