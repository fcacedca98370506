package tools.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Gives a session the time zone and the order of day, month and year that the server would have
 * given it. The driver always sends the JVM's own zone and {@code DateStyle=ISO} when it connects,
 * which makes timestamps and {@code '01/02/03'} read differently than in psql.
 */
final class ServerDates {

    /**
     * The most specific of ALTER ROLE ... IN DATABASE, ALTER ROLE, ALTER DATABASE and ALTER ROLE
     * ALL; without any zone there, that of the server's log, which initdb sets together with the
     * sessions': the setting itself is hidden by what the driver sent. The order needs no such
     * guess, for ISO alone keeps it; the driver reads no other style, so that ISO comes last.
     */
    private static final String SET =
            """
            with own as (
              select distinct on (1) pg_catalog.lower(pg_catalog.split_part(c.setting, '=', 1)) as name,
                     pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1) as value
                from pg_catalog.pg_db_role_setting s
               cross join lateral pg_catalog.unnest(s.setconfig) as c(setting)
               where s.setrole in (0, (select r.oid from pg_catalog.pg_roles r
                                        where r.rolname = session_user))
                 and s.setdatabase in (0, (select d.oid from pg_catalog.pg_database d
                                            where d.datname = current_database()))
               order by 1, s.setrole = 0, s.setdatabase = 0
            )
            select pg_catalog.set_config('TimeZone', z.zone, false)
              from (select coalesce((select value from own where name = 'timezone'),
                                    pg_catalog.current_setting('log_timezone')) as zone) z
             where z.zone <> pg_catalog.current_setting('TimeZone')
            union all
            select pg_catalog.set_config('DateStyle', value, false)
                   || pg_catalog.set_config('DateStyle', 'ISO', false)
              from own
             where name = 'datestyle'
            """;

    private ServerDates() {}

    /** Sets both for this session, in one round trip. */
    static void adopt(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.execute();
        }
    }
}
