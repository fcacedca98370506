package tools.database;

import tools.Utf8Buffer;

/**
 * An answer's rows, written out.
 *
 * @param text header, rows and a closing line that counts them, for people and models
 * @param json {@code {columns, rows, row_count, truncated, cut_cells?, notices?}}
 * @param count how many rows there are
 */
public record Rows(Utf8Buffer text, Utf8Buffer json, int count) {}
