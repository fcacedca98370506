package tools.database;

import tools.Deadline;
import tools.ToolError;
import tools.guard.DestructiveStatements;
import tools.guard.WriteGuard;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one or more statements that may change data in one explicit transaction: all of them or
 * none. Runs again as a whole when the transaction met another one (40001, 40P01) or could not even
 * begin, and counts that.
 *
 * @param parameters values of {@code $1}, {@code $2}, ..., the same for all statements
 * @param runs how often it was started, for the answer
 */
public record Write(String sql, List<?> parameters, WriteOptions options, AtomicInteger runs)
        implements ExecutionStrategy<WriteOutcome> {

    private static final String NOTHING_CHANGED =
            "\nNothing was changed: the transaction was rolled back.";
    private static final String CHANGED_UNSHOWN =
            "\nOnly its rows cannot be shown: what it changes is changed, for outside a transaction"
                    + " nothing is rolled back.";

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
            WriteGuard.check(statement, options.transaction());
            highest = Math.max(highest, statement.parameters());
        }
        ParameterBinder.requireCount(highest, parameters.size());
        if (!options.transaction() && (statements.size() > 1 || options.dryRun())) {
            throw new ToolError(
                    "With \"transaction\": false send exactly one statement, and no dry_run: there"
                            + " is nothing to roll back.");
        }
    }

    /** A fault that is worth another run came before COMMIT, or is the server's answer to it. */
    @Override
    public String afterFault() {
        return options.transaction() ? NOTHING_CHANGED : "";
    }

    @Override
    public WriteOutcome run(Session session, Deadline deadline) throws SQLException, ToolError {
        runs.incrementAndGet();
        List<SqlText> statements = SqlText.ofSeveralStatements(sql);
        WriteOutcome outcome = new WriteOutcome(options, runs.get() - 1);
        if (options.transaction()) {
            session.beginWriting(options, deadline);
            if (statements.stream().anyMatch(WriteGuard::sets)) {
                // It may be the limit that the server was given.
                session.watch(deadline);
            }
        } else {
            session.watch(deadline);
        }
        for (int i = 0; i < statements.size(); i++) {
            String which =
                    statements.size() == 1
                            ? ""
                            : "\nThis was statement %d of %d.".formatted(i + 1, statements.size());
            try {
                runOne(session, statements.get(i), outcome);
            } catch (SQLException e) {
                throw failure(session, e, statements.get(i).sql(), which, deadline);
            } catch (ToolError e) {
                throw new ToolError(e.getMessage() + which + afterFault(), e);
            }
        }
        if (options.transaction()) {
            end(session, statements, deadline);
        }
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
        try {
            OpenResult result = new OpenResult(session, reader);
            Rows page = result.page(options.rowLimit(), Optional::empty);
            outcome.add(
                    statement.word(0).orElse("").toUpperCase(Locale.ROOT), page, result.drain());
        } catch (ToolError e) {
            throw options.transaction() ? e : new ToolError(e.getMessage() + CHANGED_UNSHOWN, e);
        }
        outcome.add(reader.notices());
    }

    private void end(Session session, List<SqlText> statements, Deadline deadline)
            throws SQLException, ToolError {
        try {
            // Deferred triggers are to run within the limits, and to fail while that is certain.
            session.ask("set constraints all immediate", List.of());
            if (options.dryRun()) {
                session.rollback();
                return;
            }
            if (statements.stream().anyMatch(WriteGuard::setsSession)) {
                BackendState.resetSettings(session);
            }
        } catch (SQLException e) {
            throw failure(session, e, "", "", deadline);
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
            throw failure(session, e, "", "", deadline);
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
            String statement,
            String which,
            Deadline deadline)
            throws ToolError {
        if (ConnectionFault.of(exception) == ConnectionFault.CONFLICT && options.transaction()) {
            return exception;
        }
        String what =
                isUnanswered(exception) && !options.transaction()
                        ? "\nThe outcome is unknown: look before you send it again."
                        : afterFault();
        throw new ToolError(
                DidYouMean.report(session, exception, statement, deadline).getMessage()
                        + which
                        + what,
                exception);
    }
}
