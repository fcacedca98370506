package tools.database;

import tools.Deadline;
import tools.ToolError;
import tools.config.NearestName;
import tools.sql.Lexer;
import tools.sql.SqlText;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks into the catalogue for what a name that does not exist was probably meant to be. */
final class DidYouMean {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_FUNCTION = "42883";

    private DidYouMean() {}

    /**
     * Reports a statement that failed, with a sentence about the name that was probably meant. The
     * session's transaction is over afterwards: the catalogue is asked in one of its own.
     */
    static ToolError report(
            Session session, SQLException exception, String sql, Deadline deadline) {
        Optional<ServerLimit> limit = session.limitThatEnded(exception);
        ToolError error = DatabaseError.of(exception, sql, deadline, limit);
        try {
            return suggest(session, exception, sql, deadline)
                    .map(advice -> new ToolError(error.getMessage() + '\n' + advice, exception))
                    .orElse(error);
        } catch (SQLException | ToolError e) {
            // The report is worth more than the advice.
            return error;
        }
    }

    private static Optional<String> suggest(
            Session session, SQLException exception, String sql, Deadline deadline)
            throws SQLException, ToolError {
        Optional<String> readOnly = ReadOnlyCause.of(session, exception, deadline);
        if (readOnly.isPresent()) {
            return readOnly;
        }
        boolean isTable = UNDEFINED_TABLE.equals(exception.getSQLState());
        int position = DatabaseError.position(exception);
        // A question of ours has no text of the user's: the position means nothing in it.
        if (sql.isEmpty()
                || position == 0
                || !isTable && !UNDEFINED_FUNCTION.equals(exception.getSQLState())) {
            return Optional.empty();
        }
        Optional<String> missing = nameAt(sql, position);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        session.rollback();
        session.begin(deadline);
        String name = missing.get();
        List<CatalogName> candidates =
                isTable
                        ? CatalogRepository.relationsLike(session, name)
                        : CatalogRepository.functionsLike(session, name);
        session.rollback();
        return nearest(name, candidates);
    }

    /** The last part of the name that begins at this place. */
    private static Optional<String> nameAt(String sql, int position) throws ToolError {
        int index = sql.offsetByCodePoints(0, position - 1);
        SqlText text = new SqlText(sql, Lexer.lex(sql), 0);
        for (int i = 0; i < text.tokens().size(); i++) {
            if (text.tokens().get(i).start() == index) {
                while (text.isSymbol(i + 1, '.') && text.name(i + 2).isPresent()) {
                    i += 2;
                }
                return text.name(i);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nearest(String name, List<CatalogName> candidates) {
        List<CatalogName> same =
                candidates.stream()
                        .filter(candidate -> candidate.name().equalsIgnoreCase(name))
                        .toList();
        if (!same.isEmpty()) {
            return Optional.of("There is " + joined(same) + ".");
        }
        List<String> names = candidates.stream().map(CatalogName::name).distinct().toList();
        return NearestName.of(name.toLowerCase(Locale.ROOT), names)
                .map(
                        near ->
                                "Did you mean "
                                        + joined(
                                                candidates.stream()
                                                        .filter(one -> one.name().equals(near))
                                                        .toList())
                                        + "?");
    }

    private static String joined(List<CatalogName> names) {
        return String.join(" or ", names.stream().limit(3).map(CatalogName::quoted).toList());
    }
}
