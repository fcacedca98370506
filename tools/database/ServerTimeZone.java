package tools.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Gives a session the time zone that the server would have given it. The driver always sends the
 * JVM's own when it connects, which makes timestamps read differently than in psql.
 */
final class ServerTimeZone {

    /**
     * The most specific of ALTER ROLE ... IN DATABASE, ALTER ROLE, ALTER DATABASE and ALTER ROLE
     * ALL; without any, the zone of the server's log, which initdb sets together with the
     * sessions': the setting itself is hidden by what the driver sent.
     */
    private static final String SET =
            """
            select pg_catalog.set_config('TimeZone', own.zone, false)
              from (select coalesce(
                             (select pg_catalog.substr(c.setting, 10)
                                from pg_catalog.pg_db_role_setting s
                               cross join lateral pg_catalog.unnest(s.setconfig) as c(setting)
                               where pg_catalog.lower(c.setting) like 'timezone=%'
                                 and s.setrole in (0, (select r.oid from pg_catalog.pg_roles r
                                                        where r.rolname = session_user))
                                 and s.setdatabase in (0, (select d.oid from pg_catalog.pg_database d
                                                            where d.datname = current_database()))
                               order by s.setrole = 0, s.setdatabase = 0
                               limit 1),
                             pg_catalog.current_setting('log_timezone')) as zone) as own
             where own.zone <> pg_catalog.current_setting('TimeZone')
            """;

    private ServerTimeZone() {}

    /** Sets it for this session, in one round trip. */
    static void adopt(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.execute();
        }
    }
}
