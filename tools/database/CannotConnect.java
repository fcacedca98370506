package tools.database;

import java.sql.SQLException;

/** No connection could be had; nothing was sent to the server yet. */
final class CannotConnect extends SQLException {

    private static final long serialVersionUID = 1L;

    CannotConnect(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
    }
}
