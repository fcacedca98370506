package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;

import java.util.List;
import java.util.Map;

/** Ways between tables along foreign keys, and the SQL that goes them. */
class FindJoinPathTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table person (
                        id int primary key, boss_id int references person, name text);
                    create table team (
                        id int primary key,
                        lead_id int not null references person,
                        deputy_id int references person);
                    create table membership (
                        team_id int references team, person_id int references person,
                        primary key (team_id, person_id));
                    create table badge (person_id int primary key references person);
                    create table room (building text, number int, primary key (building, number));
                    create table desk (
                        id int primary key, building text not null, number int not null,
                        owner_id int not null references person,
                        foreign key (building, number) references room);
                    create schema "Other";
                    create table "Other"."Order" ("Order No" int primary key, "for" int not null);
                    alter table "Other"."Order" add foreign key ("for") references person not valid;
                    create table island (id int primary key);
                    create table reef (id int primary key references island);
                    create view everybody as select id as person_id, name from person;
                    """);

    private static QueryAnswer paths(int alternatives, String... tables) throws Exception {
        return paths(SERVER.client(), alternatives, tables);
    }

    private static QueryAnswer paths(RawClient client, int alternatives, String... tables)
            throws Exception {
        Map<String, ?> arguments = Map.of("tables", tables, "alternatives", alternatives);
        return QueryAnswer.of(client.answer(client.postCall("find_join_path", arguments)));
    }

    @Test
    void showsAllKeysBetweenTwoTables() throws Exception {
        assertThat(paths(5, "team", "person").text())
                .isEqualTo(
                        """
                        1 join, one row per team t:
                        from team t
                        join person p on p.id = t.lead_id -- n:1

                        Alternative: 1 join, one row per team t:
                        from team t
                        join person p on p.id = t.deputy_id -- n:1, can be null: left join keeps all rows

                        Alternative: 2 joins, one row per membership m:
                        from team t
                        join membership m on m.team_id = t.id -- 1:n
                        join person p on p.id = m.person_id -- n:1\
                        """);
    }

    @Test
    void tellsTheSameInJson() throws Exception {
        assertThat(paths(0, "badge", "desk").structured())
                .isEqualTo(
                        RawClient.json(
                                """
                                {"paths":[
                                {"sql":"from badge b\\njoin person p on p.id = b.person_id -- 1:1\\njoin desk d on d.owner_id = p.id -- 1:n",
                                "rows":"one row per desk d","tables":[
                                {"alias":"b","schema":"public","name":"badge"},
                                {"alias":"p","schema":"public","name":"person"},
                                {"alias":"d","schema":"public","name":"desk"}],"joins":[
                                {"from":"b","to":"p",
                                "on":"p.id = b.person_id","key":"badge_person_id_fkey",
                                "cardinality":"1:1",
                                "nullable":false,"validated":true,"of_partitions":false},
                                {"from":"p","to":"d",
                                "on":"d.owner_id = p.id","key":"desk_owner_id_fkey",
                                "cardinality":"1:n",
                                "nullable":false,"validated":true,"of_partitions":false}]}]}
                                """));
    }

    @Test
    void joinsATableWithItself() throws Exception {
        assertThat(paths(0, "person", "person").text())
                .isEqualTo(
                        """
                        1 join, one row per person p:
                        from person p
                        join person p2 on p2.id = p.boss_id -- n:1, can be null: left join keeps all rows\
                        """);
    }

    @Test
    void joinsAllColumnsOfAKey() throws Exception {
        assertThat(paths(0, "person", "room").text())
                .isEqualTo(
                        """
                        2 joins, one row per desk d:
                        from person p
                        join desk d on d.owner_id = p.id -- 1:n
                        join room r on r.building = d.building and r.number = d.number -- n:1\
                        """);
    }

    @Test
    void connectsSeveralTables() throws Exception {
        assertThat(paths(1, "badge", "room", "membership").text())
                .isEqualTo(
                        """
                        4 joins, each row of person p pairs membership m with desk d: sums and counts multiply:
                        from badge b
                        join person p on p.id = b.person_id -- 1:1
                        join membership m on m.person_id = p.id -- 1:n
                        join desk d on d.owner_id = p.id -- 1:n
                        join room r on r.building = d.building and r.number = d.number -- n:1

                        Alternative: 5 joins, each row of person p pairs team t with desk d: sums and counts multiply:
                        from badge b
                        join person p on p.id = b.person_id -- 1:1
                        join team t on t.lead_id = p.id -- 1:n
                        join membership m on m.team_id = t.id -- 1:n
                        join desk d on d.owner_id = p.id -- 1:n
                        join room r on r.building = d.building and r.number = d.number -- n:1\
                        """);
    }

    @Test
    void quotesNamesAndSaysWhatIsNotValidated() throws Exception {
        assertThat(paths(0, "badge", "\"Other\".\"Order\"").text())
                .isEqualTo(
                        """
                        2 joins, one row per "Other"."Order" o:
                        from badge b
                        join person p on p.id = b.person_id -- 1:1
                        join "Other"."Order" o on o."for" = p.id -- 1:n, not validated: a row may have no partner\
                        """);
    }

    @Test
    void saysWhatIsNearWhenNoKeyLeads() throws Exception {
        QueryAnswer answer = paths(2, "island", "person");
        assertThat(answer.text())
                .isEqualTo(
                        """
                        No foreign keys connect island, person.
                        island has foreign keys with reef.
                        person has foreign keys with team, membership, badge, desk, "Other"."Order".\
                        """);
        assertThat(answer.structured())
                .isEqualTo(
                        RawClient.json(
                                """
                                {"paths":[],"not_connected":[{"schema":"public","table":"island",
                                "keys_with":["reef"],"more":0},
                                {"schema":"public","table":"person",
                                "keys_with":["team","membership","badge","desk","\\"Other\\".\\"Order\\""],"more":0}],
                                "guesses":[]}
                                """));
    }

    @Test
    void connectsWhatItCan() throws Exception {
        assertThat(paths(0, "island", "badge", "person").text())
                .isEqualTo(
                        """
                        1 join, one row per badge b:
                        from badge b
                        join person p on p.id = b.person_id -- 1:1

                        No foreign keys connect island with badge, person.
                        island has foreign keys with reef.\
                        """);
    }

    @Test
    void saysThatViewsHaveNoKeys() throws Exception {
        assertThat(paths(0, "everybody", "island").text())
                .isEqualTo(
                        """
                        No foreign keys connect everybody, island.
                        everybody is a view; describe_object says which tables it reads.
                        island has foreign keys with reef.\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team,person",
                "person,person",
                "person,room",
                "badge,room,membership",
                "badge,\"Other\".\"Order\""
            })
    void itsClausesRun(String tables) throws Exception {
        for (JsonNode path : paths(5, tables.split(",")).structured().get("paths")) {
            String sql = "select count(*) " + path.get("sql").asString();
            assertThat(SERVER.client().query(sql).rows()).as(sql).isEqualTo("[[0]]");
        }
    }

    @Test
    void saysWhatTheRoleMayNotRead() throws Exception {
        SERVER.database().run("grant usage on schema \"Other\" to public");
        try (RawClient client = ServerCommand.java().on(SERVER.database().ordinary()).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            assertThat(paths(client, 0, "\"Order\"", "person").text())
                    .endsWith("\n\nThis role may not read \"Other\".\"Order\".");
        }
    }

    @Test
    void suggestsTheTableThatWasMeant() throws Exception {
        assertThat(paths(0, "persn", "team").error())
                .isEqualTo(
                        """
                        There is no object "persn". Did you mean public.person?\
                        """);
    }

    @Test
    void wantsTwoTables() throws Exception {
        for (List<?> tables : List.of(List.of("person"), List.of("person", 1), List.of())) {
            int call = SERVER.client().postCall("find_join_path", Map.of("tables", tables));
            assertThat(QueryAnswer.of(SERVER.client().answer(call)).error())
                    .isEqualTo(
                            """
                            Argument "tables" must hold 2 to 8 names, for example \
                            ["customer", "product"]; a table that references itself is named twice.\
                            """);
        }
    }
}
