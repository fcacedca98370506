package tools.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of an answer of {@code query}, in columns that line up. */
final class AnswerTable {

    private static final String GAP = "   ";

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();

    private AnswerTable() {}

    /** Reads structured content as the client delivers it: JSON objects and arrays. */
    static AnswerTable of(Object structuredContent) {
        var table = new AnswerTable();
        if (!(structuredContent instanceof Map<?, ?> answer)
                || !(answer.get("columns") instanceof List<?> columns)
                || !(answer.get("rows") instanceof List<?> rows)) {
            throw new IllegalArgumentException("no rows in the answer: " + structuredContent);
        }
        var names = new ArrayList<String>();
        for (Object column : columns) {
            if (column instanceof Map<?, ?> description) {
                names.add(String.valueOf(description.get("name")));
                String type = String.valueOf(description.get("type"));
                table.numeric.add(
                        type.matches("(small|big)?int.*|int[248]|numeric.*|double.*|real"));
            }
        }
        table.lines.add(names);
        for (Object row : rows) {
            if (row instanceof List<?> cells) {
                table.lines.add(cells.stream().map(AnswerTable::text).toList());
            }
        }
        return table;
    }

    private static String text(Object cell) {
        return cell == null ? "" : cell.toString();
    }

    /** The table, each line behind this margin. */
    String indentedBy(String margin) {
        var text = new StringBuilder();
        for (List<String> line : lines) {
            var padded = new ArrayList<String>();
            for (int column = 0; column < line.size(); column++) {
                padded.add(pad(line.get(column), column));
            }
            text.append((margin + String.join(GAP, padded)).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String pad(String cell, int column) {
        int width = lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
        String blanks = " ".repeat(width - cell.length());
        return numeric.get(column) ? blanks + cell : cell + blanks;
    }
}
