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

    public DatabaseConfig {
        hosts = List.copyOf(hosts);
        driverProperties = Collections.unmodifiableMap(new LinkedHashMap<>(driverProperties));
    }

    /** Shows only the names of the driver's properties: some hold pass phrases. */
    @Override
    public String toString() {
        return "DatabaseConfig[name=%s, hosts=%s, database=%s, user=%s, properties=%s, pool=%s]"
                .formatted(name, hosts, database, user, driverProperties.keySet(), pool);
    }
}
