package tools.catalog;

import tools.JsonReader;
import tools.ToolError;
import tools.database.CatalogSession;

import java.sql.SQLException;

/** How the server is doing at this moment, as any role may know it. */
public final class ServerStatus {

    private static final String STATUS =
            """
            select pg_catalog.json_build_object(
                     'database', pg_catalog.current_database(),
                     'role', current_user,
                     'superuser', pg_catalog.current_setting('is_superuser')::boolean,
                     'version', pg_catalog.version(),
                     'recovery', case when pg_catalog.pg_is_in_recovery() then 'replica' else 'primary' end,
                     'replayed_until', pg_catalog.pg_last_xact_replay_timestamp(),
                     'started', pg_catalog.pg_postmaster_start_time(),
                     'uptime_seconds', pg_catalog.date_part('epoch',
                       pg_catalog.now() - pg_catalog.pg_postmaster_start_time())::bigint,
                     'connections', (select pg_catalog.sum(numbackends) from pg_catalog.pg_stat_database),
                     'max_connections', pg_catalog.current_setting('max_connections')::integer,
                     'encoding', pg_catalog.current_setting('server_encoding'),
                     'time_zone', pg_catalog.current_setting('TimeZone'),
                     'extensions', (select pg_catalog.json_object_agg(extname, extversion order by extname)
                                      from pg_catalog.pg_extension))
            """;

    private ServerStatus() {}

    /** The facts as a JSON object of {@link JsonReader}'s kind. */
    public static Object of(CatalogSession catalog) throws SQLException, ToolError {
        return catalog.rows(STATUS).get(0).json(0).orElseThrow();
    }
}
