package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.Map;

/** Ways along the keys of partitioned tables, which their partitions repeat, or have alone. */
class JoinPartitionsTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table person (id int primary key);
                    create table visit (
                        id int, day date, person_id int not null references person,
                        primary key (id, day)) partition by range (day);
                    create table visit_2024 partition of visit
                        for values from ('2024-01-01') to ('2025-01-01');
                    create table visit_2025 partition of visit
                        for values from ('2025-01-01') to ('2026-01-01');
                    create table note (
                        id int primary key, visit_id int not null, visit_day date not null,
                        foreign key (visit_id, visit_day) references visit);
                    create table log (person_id int, day date) partition by range (day);
                    create table log_2024 partition of log
                        for values from ('2024-01-01') to ('2025-01-01');
                    create table log_2025 partition of log
                        for values from ('2025-01-01') to ('2026-01-01');
                    alter table log_2024 add foreign key (person_id) references person;
                    alter table log_2025 add foreign key (person_id) references person;
                    """);

    private static QueryAnswer paths(int alternatives, String... tables) throws Exception {
        RawClient client = SERVER.client();
        Map<String, ?> arguments = Map.of("tables", tables, "alternatives", alternatives);
        return QueryAnswer.of(client.answer(client.postCall("find_join_path", arguments)));
    }

    @Test
    void countsTheKeyOfPartitionsOnce() throws Exception {
        assertThat(paths(5, "note", "person").text())
                .isEqualTo(
                        """
                        2 joins, one row per note n:
                        from note n
                        join visit v on v.id = n.visit_id and v.day = n.visit_day -- n:1
                        join person p on p.id = v.person_id -- n:1\
                        """);
    }

    @Test
    void beginsAtAPartitionThatIsAskedFor() throws Exception {
        assertThat(paths(0, "visit_2024", "person").text())
                .isEqualTo(
                        """
                        1 join, one row per visit_2024 v:
                        from visit_2024 v
                        join person p on p.id = v.person_id -- n:1\
                        """);
        assertThat(paths(0, "note", "visit_2024").text())
                .isEqualTo(
                        """
                        1 join, one row per note n:
                        from note n
                        join visit_2024 v on v.id = n.visit_id and v.day = n.visit_day -- n:1\
                        """);
    }

    @Test
    void findsKeysThatOnlyThePartitionsHave() throws Exception {
        assertThat(paths(0, "log", "person").text())
                .isEqualTo(
                        """
                        1 join, one row per log l:
                        from log l
                        join person p on p.id = l.person_id -- n:1, can be null: left join keeps all rows, a key of partitions: perhaps not of all\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"note,person", "note,visit_2024", "visit_2024,person", "log,person"})
    void itsClausesRun(String tables) throws Exception {
        String sql = paths(0, tables.split(",")).structured().at("/paths/0/sql").asString();
        assertThat(SERVER.client().query("select count(*) " + sql).rows()).isEqualTo("[[0]]");
    }
}
