package tools.database;

import tools.Deadline;
import tools.ToolError;
import tools.guard.DestructiveStatements;
import tools.sql.Caret;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one or more statements that may change data in one explicit transaction: all of them or
 * none. Runs again as a whole when the transaction met another one (40001, 40P01), and counts that.
 *
 * @param parameters values of {@code $1}, {@code $2}, ..., the same for all statements
 * @param runs how often it was started, for the answer
 */
public record Write(String sql, List<?> parameters, WriteOptions options, AtomicInteger runs)
        implements ExecutionStrategy<WriteOutcome> {

    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("begin", "start", "commit", "end", "abort", "rollback");

    private static final Set<String> ENDS_WITH_TRANSACTION =
            Set.of("local", "constraints", "transaction");

    private static final Set<String> CLIENT_SIDE = Set.of("stdin", "stdout");

    /** A script that was not started yet. */
    public Write(String sql, List<?> parameters, WriteOptions options) {
        this(sql, parameters, options, new AtomicInteger());
    }

    /**
     * What in it deserves a second look: statements that destroy, in a few words each.
     *
     * @throws ToolError when the text will not be run at all
     */
    public List<String> destructive() throws ToolError {
        check();
        return DestructiveStatements.in(SqlText.ofSeveralStatements(sql));
    }

    @Override
    public String purpose() {
        return "execute";
    }

    @Override
    public void check() throws ToolError {
        List<SqlText> statements = SqlText.ofSeveralStatements(sql);
        int highest = 0;
        for (SqlText statement : statements) {
            refuseTransactionControl(statement);
            refuseSessionSetting(statement);
            refuseCopy(statement);
            highest = Math.max(highest, statement.parameters());
        }
        ParameterBinder.requireCount(highest, parameters.size());
        if (!options.transaction() && (statements.size() > 1 || options.dryRun())) {
            throw new ToolError(
                    "With \"transaction\": false send exactly one statement, and no dry_run: there"
                            + " is nothing to roll back.");
        }
    }

    private static void refuseTransactionControl(SqlText statement) throws ToolError {
        String first = statement.word(0).orElse("");
        boolean prepares =
                first.equals("prepare") && statement.word(1).equals(Optional.of("transaction"));
        if (prepares || TRANSACTION_CONTROL.contains(first) && !goesToSavepoint(statement)) {
            throw new ToolError(
                    "Refused: the transaction is begun and ended for you.%s\nLeave this statement out; use dry_run to roll back."
                            .formatted(Caret.at(statement.sql(), 0)));
        }
    }

    /** ROLLBACK [WORK | TRANSACTION] TO ... ends nothing. */
    private static boolean goesToSavepoint(SqlText statement) {
        Set<String> noise = Set.of("work", "transaction");
        int next = statement.word(1).filter(noise::contains).isPresent() ? 2 : 1;
        return statement.word(0).equals(Optional.of("rollback"))
                && statement.word(next).equals(Optional.of("to"));
    }

    /** It would rule calls of others, where the connection is shared (PgBouncer). */
    private static void refuseSessionSetting(SqlText statement) throws ToolError {
        boolean sets = statement.word(0).equals(Optional.of("set"));
        if (sets && statement.word(1).filter(ENDS_WITH_TRANSACTION::contains).isEmpty()) {
            throw new ToolError(
                    "Refused: a setting of the session would outlive the call.%s\nUse SET LOCAL."
                            .formatted(Caret.at(statement.sql(), 0)));
        }
    }

    private static void refuseCopy(SqlText statement) throws ToolError {
        if (!statement.word(0).equals(Optional.of("copy"))) {
            return;
        }
        for (int i = 1; i < statement.tokens().size(); i++) {
            if (statement.word(i).filter(CLIENT_SIDE::contains).isPresent()) {
                throw new ToolError(
                        "Refused: there is no client here that COPY could read from or write to.%s\nUse query to read and INSERT to write."
                                .formatted(Caret.at(statement.sql(), 0)));
            }
        }
    }

    @Override
    public WriteOutcome run(Session session, Deadline deadline) throws SQLException, ToolError {
        runs.incrementAndGet();
        List<SqlText> statements = SqlText.ofSeveralStatements(sql);
        WriteOutcome outcome = new WriteOutcome(options, runs.get() - 1);
        if (options.transaction()) {
            session.beginWriting(options, deadline);
        } else {
            session.watch(deadline);
        }
        for (int i = 0; i < statements.size(); i++) {
            try {
                runOne(session, statements.get(i), outcome);
            } catch (SQLException e) {
                throw failure(session, e, statements, i, deadline);
            }
        }
        end(session);
        return outcome;
    }

    private void runOne(Session session, SqlText statement, WriteOutcome outcome)
            throws SQLException, ToolError {
        List<?> values = parameters.subList(0, statement.parameters());
        int[] types = ParameterBinder.typesOfUnused(statement);
        if (ParameterBinder.needsTypes(values)) {
            types = session.parameterTypes(statement.sql(), types);
        }
        // Outside a transaction nothing is left to fetch from once the first rows have arrived.
        int rows = options.transaction() ? options.rowLimit() + 1 : Integer.MAX_VALUE;
        ResultReader reader = session.write(statement.sql(), values, types, rows);
        if (reader.fields().length == 0) {
            outcome.add(reader);
            return;
        }
        OpenResult result = new OpenResult(session, reader);
        Rows page = result.page(options.rowLimit(), Optional::empty);
        outcome.add(statement.word(0).orElse("").toUpperCase(Locale.ROOT), page, result.drain());
        outcome.add(reader.notices());
    }

    private void end(Session session) throws SQLException, ToolError {
        if (options.dryRun()) {
            session.rollback();
            return;
        }
        if (!options.transaction()) {
            return;
        }
        try {
            session.commit();
        } catch (SQLException e) {
            if (isUnanswered(e)) {
                throw new ToolError(
                        """
                        The outcome is unknown: COMMIT was sent, and no answer to it came (%s).
                        Either everything was changed or nothing was. Look at the data before you send this again; it was not retried.\
                        """
                                .formatted(e.getMessage()),
                        e);
            }
            throw e;
        }
    }

    /** Whether the link failed, by a break or by silence, so that the server may have gone on. */
    private static boolean isUnanswered(SQLException exception) {
        return switch (ConnectionFault.of(exception)) {
            case NONE, CONFLICT -> false;
            default -> true;
        };
    }

    /**
     * What may be retried stays as it is; the rest says which statement it was and what remains.
     */
    private SQLException failure(
            Session session,
            SQLException exception,
            List<SqlText> statements,
            int index,
            Deadline deadline)
            throws ToolError {
        if (ConnectionFault.of(exception) == ConnectionFault.CONFLICT && options.transaction()) {
            return exception;
        }
        String which =
                statements.size() == 1
                        ? ""
                        : "\nThis was statement %d of %d.".formatted(index + 1, statements.size());
        boolean lost = isUnanswered(exception);
        String what =
                options.transaction()
                        ? "\nNothing was changed: the transaction was rolled back."
                        : lost ? "\nThe outcome is unknown: look before you send it again." : "";
        throw new ToolError(
                DidYouMean.report(session, exception, statements.get(index).sql(), deadline)
                                .getMessage()
                        + which
                        + what,
                exception);
    }
}
