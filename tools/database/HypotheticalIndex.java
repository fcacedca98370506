package tools.database;

/**
 * An index that HypoPG made the planner believe in.
 *
 * @param statement as the caller wrote it
 * @param name as plans show it
 * @param bytes its estimated size
 */
public record HypotheticalIndex(String statement, String name, long bytes) {}
