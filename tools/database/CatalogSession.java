package tools.database;

import org.postgresql.core.Tuple;

import tools.ToolError;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A transaction in which the system catalogues are asked. */
public final class CatalogSession {

    private final Session session;

    CatalogSession(Session session) {
        this.session = session;
    }

    /**
     * Runs a statement of ours and takes all its rows.
     *
     * @param parameters values of {@code $1}, {@code $2}, ...: strings, numbers, booleans, and
     *     lists for arrays
     */
    public List<CatalogRow> rows(String sql, Object... parameters) throws SQLException, ToolError {
        List<CatalogRow> rows = new ArrayList<>();
        for (Tuple tuple : session.ask(sql, Arrays.asList(parameters)).takeRows()) {
            rows.add(new CatalogRow(tuple));
        }
        return rows;
    }

    /**
     * From here on the server writes every name with its schema, in definitions and in types
     * (except those of pg_catalog), whatever the search path of the role is.
     */
    public void qualifyNames() throws SQLException {
        session.ignoreSearchPath();
    }

    /** The server's version, 14 for example. */
    public int majorVersion() {
        return session.majorVersion();
    }
}
