package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

/** Text of a database that has no encoding can be read, once one knows how. */
@Tag("superuser")
class QueryEncodingTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void saysHowToReadBytesThatAreNoText() throws Exception {
        String name = DATABASE.superuser().database() + "_ascii";
        DATABASE.run(
                "create database %s encoding 'SQL_ASCII' template template0 lc_collate 'C' lc_ctype 'C'"
                        .formatted(name));
        try (RawClient client = ServerCommand.java().on(DATABASE.superuser().to(name)).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            String column = "e'\\xe4'";
            String error = client.query("select " + column).error();
            assertThat(error).startsWith("ERROR 22021: ");
            String advised =
                    error.replaceAll(
                            "(?s).*read such a column with (.*), with the encoding.*", "$1");
            assertThat(client.query("select " + advised.replace("column", column)).rows())
                    .isEqualTo("[[\"ä\"]]");
        } finally {
            DATABASE.run("drop database if exists %s with (force)".formatted(name));
        }
    }
}
