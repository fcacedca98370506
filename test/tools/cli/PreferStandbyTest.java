package tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.testing.Login;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.Standby;

import java.nio.file.Path;

/** Several hosts: reading goes to a standby where that is wanted, changes go to the primary. */
class PreferStandbyTest {

    @TempDir static Path folder;

    private static Standby servers;

    @BeforeAll
    static void start() throws Exception {
        servers = Standby.start(folder);
        servers.run("create table fruit (id int)");
    }

    @AfterAll
    static void stop() throws Exception {
        if (servers != null) {
            servers.close();
        }
    }

    /** A server that knows both, in this order. */
    private static RawClient client(Login one, Login other, String... options) throws Exception {
        RawClient client =
                ServerCommand.java(options)
                        .with("PGHOST", one.host() + "," + other.host())
                        .with("PGPORT", one.port() + "," + other.port())
                        .with("PGUSER", one.user())
                        .with("PGPASSWORD", one.password())
                        .with("PGDATABASE", one.database())
                        .start();
        client.initialize(RawClient.NEWEST_LEGACY);
        return client;
    }

    @Test
    void readsFromTheStandbyAndWritesToThePrimary() throws Exception {
        try (RawClient client =
                client(
                        servers.primary(),
                        servers.standby(),
                        "--reads",
                        "prefer-standby",
                        "--allow-writes")) {
            assertThat(client.query("select pg_is_in_recovery()").rows()).isEqualTo("[[true]]");
            assertThat(client.execute("insert into fruit values (1)").text())
                    .contains("INSERT: 1 row");
        }
    }

    @Test
    void writesToThePrimaryWhereverItStandsAmongTheHosts() throws Exception {
        try (RawClient client = client(servers.standby(), servers.primary(), "--allow-writes")) {
            assertThat(client.execute("insert into fruit values (2)").text())
                    .contains("INSERT: 1 row");
        }
    }
}
