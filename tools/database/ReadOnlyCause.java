package tools.database;

import org.postgresql.core.Tuple;

import tools.Deadline;
import tools.ToolError;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds out why a transaction could not write: our own doing, a replica, or the role's default. */
final class ReadOnlyCause {

    private static final String READ_ONLY_TRANSACTION = "25006";
    // What a replica says to SERIALIZABLE, among much else that any server says.
    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    private static final String LOOK =
            """
            select pg_catalog.pg_is_in_recovery() as replica, s.setting = 'on' as read_only,
                   pg_catalog.quote_ident(session_user) as role
              from pg_catalog.pg_settings s
             where s.name = 'default_transaction_read_only'
             order by s.name
            """;

    private ReadOnlyCause() {}

    /** What to do about it, if that is what the server complains of; ends the transaction. */
    static Optional<String> of(Session session, SQLException exception, Deadline deadline)
            throws SQLException, ToolError {
        boolean refused = READ_ONLY_TRANSACTION.equals(exception.getSQLState());
        if (refused && !session.writes()) {
            return Optional.of(
                    "query only reads; nothing was changed. Ask for the data with a SELECT.");
        }
        if (!session.writes()
                || !refused && !FEATURE_NOT_SUPPORTED.equals(exception.getSQLState())) {
            return Optional.empty();
        }
        session.rollback();
        session.begin(deadline);
        Tuple found = session.ask(LOOK, List.of()).takeRows().get(0);
        session.rollback();
        if (found.get(0)[0] == 't') {
            return Optional.of(
                    "This server is a replica, which cannot be written to: connect to the primary"
                            + " (with several hosts in the URL, target_session_attrs=primary finds"
                            + " it).");
        }
        if (refused && found.get(1)[0] == 't') {
            return Optional.of(
                    "default_transaction_read_only is on for this role or database, so its"
                            + " administrator wants it to read only. Log in as another role, or let"
                            + " an administrator run: alter role %s set default_transaction_read_only = off"
                                    .formatted(new String(found.get(2), StandardCharsets.UTF_8)));
        }
        return Optional.empty();
    }
}
