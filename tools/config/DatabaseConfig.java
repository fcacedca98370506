package tools.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One database: how to reach it, and what may be done with it. Equal if nothing changed that a pool
 * or a tool would notice.
 *
 * @param name what the database is called in answers and messages
 * @param description what it is for, in the user's words; may be empty
 * @param driverProperties further properties under pgjdbc's names, {@code sslmode} always among
 *     them; user, password, hosts and database are never in here
 * @param explicit false when every connection setting is a default, so that an error can name the
 *     ways to give them
 */
public record DatabaseConfig(
        String name,
        String description,
        List<HostAddress> hosts,
        String database,
        String user,
        Optional<Secret> password,
        Map<String, String> driverProperties,
        Reads reads,
        PoolLimits pool,
        Limits limits,
        SecurityPolicy security,
        boolean explicit) {

    // pgjdbc's word for libpq's target_session_attrs.
    private static final String TARGET = "targetServerType";

    public DatabaseConfig {
        hosts = List.copyOf(hosts);
        driverProperties = Collections.unmodifiableMap(new LinkedHashMap<>(driverProperties));
    }

    /** Whether statements that change data need connections to another server than the others. */
    public boolean hasPrimaryOfItsOwn() {
        return security.allowWrites()
                && (reads == Reads.PREFER_STANDBY
                        || hosts.size() > 1 && !driverProperties.containsKey(TARGET));
    }

    /** How to reach a server that answers what only reads. */
    public DatabaseConfig forReads() {
        return reads == Reads.PREFER_STANDBY ? onServers("preferSecondary") : this;
    }

    /** How to reach the primary among the hosts. */
    public DatabaseConfig forWrites() {
        return onServers("primary");
    }

    private DatabaseConfig onServers(String type) {
        Map<String, String> properties = new LinkedHashMap<>(driverProperties);
        properties.put(TARGET, type);
        return new DatabaseConfig(
                name,
                description,
                hosts,
                database,
                user,
                password,
                properties,
                reads,
                pool,
                limits,
                security,
                explicit);
    }

    /** Shows only the names of the driver's properties: some hold pass phrases. */
    @Override
    public String toString() {
        return "DatabaseConfig[name=%s, hosts=%s, database=%s, user=%s, properties=%s, pool=%s]"
                .formatted(name, hosts, database, user, driverProperties.keySet(), pool);
    }
}
