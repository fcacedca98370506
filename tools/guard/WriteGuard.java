package tools.guard;

import tools.ToolError;
import tools.sql.Caret;
import tools.sql.SqlText;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses what cannot work in a script that is run in one transaction of ours. */
public final class WriteGuard {

    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("begin", "start", "commit", "end", "abort", "rollback");

    private static final Set<String> ENDS_WITH_TRANSACTION =
            Set.of("local", "constraints", "transaction");

    private static final Set<String> SCOPES = Set.of("local", "session");

    /** Values of DateStyle in which the driver reads no dates. */
    private static final Pattern NO_ISO_DATES = Pattern.compile("\\b(sql|postgres|german)\\b");

    private static final Pattern UTF_8 = Pattern.compile("\\b(utf_?-?8|unicode|default)\\b");

    private static final Set<String> CLIENT_SIDE = Set.of("stdin", "stdout");

    private WriteGuard() {}

    /**
     * Checks one statement of a script.
     *
     * @param transaction whether it will run in a transaction
     * @throws ToolError what is refused, and what to do instead
     */
    public static void check(SqlText statement, boolean transaction) throws ToolError {
        refuseTransactionControl(statement);
        refuseCopy(statement);
        refuseOtherForms(statement);
        if (!transaction && setsSession(statement)) {
            throw new ToolError(
                    "Refused: the setting would have no effect, since each call has a session of its own.%s\nUse SET together with the statements that need it, in a transaction."
                            .formatted(Caret.at(statement.sql(), 0)));
        }
    }

    /** Whether it is a SET, for the transaction or for longer. */
    public static boolean sets(SqlText statement) {
        return statement.word(0).equals(Optional.of("set"));
    }

    /** Whether it is a SET that would outlive the transaction. */
    public static boolean setsSession(SqlText statement) {
        return sets(statement)
                && statement.word(1).filter(ENDS_WITH_TRANSACTION::contains).isEmpty();
    }

    /** Some settings decide how the answers are written that have to be read here. */
    private static void refuseOtherForms(SqlText statement) throws ToolError {
        int at = statement.word(1).filter(SCOPES::contains).isPresent() ? 2 : 1;
        String values = statement.sql().toLowerCase(Locale.ROOT);
        boolean refused =
                sets(statement)
                        && switch (statement.word(at).orElse("")) {
                            case "datestyle" -> NO_ISO_DATES.matcher(values).find();
                            case "client_encoding", "names" -> !UTF_8.matcher(values).find();
                            default -> false;
                        };
        if (refused) {
            throw new ToolError(
                    "Refused: answers are always in UTF-8, with ISO dates.%s\nLeave this statement out; to_char and convert_to write values in other forms."
                            .formatted(Caret.at(statement.sql(), 0)));
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
}
