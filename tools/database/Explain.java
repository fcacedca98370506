package tools.database;

import tools.Deadline;
import tools.JsonReader;
import tools.ToolError;
import tools.guard.ExplainGuard;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Plans one statement in a READ ONLY transaction that always rolls back, and runs it there if that
 * is asked for. Our own text goes before the user's in the one Parse message, so PostgreSQL refuses
 * a second statement as always.
 *
 * @param parameters values of {@code $1}, {@code $2}, ...; none at all asks for the generic plan
 * @param analyze whether to run the statement and measure it
 * @param hypotheticalIndexes CREATE INDEX statements: the plan is made without and with them
 */
public record Explain(
        String sql, List<?> parameters, boolean analyze, List<String> hypotheticalIndexes)
        implements ExecutionStrategy<Explained> {

    private static final String READ_ONLY_TRANSACTION = "25006";

    @Override
    public String purpose() {
        return "explain";
    }

    @Override
    public void check() throws ToolError {
        read();
    }

    private SqlText read() throws ToolError {
        SqlText text = SqlText.ofOneStatement(sql);
        ExplainGuard.check(text, analyze);
        if (analyze || !parameters.isEmpty()) {
            ParameterBinder.requireCount(text.parameters(), parameters.size());
        }
        HypotheticalIndexes.check(hypotheticalIndexes);
        if (analyze && !hypotheticalIndexes.isEmpty()) {
            throw new ToolError(
                    "Hypothetical indexes exist for the planner alone, so nothing can be measured"
                            + " with them. Leave out analyze or hypothetical_indexes.");
        }
        return text;
    }

    @Override
    public Explained run(Session session, Deadline deadline) throws SQLException, ToolError {
        SqlText text = read();
        session.gate(text, deadline);
        boolean generic = parameters.size() < text.parameters();
        if (hypotheticalIndexes.isEmpty()) {
            List<?> plan = plan(session, text, deadline);
            return new Explained(plan, PlannedTables.of(session, plan), generic, Optional.empty());
        }
        HypotheticalIndexes indexes = new HypotheticalIndexes(session, hypotheticalIndexes);
        indexes.begin(deadline);
        List<?> without = plan(session, text, deadline);
        List<PlannedTable> tables = PlannedTables.of(session, without);
        try {
            List<HypotheticalIndex> created = indexes.create(deadline);
            List<?> with = plan(session, text, deadline);
            var hypothetical = new Explained.Hypothetical(with, created);
            return new Explained(without, tables, generic, Optional.of(hypothetical));
        } finally {
            indexes.drop();
        }
    }

    private List<?> plan(Session session, SqlText text, Deadline deadline)
            throws SQLException, ToolError {
        String options = options(session.majorVersion());
        ResultReader reader;
        if (parameters.size() < text.parameters()) {
            session.begin(deadline);
            reader = GenericPlan.explain(session, options, text);
        } else {
            reader = explain(session, options, deadline);
        }
        byte[] json = reader.takeRows().get(0).get(0);
        return (List<?>) JsonReader.read(json, 0, json.length);
    }

    /** Our part of the text, made of constants. */
    private String options(int majorVersion) {
        String always = analyze ? ", analyze, buffers" : ", summary";
        String since17 = analyze ? ", memory, serialize text" : ", memory";
        return "explain (format json, verbose, settings%s%s) "
                .formatted(always, majorVersion >= 17 ? since17 : "");
    }

    private ResultReader explain(Session session, String options, Deadline deadline)
            throws SQLException, ToolError {
        try {
            return session.open(options + sql, parameters, 2, deadline);
        } catch (SQLException e) {
            if (analyze && READ_ONLY_TRANSACTION.equals(e.getSQLState())) {
                throw ExplainGuard.wouldWrite("statement", "");
            }
            throw ShiftedPosition.of(e, options.length());
        }
    }
}
