package tools.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which columns are masked in what the tools answer.
 *
 * @param tag a word that masks a column when it stands in the column's comment
 * @param refuseInConditions whether statements are refused that could find a masked value out by
 *     comparing it
 */
public record MaskingPolicy(List<NamePattern> columns, String tag, boolean refuseInConditions) {

    public MaskingPolicy {
        columns = List.copyOf(columns);
    }

    /** Tells whether the column is masked. */
    public boolean masks(String schema, String table, String column, String comment) {
        return columns.stream().anyMatch(name -> name.matches(schema, table, column))
                || hasTag(comment);
    }

    private boolean hasTag(String comment) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(tag) + "(?![\\w-])")
                .matcher(comment)
                .find();
    }
}
