package tools.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.Deadline;
import tools.ToolError;
import tools.config.RoleCheck;

import java.sql.SQLException;

/**
 * Looks once at what the role could do if a statement ever got past the other guards. Thread-safe.
 */
final class RoleLook {

    private static final Logger LOG = LoggerFactory.getLogger(RoleLook.class);

    private static final String BETTER =
            "Better log in as a role of its own: create role mcp_ro login password '...'; grant"
                    + " pg_read_all_data to mcp_ro; alter role mcp_ro set"
                    + " default_transaction_read_only = on;";

    private final RoleCheck check;
    private volatile boolean harmless;

    RoleLook(RoleCheck check) {
        this.check = check;
        harmless = check != RoleCheck.ENFORCE;
    }

    /** Warns on stderr about a role that can do more than a reader has to. */
    void warn(Session session, Deadline deadline) throws SQLException, ToolError {
        if (check != RoleCheck.WARN) {
            return;
        }
        String powers = powers(session, deadline);
        if (!powers.isEmpty()) {
            LOG.warn("The role can do more than read: {}. {}", powers, BETTER);
        }
    }

    /**
     * Lets nothing run as such a role where the configuration says so.
     *
     * @throws ToolError what the role could do
     */
    void require(Session session, Deadline deadline) throws SQLException, ToolError {
        if (harmless) {
            return;
        }
        String powers = powers(session, deadline);
        if (!powers.isEmpty()) {
            throw new ToolError(
                    "Refused: the role can do more than read, and role-check is \"enforce\": %s.\n%s"
                            .formatted(powers, BETTER));
        }
        harmless = true;
    }

    private static String powers(Session session, Deadline deadline)
            throws SQLException, ToolError {
        session.begin(deadline);
        String powers = CatalogRepository.rolePowers(session);
        session.rollback();
        return powers;
    }
}
