package tools.database;

import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

import tools.ToolError;
import tools.ToolResult;
import tools.Utf8Buffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows as JSON and as a compact table at once, and stops at the limits of one answer: the
 * rows asked for and {@link ToolResult#MOST_BYTES} in each form. What does not fit is counted,
 * never silent.
 */
final class RowWriter {

    private static final int CELL_BYTES = 4096;
    private static final int SHORTEST_CELL_BYTES = 16;
    // What rows leave for the closing line, the closing members of the JSON and some notices.
    private static final int CLOSING_BYTES = 2048;
    private static final int LEFT_OUT_BYTES = 64;

    private final Field[] fields;
    private final int rowLimit;
    private final Utf8Buffer json = new Utf8Buffer(1024);
    private final Utf8Buffer text = new Utf8Buffer(512);
    private int cellBytes = CELL_BYTES;
    private int rowCount;
    private int cutCells;
    private long bytesRead;
    private boolean truncated;
    private boolean full;

    /**
     * Begins with the columns.
     *
     * @throws ToolError when they alone are more than an answer may have
     */
    RowWriter(Field[] fields, List<String> typeNames, int rowLimit) throws ToolError {
        this.fields = fields;
        this.rowLimit = rowLimit;
        json.ascii("{\"columns\":[");
        for (int i = 0; i < fields.length; i++) {
            String name = fields[i].getColumnLabel();
            json.ascii(i == 0 ? "{\"name\":" : ",{\"name\":").string(name);
            json.ascii(",\"type\":").string(typeNames.get(i)).raw('}');
            text.ascii(i == 0 ? "" : "|");
            CellWriter.textCell(text, name.getBytes(StandardCharsets.UTF_8));
        }
        json.ascii("],\"rows\":[");
        text.raw('\n');
        if (overflows()) {
            throw tooWide("names and types alone");
        }
    }

    private ToolError tooWide(String what) {
        return new ToolError(
                "The result has %d columns, and their %s take more than the %d KB of one answer.\nName the columns that you need instead of *."
                        .formatted(fields.length, what, ToolResult.MOST_BYTES / 1024));
    }

    /**
     * Writes rows as long as they fit, and returns those that do not.
     *
     * @throws ToolError when not even one row fits
     */
    List<Tuple> write(List<Tuple> rows) throws ToolError {
        for (int i = 0; i < rows.size(); i++) {
            bytesRead += rows.get(i).length();
            if (rowCount == rowLimit || !fits(rows.get(i))) {
                truncated = true;
                return rows.subList(i, rows.size());
            }
            rowCount++;
        }
        return List.of();
    }

    /** Whether the answer has to end before the result does. */
    boolean truncated() {
        return truncated;
    }

    private boolean fits(Tuple row) throws ToolError {
        int jsonBefore = json.length();
        int textBefore = text.length();
        int cutBefore = cutCells;
        while (true) {
            write(row);
            if (!overflows()) {
                return true;
            }
            json.truncate(jsonBefore);
            text.truncate(textBefore);
            cutCells = cutBefore;
            if (rowCount > 0) {
                full = true;
                return false;
            }
            // Even the first row alone is too wide: better all of its columns, each cut shorter,
            // than none.
            cellBytes /= 2;
            if (cellBytes < SHORTEST_CELL_BYTES) {
                throw tooWide("names, types and first row");
            }
        }
    }

    private boolean overflows() {
        return Math.max(json.length(), text.length()) > ToolResult.MOST_BYTES - CLOSING_BYTES;
    }

    private void write(Tuple row) {
        json.ascii(rowCount == 0 ? "[" : ",[");
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                json.raw(',');
                text.raw('|');
            }
            if (CellWriter.write(json, text, fields[i].getOID(), row.get(i), cellBytes)) {
                cutCells++;
            }
        }
        json.raw(']');
        text.raw('\n');
    }

    /** How many more rows the answer may hold. */
    int roomForRows() {
        return rowLimit - rowCount;
    }

    /** How wide a row was on average so far, in bytes, at least 1. */
    long averageRowBytes() {
        return Math.max(1, bytesRead / Math.max(1, rowCount));
    }

    /**
     * Closes both forms.
     *
     * @param cursor the handle under which the rest can be had
     */
    Rows finish(Optional<String> cursor, List<String> notices) {
        json.ascii("],\"row_count\":").ascii(Integer.toString(rowCount));
        json.ascii(",\"truncated\":").ascii(Boolean.toString(truncated));
        text.raw('(').ascii(rowCount == 1 ? "1 row" : rowCount + " rows");
        if (truncated) {
            text.ascii(", more exist: ").ascii(full ? "the answer is full" : "limit reached");
        }
        if (cutCells > 0) {
            json.ascii(",\"cut_cells\":").ascii(Integer.toString(cutCells));
            text.ascii("; ").ascii(cutCells == 1 ? "1 cell" : cutCells + " cells").ascii(" cut");
        }
        text.raw(')');
        cursor.ifPresent(
                handle -> {
                    json.ascii(",\"cursor\":").string(handle);
                    text.ascii("\nNext page: call query with cursor ").text(handle);
                });
        if (!notices.isEmpty()) {
            List<String> shown = thoseThatFit(notices);
            json.ascii(",\"notices\":").json(shown);
            shown.forEach(notice -> text.raw('\n').text(notice));
        }
        json.raw('}');
        return new Rows(text, json, rowCount);
    }

    private List<String> thoseThatFit(List<String> notices) {
        int room = ToolResult.MOST_BYTES - Math.max(json.length(), text.length()) - LEFT_OUT_BYTES;
        List<String> shown = new ArrayList<>();
        for (String notice : notices) {
            // In JSON it is never shorter than in the table.
            room -= new Utf8Buffer(notice.length()).string(notice).length() + 1;
            if (room < 0) {
                shown.add("%d notices left out".formatted(notices.size() - shown.size()));
                break;
            }
            shown.add(notice);
        }
        return shown;
    }
}
