package tools.database;

import java.util.Optional;

/** The one place that knows what to do next about an SQLSTATE (manual, appendix A). */
final class SqlStateAdvice {

    private SqlStateAdvice() {}

    /**
     * One or two sentences for the caller, if the server's own message and hint leave something
     * open.
     */
    static Optional<String> of(String sqlState) {
        String advice =
                switch (sqlState) {
                    case "25P03", "25P04" ->
                            "The server ended the transaction by a limit of its own; an"
                                    + " administrator can raise it for the role (alter role ... set"
                                    + " idle_in_transaction_session_timeout or"
                                    + " transaction_timeout).";
                    case "55P03" ->
                            "Another session holds the lock, maybe one of this server's open"
                                    + " cursors: read those to their end, look at pg_locks, or try"
                                    + " again later.";
                    case "25001" ->
                            "What cannot run in a transaction is sent alone, with"
                                    + " \"transaction\": false; the isolation level is the"
                                    + " argument isolation.";
                    case "42501" ->
                            "The role that pg-mcp logs in as lacks this privilege; its owner can"
                                    + " GRANT it.";
                    case "42P01" ->
                            "Write the schema in front of the name, and names with capitals in"
                                    + " double quotes. search_objects finds what there is.";
                    case "42703" -> "describe_object shows the columns of a table.";
                    case "42P18" -> "Add a cast to the parameter, for example $1::text.";
                    case "22P02", "22007", "22008" ->
                            "A value does not have the form that its type needs; check params and"
                                    + " literals.";
                    case "53200", "53100" ->
                            "The server lacks memory or disk for this; make the query smaller.";
                    case "22021" ->
                            "In a SQL_ASCII database read such a column with"
                                    + " convert_from(convert(convert_to(column, 'SQL_ASCII'), 'LATIN1',"
                                    + " 'UTF8'), 'UTF8'), with the encoding that it has in place of"
                                    + " LATIN1.";
                    default -> "";
                };
        return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
    }
}
