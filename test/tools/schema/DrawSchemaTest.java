package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.util.Map;

/** Diagrams, whole; what they look like in Mermaid's own parser was tried by hand. */
class DrawSchemaTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table author (id int primary key, email text unique, boss int references author);
                    create table book (
                        isbn char(13) primary key, author_id int not null references author,
                        price numeric(8, 2), tags varchar(20)[], printed timestamptz);
                    create table cover (isbn char(13) primary key references book, image bytea);
                    create table sale (
                        id bigint, day date, isbn char(13) not null references book,
                        primary key (id, day)) partition by range (day);
                    create table sale_2024 partition of sale
                        for values from ('2024-01-01') to ('2025-01-01');

                    create schema "Odd names";
                    set search_path = "Odd names", public;
                    create type "Größe" as enum ('S');
                    create table "say ""hi""\" (
                        id int primary key, "PK" "Größe", "1st" "Größe"[], "a b" int, "weiß" "char");
                    create table "end" (
                        "50% of it" int references "say ""hi""\", "author" int references author);
                    create table "direction TB" ();
                    create table "Ünï\\<#;>日本" ("x" int primary key);

                    create schema large;
                    set search_path = large;
                    create table hub (id int primary key);
                    do $$ begin
                      for i in 1..30 loop
                        execute format('create table part_%s (id int primary key, hub_id int %s)',
                            to_char(i, 'FM00'), case when i > 3 then 'references hub' end);
                      end loop;
                    end $$;
                    create table wide (id int primary key);
                    do $$ begin
                      for i in 1..200 loop
                        execute format('alter table wide add column c%s text', i);
                      end loop;
                    end $$;

                    create schema empty;
                    """);

    private static QueryAnswer draw(Map<String, ?> arguments) throws Exception {
        RawClient client = SERVER.client();
        return QueryAnswer.of(client.answer(client.postCall("draw_schema", arguments)));
    }

    @Test
    void drawsASchema() throws Exception {
        assertThat(draw(Map.of()).text())
                .isEqualTo(
                        """
                        ```mermaid
                        erDiagram
                          author {
                            integer id PK
                            text email UK
                            integer boss FK
                          }
                          book {
                            character isbn PK
                            integer author_id FK
                            numeric price
                            varchar[] tags
                            timestamptz printed
                          }
                          cover {
                            character isbn PK, FK
                            bytea image
                          }
                          sale {
                            bigint id PK
                            date day PK
                            character isbn FK
                          }
                          author |o--o{ author : "boss"
                          author ||--o{ book : "author_id"
                          book ||--o| cover : "isbn"
                          book ||--o{ sale : "isbn"
                        ```
                        4 tables, 4 foreign keys.
                        Left out: 1 foreign key to or from other tables.\
                        """);
    }

    @Test
    void drawsWhatIsAroundATable() throws Exception {
        QueryAnswer answer = draw(Map.of("table", "cover"));
        assertThat(answer.text())
                .isEqualTo(
                        """
                        ```mermaid
                        erDiagram
                          book {
                            character isbn PK
                            integer author_id FK
                            numeric price
                            varchar[] tags
                            timestamptz printed
                          }
                          cover {
                            character isbn PK, FK
                            bytea image
                          }
                          book ||--o| cover : "isbn"
                        ```
                        2 tables, 1 foreign key.
                        Left out: 2 foreign keys to or from other tables.\
                        """);
        assertThat(answer.structured())
                .isEqualTo(
                        RawClient.json(
                                """
                                {"mermaid":"erDiagram\\n  book {\\n    character isbn PK\\n    integer author_id FK\\n    numeric price\\n    varchar[] tags\\n    timestamptz printed\\n  }\\n  cover {\\n    character isbn PK, FK\\n    bytea image\\n  }\\n  book ||--o| cover : \\"isbn\\"\\n",
                                "entities":2,"relationships":1,
                                "omitted":{"tables":0,"table_names":[],"columns":0,
                                "relationships":2}}
                                """));
    }

    @Test
    void followsKeysAsFarAsItIsAsked() throws Exception {
        assertThat(draw(Map.of("table", "cover", "depth", 2)).structured().get("entities").asInt())
                .isEqualTo(4);
    }

    @Test
    void writesAwkwardNamesSoThatMermaidTakesThem() throws Exception {
        assertThat(draw(Map.of("schema", "\"Odd names\"")).text())
                .isEqualTo(
                        """
                        ```mermaid
                        erDiagram
                          "direction#32;TB" {
                          }
                          "end" {
                            integer _50__of_it FK "50#37; of it"
                            integer author FK
                          }
                          "say #34;hi#34;" {
                            integer id PK
                            Gr__e _PK "PK"
                            Gr__e[] _1st "1st"
                            integer a_b "a b"
                            char wei_ "weiß"
                          }
                          "Ünï#92;#60;#35;#59;#62;日本" {
                            integer x PK
                          }
                          "say #34;hi#34;" |o--o{ "end" : "50#37; of it"
                        ```
                        4 tables, 1 foreign key.
                        Left out: 1 foreign key to or from other tables.\
                        """);
    }

    @Test
    void namesTheSchemaOfTablesElsewhere() throws Exception {
        assertThat(draw(Map.of("table", "\"end\"")).structured().get("mermaid").asString())
                .endsWith(
                        """
                        erDiagram
                          "end" {
                            integer _50__of_it FK "50#37; of it"
                            integer author FK
                          }
                          "say #34;hi#34;" {
                            integer id PK
                            Gr__e _PK "PK"
                            Gr__e[] _1st "1st"
                            integer a_b "a b"
                            char wei_ "weiß"
                          }
                          "public.author" {
                            integer id PK
                            text email UK
                            integer boss FK
                          }
                          "say #34;hi#34;" |o--o{ "end" : "50#37; of it"
                          "public.author" |o--o{ "end" : "author"
                          "public.author" |o--o{ "public.author" : "boss"
                        """);
    }

    @Test
    void keepsTheMostConnectedTablesAndCountsTheRest() throws Exception {
        QueryAnswer answer = draw(Map.of("schema", "large"));
        String text = answer.text();
        assertThat(text.substring(text.indexOf("```\n")))
                .isEqualTo(
                        """
                        ```
                        25 tables, 24 foreign keys.
                        Left out: 7 tables less connected (large.part_28, large.part_29, large.part_30, large.part_01, large.part_02, large.part_03, large.wide); 3 foreign keys to or from other tables. Draw around one of them with {"table": ...}.\
                        """);
        assertThat(answer.structured().get("omitted"))
                .isEqualTo(
                        RawClient.json(
                                """
                                {"tables":7,"table_names":["large.part_28","large.part_29","large.part_30","large.part_01","large.part_02","large.part_03","large.wide"],
                                "columns":0,"relationships":3}
                                """));
    }

    @Test
    void countsTheColumnsThatItLeavesOut() throws Exception {
        assertThat(draw(Map.of("table", "large.wide")).text())
                .endsWith(
                        """
                        ```mermaid
                        erDiagram
                          wide {
                            integer id PK
                            text c1
                            text c2
                            text c3
                            text c4
                            text c5
                            text c6
                            text c7
                            text c8
                            text c9
                            text c10
                            text c11
                            text c12
                            text c13
                            text c14
                            text c15
                            text c16
                            text c17
                            text c18
                            text c19
                            text c20
                          }
                        ```
                        1 table, 0 foreign keys.
                        Left out: 180 columns.\
                        """);
    }

    @Test
    void namesSchemasThatHaveTables() throws Exception {
        assertThat(draw(Map.of("schema", "empty")).error())
                .isEqualTo(
                        """
                        Schema empty has no tables.
                        Schemas with tables: large (32), "Odd names" (4), public (4)\
                        """);
    }

    @Test
    void wantsASchemaOrATable() throws Exception {
        assertThat(draw(Map.of("schema", "large", "table", "hub")).error())
                .isEqualTo(
                        "Give \"schema\" or \"table\", not both; a table can be named with its"
                                + " schema: \"shop.customer\".");
        assertThat(draw(Map.of("depth", 2)).error())
                .isEqualTo("\"depth\" counts keys from a table: give \"table\" with it.");
    }
}
