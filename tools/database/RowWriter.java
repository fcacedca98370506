package tools.database;

import org.postgresql.core.Field;
import org.postgresql.core.Tuple;

import tools.ToolResult;
import tools.Utf8Buffer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes rows as JSON and as a compact table at once, and stops at the limits of one answer: the
 * rows asked for and {@link ToolResult#MOST_BYTES} in each form. What does not fit is counted,
 * never silent.
 */
final class RowWriter {

    private static final int CELL_BYTES = 4096;
    // What the closing line and the closing members of the JSON may take.
    private static final int CLOSING_BYTES = 512;

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

    RowWriter(Field[] fields, List<String> typeNames, int rowLimit) {
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
    }

    /** Writes rows as long as they fit, and returns those that do not. */
    List<Tuple> write(List<Tuple> rows) {
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

    private boolean fits(Tuple row) {
        int jsonBefore = json.length();
        int textBefore = text.length();
        int cutBefore = cutCells;
        write(row);
        if (!overflows()) {
            return true;
        }
        json.truncate(jsonBefore);
        text.truncate(textBefore);
        cutCells = cutBefore;
        full = true;
        if (rowCount > 0) {
            return false;
        }
        // Even the first row alone is too wide: better all of its columns, each cut shorter, than
        // none.
        cellBytes = Math.max(16, (ToolResult.MOST_BYTES - jsonBefore) / fields.length / 4);
        write(row);
        return true;
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
            json.ascii(",\"notices\":").json(notices);
            notices.forEach(notice -> text.raw('\n').text(notice));
        }
        json.raw('}');
        return new Rows(text, json, rowCount);
    }
}
