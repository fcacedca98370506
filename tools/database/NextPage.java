package tools.database;

/** Names the continuation of an earlier result: the handle that its last page gave, and a size. */
public record NextPage(String cursor, int rowLimit) {}
