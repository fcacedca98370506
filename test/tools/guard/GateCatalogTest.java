package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the gate takes from the catalogue of a fresh database: all that PostgreSQL calls volatile,
 * less what was looked at, and nothing else. EXPLAIN asks the gate without running anything.
 */
class GateCatalogTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String CALLABLE =
            """
            select distinct p.proname
              from pg_proc p
             where p.pronamespace = 'pg_catalog'::regnamespace
               and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'tsm_handler'::regtype)
            """;

    private static final String FORGET_HASHES =
            "delete from pg_statistic where starelid = 'pg_authid'::regclass";

    private static RawClient client;

    @BeforeAll
    static void start() throws Exception {
        DATABASE.run(FORGET_HASHES);
        client = ServerCommand.java().on(DATABASE.superuser()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void gatesEveryVolatileBuiltInThatWasNotLookedAt() throws Exception {
        Set<String> open = new TreeSet<>();
        List<String> volatileOnes = names(CALLABLE + " and p.provolatile = 'v'");
        for (String name : volatileOnes) {
            if (!refuses("explain select \"%s\"()".formatted(name))) {
                open.add(name);
            }
        }
        assertThat(volatileOnes).hasSizeGreaterThan(150);
        assertThat(open).isSubsetOf(harmless(open)).hasSizeGreaterThan(60);
    }

    private static Set<String> harmless(Set<String> names) {
        Set<String> harmless = new TreeSet<>(HarmlessFunctions.BUILT_IN);
        for (String name : names) {
            if (name.startsWith("pg_stat_get_xact_")) {
                harmless.add(name);
            }
        }
        return harmless;
    }

    @Test
    void gatesNoOtherBuiltInButThoseThatRunSql() throws Exception {
        String others =
                CALLABLE
                        + """
                          and p.provolatile <> 'v' and p.proname !~ '^(table|schema|database)_to_xml'
                          and not exists (select from pg_proc v
                                           where v.proname = p.proname and v.provolatile = 'v')
                        """;
        List<String> names = names(others);
        // The first one that is refused would be named; without any, the server knows no f() for
        // some f.
        assertThat(names).hasSizeGreaterThan(2000);
        assertThat(
                        client.query("explain select \"" + String.join("\"(), \"", names) + "\"()")
                                .error())
                .startsWith("ERROR 42");
        for (String name : List.of("table_to_xml", "schema_to_xmlschema", "database_to_xml")) {
            assertThat(client.query("select %s()".formatted(name)).error())
                    .contains("runs SQL that is hidden in a string");
        }
    }

    @Test
    void gatesNoBuiltInOperator() throws Exception {
        List<String> refused = new ArrayList<>();
        for (String name : names("select distinct oprname from pg_operator")) {
            if (refuses("explain select 1 operator(pg_catalog.%s) 2".formatted(name))) {
                refused.add(name);
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void gatesOnlySecretsAmongTheCataloguesRelations() throws Exception {
        Set<String> refused = new TreeSet<>();
        String relations =
                """
                select format('%I.%I', n.nspname, c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'v') and n.nspname in ('pg_catalog', 'information_schema')
                """;
        for (String name : names(relations)) {
            if (refuses("explain select * from " + name)) {
                refused.add(name);
            }
        }
        // Autovacuum may have analyzed the roles, see below.
        refused.removeAll(Set.of("pg_catalog.pg_statistic", "pg_catalog.pg_stats"));
        assertThat(refused)
                .containsExactly(
                        "information_schema._pg_user_mappings",
                        "information_schema.user_mapping_options",
                        "pg_catalog.pg_authid",
                        "pg_catalog.pg_shadow",
                        "pg_catalog.pg_subscription",
                        "pg_catalog.pg_user_mapping",
                        "pg_catalog.pg_user_mappings");
    }

    /** Statistics are values: the hashes are among them once somebody has analyzed the roles. */
    @Test
    void gatesStatisticsThatHoldPasswordHashes() throws Exception {
        String role = DATABASE.ordinary().user();
        DATABASE.run("create role %s_2 password 'x'; analyze pg_authid".formatted(role));
        try (RawClient superuser = ServerCommand.java().on(DATABASE.superuser()).start();
                RawClient ordinary = ServerCommand.java().on(DATABASE.ordinary()).start()) {
            superuser.initialize(RawClient.NEWEST_LEGACY);
            ordinary.initialize(RawClient.NEWEST_LEGACY);
            assertThat(superuser.query("select histogram_bounds from pg_stats").error())
                    .contains("shows password hashes");
            assertThat(superuser.query("table pg_statistic").error())
                    .contains("shows password hashes");
            assertThat(ordinary.query("select count(*) from pg_stats").isError()).isFalse();
        } finally {
            DATABASE.run("drop role %s_2; %s".formatted(role, FORGET_HASHES));
        }
    }

    @Test
    void showsSubscriptionsToThoseWhoCannotSeeTheirPasswords() throws Exception {
        try (RawClient ordinary = ServerCommand.java().on(DATABASE.ordinary()).start()) {
            ordinary.initialize(RawClient.NEWEST_LEGACY);
            assertThat(ordinary.query("select subname from pg_subscription").rows())
                    .isEqualTo("[]");
        }
    }

    @Test
    void saysWhatIsRefusedWhereWhyAndWhatToDo() throws Exception {
        assertThat(client.query("select 1,\n  pg_reload_conf()").error())
                .isEqualTo(
                        """
                        Refused: function pg_catalog.pg_reload_conf is volatile: it may have effects that a rollback does not undo.
                        line 2, column 3:
                          pg_reload_conf()
                          ^
                        Leave it out. Or start pg-mcp with --allow-function pg_catalog.pg_reload_conf.\
                        """);
        assertThat(client.query("table pg_authid").error())
                .isEqualTo(
                        """
                        Refused: relation pg_catalog.pg_authid shows password hashes.
                        line 1, column 7:
                        table pg_authid
                              ^
                        Query the tables that it is made of, or something less secret.\
                        """);
    }

    private static boolean refuses(String sql) throws Exception {
        QueryAnswer answer = client.query(sql);
        return answer.isError() && answer.text().startsWith("Refused: ");
    }

    private static List<String> names(String sql) throws SQLException {
        try (Connection connection = DATABASE.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
