package tools.schema;

import tools.catalog.Relation;
import tools.catalog.RelationUse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how large a relation is and how fresh its statistics are. */
final class TableFigures {

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private TableFigures() {}

    /** For example {@code owner app, about 12,000 rows, 3.2 MB (indexes 1.1 MB)}. */
    static String line(Relation relation, RelationUse use) {
        List<String> figures = new ArrayList<>();
        figures.add("owner " + relation.owner());
        if (relation.unlogged()) {
            figures.add("unlogged");
        }
        if (hasRows(relation)) {
            figures.add(
                    use.rows() < 0
                            ? "rows unknown"
                            : String.format(Locale.ROOT, "about %,d rows", use.rows()));
            figures.add(
                    "%s (indexes %s)".formatted(size(use.totalBytes()), size(use.indexBytes())));
            figures.add(
                    use.lastAnalyzed().map(time -> "analyzed " + time).orElse("never analyzed"));
            if (use.changedRows() > 0) {
                figures.add(
                        String.format(Locale.ROOT, "%,d rows changed since", use.changedRows()));
            }
        }
        return String.join(", ", figures);
    }

    /** The same as data. */
    static void facts(Description description, Relation relation, RelationUse use) {
        if (hasRows(relation)) {
            description
                    .fact("estimated_rows", use.rows())
                    .fact("total_bytes", use.totalBytes())
                    .fact("index_bytes", use.indexBytes())
                    .fact("last_analyzed", use.lastAnalyzed())
                    .fact("changed_rows", use.changedRows());
        }
    }

    private static boolean hasRows(Relation relation) {
        return switch (relation.kind()) {
            case TABLE, PARTITIONED_TABLE, MATERIALIZED_VIEW -> true;
            default -> false;
        };
    }

    /** A number of bytes as {@code pg_size_pretty} would put it, with one more digit. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        boolean exact = unit == 0 || value >= 100 || value == Math.rint(value);
        return String.format(Locale.ROOT, exact ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }
}
