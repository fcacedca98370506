package tools.testing;

import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;

/** A session without any guard, as psql has it: a text goes to the server in one piece. */
public final class UnguardedSession implements AutoCloseable {

    private static final int SIMPLE =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
                    | QueryExecutor.QUERY_SUPPRESS_BEGIN
                    | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private final Connection connection;
    private final QueryExecutor driver;

    public UnguardedSession(Login login) throws SQLException {
        connection = login.connect();
        driver = connection.unwrap(BaseConnection.class).getQueryExecutor();
    }

    /** All values that the text answers, in one line. */
    public String ask(String sql) throws SQLException {
        return run(sql).text.toString();
    }

    /** The one value that the text answers, empty for null. */
    public Optional<String> value(String sql) throws SQLException {
        return run(sql).last;
    }

    private Values run(String sql) throws SQLException {
        Query query =
                driver.wrap(List.of(new NativeQuery(sql, new int[0], false, SqlCommand.BLANK)));
        Values values = new Values();
        driver.execute(query, query.createParameterList(), values, 0, 0, SIMPLE);
        return values;
    }

    private static final class Values extends ResultHandlerBase {

        private final StringBuilder text = new StringBuilder();
        private Optional<String> last = Optional.empty();

        @Override
        public void handleWarning(SQLWarning warning) {
            // Not an effect.
        }

        @Override
        public void handleResultRows(
                Query query, Field[] fields, List<Tuple> rows, ResultCursor cursor) {
            for (Tuple row : rows) {
                for (int i = 0; i < fields.length; i++) {
                    byte[] value = row.get(i);
                    last =
                            Optional.ofNullable(value)
                                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
                    text.append(last.orElse("")).append(' ');
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
