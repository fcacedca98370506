package tools.database;

import org.postgresql.core.Tuple;

import tools.Deadline;
import tools.ToolError;
import tools.sql.SqlText;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Indexes of HypoPG in one session. The extension keeps them in the backend's memory. */
final class HypotheticalIndexes {

    private static final String FIND =
            """
            select (select pg_catalog.quote_ident(n.nspname)
                      from pg_catalog.pg_extension e
                      join pg_catalog.pg_namespace n on n.oid = e.extnamespace
                     where e.extname = 'hypopg') as schema,
                   exists (select from pg_catalog.pg_available_extensions a where a.name = 'hypopg') as available
            """;

    private static final int MOST = 10;
    private static final String SAVEPOINT = "without_indexes";

    private final Session session;
    private final List<String> statements;
    private String schema = "";

    HypotheticalIndexes(Session session, List<String> statements) {
        this.session = session;
        this.statements = statements;
    }

    /**
     * Each text must be exactly one CREATE INDEX statement: HypoPG parses it on the server.
     *
     * @throws ToolError naming the first that is not
     */
    static void check(List<String> statements) throws ToolError {
        if (statements.size() > MOST) {
            throw new ToolError(
                    "At most %d hypothetical indexes a call; there are %d."
                            .formatted(MOST, statements.size()));
        }
        for (int i = 0; i < statements.size(); i++) {
            read(statements.get(i), i);
        }
    }

    private static SqlText read(String statement, int index) throws ToolError {
        SqlText text;
        try {
            text = SqlText.ofOneStatement(statement);
        } catch (ToolError e) {
            throw inElement(index, e);
        }
        int second = text.word(1).equals(Optional.of("unique")) ? 2 : 1;
        if (!text.word(0).equals(Optional.of("create"))
                || !text.word(second).equals(Optional.of("index"))) {
            throw new ToolError(
                    "hypothetical_indexes, element %d, is no CREATE INDEX statement. Write it like \"create index on orders (customer_id)\"."
                            .formatted(index + 1));
        }
        return text;
    }

    private static ToolError inElement(int index, ToolError error) {
        return new ToolError(
                "hypothetical_indexes, element %d: %s".formatted(index + 1, error.getMessage()),
                error);
    }

    /** Begins the transaction and looks for the extension. */
    void begin(Deadline deadline) throws SQLException, ToolError {
        for (int i = 0; i < statements.size(); i++) {
            session.gate(read(statements.get(i), i), deadline);
        }
        session.begin(deadline);
        Tuple found = session.ask(FIND, List.of()).takeRows().get(0);
        schema = text(found, 0);
        if (schema.isEmpty()) {
            throw missing(text(found, 1).equals("t"));
        }
        BackendState.mark(session, SAVEPOINT);
    }

    private ToolError missing(boolean available) {
        String install =
                available
                        ? ""
                        : "install it on the database server (Debian, Ubuntu: apt-get install postgresql-%d-hypopg), then "
                                .formatted(session.majorVersion());
        return new ToolError(
                "Hypothetical indexes need the extension HypoPG, which this database does not have.\nTo get it: %slet a superuser run \"create extension hypopg\" in this database."
                        .formatted(install));
    }

    /** Makes the planner believe in all of them. */
    List<HypotheticalIndex> create(Deadline deadline) throws SQLException, ToolError {
        List<HypotheticalIndex> created = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            try {
                created.add(create(statements.get(i)));
            } catch (SQLException e) {
                if (ConnectionFault.of(e) != ConnectionFault.NONE || deadline.passed()) {
                    throw ShiftedPosition.of(e, Integer.MAX_VALUE);
                }
                // Its position counts in the text of the index.
                throw inElement(i, DatabaseError.of(e, statements.get(i), deadline));
            }
        }
        return created;
    }

    private HypotheticalIndex create(String statement) throws SQLException, ToolError {
        Tuple index =
                session.ask(
                                "select indexrelid, indexname from %s.hypopg_create_index($1)"
                                        .formatted(schema),
                                List.of(statement))
                        .takeRows()
                        .get(0);
        Tuple size =
                session.ask(
                                "select %s.hypopg_relation_size($1)".formatted(schema),
                                List.of(text(index, 0)))
                        .takeRows()
                        .get(0);
        return new HypotheticalIndex(statement, text(index, 1), Long.parseLong(text(size, 0)));
    }

    /** Drops all of them. */
    void drop() {
        BackendState.takeBack(session, SAVEPOINT, "select %s.hypopg_reset()".formatted(schema));
    }

    private static String text(Tuple row, int column) {
        byte[] value = row.get(column);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
