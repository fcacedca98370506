package tools.guard;

import java.util.List;
import java.util.Map;

/**
 * Volatile functions that were looked at one by one, on PostgreSQL 14 to 18, and leave nothing
 * behind: they are volatile because their answer changes. Every other volatile function is gated.
 */
public final class HarmlessFunctions {

    /** Of pg_catalog. Sleeping is bounded by statement_timeout. */
    public static final List<String> BUILT_IN =
            List.of(
                    """
                    amvalidate array_sample array_shuffle clock_timestamp current_query currval gen_random_uuid
                    lastval lo_get pg_available_wal_summaries pg_blocking_pids pg_collation_actual_version
                    pg_control_checkpoint pg_control_init pg_control_recovery pg_control_system
                    pg_current_wal_flush_lsn pg_current_wal_insert_lsn pg_current_wal_lsn
                    pg_database_collation_actual_version pg_database_size pg_get_aios
                    pg_get_backend_memory_contexts pg_get_loaded_modules pg_get_multixact_members
                    pg_get_sequence_data pg_get_shmem_allocations pg_get_shmem_allocations_numa
                    pg_get_wait_events pg_get_wal_replay_pause_state pg_get_wal_resource_managers
                    pg_get_wal_summarizer_state pg_indexes_size pg_is_in_backup pg_is_in_recovery
                    pg_is_wal_replay_paused pg_isolation_test_session_is_blocked pg_jit_available
                    pg_last_committed_xact pg_last_wal_receive_lsn pg_last_wal_replay_lsn
                    pg_last_xact_replay_timestamp pg_lock_status pg_notification_queue_usage
                    pg_partition_ancestors pg_partition_tree pg_prepared_xact pg_relation_size
                    pg_safe_snapshot_blocking_pids pg_sequence_last_value pg_show_replication_origin_status
                    pg_sleep pg_sleep_for pg_sleep_until pg_stat_get_backend_io pg_stat_get_backend_wal
                    pg_stat_get_io pg_stat_get_recovery_prefetch pg_stat_have_stats pg_table_size
                    pg_tablespace_size pg_total_relation_size pg_wal_summary_contents
                    pg_xact_commit_timestamp pg_xact_commit_timestamp_origin pg_xact_status random
                    random_normal timeofday timezone txid_status uuidv4 uuidv7
                    """
                            .split("\\s+"));

    /** Further ones of pg_catalog, as patterns of LIKE. */
    public static final List<String> BUILT_IN_PATTERNS = List.of("pg\\_stat\\_get\\_xact\\_%");

    /** Of extensions, as patterns of LIKE; the extension owns the function in pg_depend. */
    public static final Map<String, List<String>> OF_EXTENSIONS =
            Map.ofEntries(
                    Map.entry(
                            "pg_stat_statements",
                            List.of("pg\\_stat\\_statements", "pg\\_stat\\_statements\\_info")),
                    Map.entry("pgstattuple", List.of("%")),
                    Map.entry(
                            "pg_buffercache",
                            List.of(
                                    "pg\\_buffercache\\_pages",
                                    "pg\\_buffercache\\_summary",
                                    "pg\\_buffercache\\_usage\\_counts",
                                    "pg\\_buffercache\\_numa\\_pages",
                                    "pg\\_buffercache\\_os\\_pages")),
                    Map.entry("pg_freespacemap", List.of("%")),
                    Map.entry("pg_visibility", List.of("pg\\_visibility%", "pg\\_check\\_%")),
                    Map.entry("amcheck", List.of("%")),
                    // Without get_raw_page, which reads any table's pages, pg_authid's too.
                    Map.entry(
                            "pageinspect",
                            List.of(
                                    "brin\\_%",
                                    "bt\\_%",
                                    "fsm\\_%",
                                    "gin\\_%",
                                    "gist\\_%",
                                    "hash\\_%",
                                    "heap\\_%",
                                    "page\\_%",
                                    "tuple\\_%")),
                    Map.entry("pgrowlocks", List.of("%")),
                    Map.entry(
                            "pgcrypto",
                            List.of(
                                    "gen\\_random\\_bytes",
                                    "gen\\_random\\_uuid",
                                    "gen\\_salt",
                                    "crypt")),
                    Map.entry("uuid-ossp", List.of("%")),
                    Map.entry("tablefunc", List.of("normal\\_rand")),
                    // By their declarations and manuals: random points, marks for gaps, and sizes.
                    Map.entry("postgis", List.of("st\\_generatepoints")),
                    Map.entry(
                            "timescaledb",
                            List.of(
                                    "time\\_bucket\\_gapfill",
                                    "locf",
                                    "interpolate",
                                    "hypertable\\_size",
                                    "hypertable\\_detailed\\_size",
                                    "hypertable\\_index\\_size",
                                    "chunks\\_detailed\\_size")),
                    Map.entry(
                            "citus",
                            List.of(
                                    "citus\\_table\\_size",
                                    "citus\\_relation\\_size",
                                    "citus\\_total\\_relation\\_size",
                                    "citus\\_shard\\_sizes")),
                    Map.entry(
                            "hypopg",
                            List.of(
                                    "hypopg",
                                    "hypopg\\_list\\_indexes",
                                    "hypopg\\_get\\_indexdef",
                                    "hypopg\\_relation\\_size",
                                    "hypopg\\_hidden\\_indexes")),
                    // Without pg_get_wal_block_info, which shows what was written to any table.
                    Map.entry(
                            "pg_walinspect",
                            List.of("pg\\_get\\_wal\\_record%", "pg\\_get\\_wal\\_stats%")));

    /** Not volatile, but they run SQL that comes as a string. */
    public static final List<String> SQL_RUNNERS =
            List.of(
                    "crosstab%",
                    "connectby",
                    "xpath\\_table",
                    "query\\_to\\_xml%",
                    "table\\_to\\_xml%",
                    "schema\\_to\\_xml%",
                    "database\\_to\\_xml%",
                    "cursor\\_to\\_xml%");

    private HarmlessFunctions() {}
}
