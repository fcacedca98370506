package tools.database;

import org.postgresql.core.Tuple;

import tools.Deadline;
import tools.JsonReader;
import tools.ToolError;

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

    private static final int FIRST_WITH_GENERIC_PLANS = 16;
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
        String prefix = prefix(session.majorVersion(), generic);
        if (hypotheticalIndexes.isEmpty()) {
            List<?> plan = plan(session, prefix, deadline);
            return new Explained(plan, PlannedTables.of(session, plan), generic, Optional.empty());
        }
        HypotheticalIndexes indexes = new HypotheticalIndexes(session, hypotheticalIndexes);
        indexes.begin(deadline);
        List<?> without = plan(session, prefix, deadline);
        List<PlannedTable> tables = PlannedTables.of(session, without);
        try {
            List<HypotheticalIndex> created = indexes.create(deadline);
            List<?> with = plan(session, prefix, deadline);
            var hypothetical = new Explained.Hypothetical(with, created);
            return new Explained(without, tables, generic, Optional.of(hypothetical));
        } finally {
            indexes.drop();
        }
    }

    /** Our half of the text, made of constants. */
    private String prefix(int majorVersion, boolean generic) throws ToolError {
        StringBuilder options = new StringBuilder("explain (format json, verbose, settings");
        options.append(analyze ? ", analyze, buffers" : ", summary");
        if (majorVersion >= 17) {
            options.append(analyze ? ", memory, serialize text" : ", memory");
        }
        if (generic) {
            if (majorVersion < FIRST_WITH_GENERIC_PLANS) {
                throw new ToolError(
                        "The statement has parameters, and PostgreSQL %d cannot plan it without their values. Give params, one value for each of $1 to $n."
                                .formatted(majorVersion));
            }
            options.append(", generic_plan");
        }
        return options.append(") ").toString();
    }

    private List<?> plan(Session session, String prefix, Deadline deadline)
            throws SQLException, ToolError {
        try {
            ResultReader reader = session.open(prefix + sql, parameters, 2, deadline);
            List<Tuple> rows = reader.takeRows();
            byte[] json = rows.get(0).get(0);
            return (List<?>) JsonReader.read(json, 0, json.length);
        } catch (SQLException e) {
            if (analyze && READ_ONLY_TRANSACTION.equals(e.getSQLState())) {
                throw ExplainGuard.wouldWrite("statement", "");
            }
            throw ShiftedPosition.of(e, prefix.length());
        }
    }
}
