package tools.database;

import java.util.List;
import java.util.Optional;

/**
 * What the planner answered.
 *
 * @param plan the array that EXPLAIN (FORMAT JSON) gives, as {@link tools.JsonReader} reads it
 * @param tables what the catalogue knows of the tables in it
 * @param generic whether it was made without the values of the parameters
 * @param hypothetical the same with indexes that do not exist, if that was asked for
 */
public record Explained(
        List<?> plan,
        List<PlannedTable> tables,
        boolean generic,
        Optional<Hypothetical> hypothetical) {

    /** The plan with these indexes. */
    public record Hypothetical(List<?> plan, List<HypotheticalIndex> indexes) {}
}
