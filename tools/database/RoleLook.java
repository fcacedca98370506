package tools.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.ToolError;

import java.sql.SQLException;

/** Looks once at what the role could do if a statement ever got past the other guards. */
final class RoleLook {

    private static final Logger LOG = LoggerFactory.getLogger(RoleLook.class);

    private RoleLook() {}

    /** Warns on stderr about a role that can do more than a reader has to. */
    static void warn(Session session) throws SQLException, ToolError {
        String powers = CatalogRepository.rolePowers(session);
        if (!powers.isEmpty()) {
            LOG.warn(
                    "The role can do more than read: {}. Better log in as a role of its own:"
                            + " create role mcp_ro login password '...'; grant pg_read_all_data to"
                            + " mcp_ro; alter role mcp_ro set default_transaction_read_only = on;",
                    powers);
        }
    }
}
