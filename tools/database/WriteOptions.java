package tools.database;

import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link Write} is to be run.
 *
 * @param dryRun roll back at the end
 * @param transaction false for the few statements that PostgreSQL runs only outside a transaction
 * @param isolation in PostgreSQL's words, for example {@code read committed}
 * @param lockTimeout how long it may wait for a lock; as long as for all if not given
 * @param rowLimit how many rows of RETURNING the answer may hold for each statement
 */
public record WriteOptions(
        boolean dryRun,
        boolean transaction,
        String isolation,
        Optional<Duration> lockTimeout,
        int rowLimit) {}
