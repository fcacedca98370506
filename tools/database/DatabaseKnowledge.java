package tools.database;

/** What the connections of one database share: what was learned about it, and what stays open. */
record DatabaseKnowledge(TypeNames typeNames, Gatekeeper gatekeeper, CursorStore cursors) {}
