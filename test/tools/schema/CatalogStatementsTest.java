package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.StatementCounter;
import tools.testing.TestDatabase;

/** How many statements a call takes must not depend on how many tables there are. */
class CatalogStatementsTest {

    // With BEGIN, SET and ROLLBACK. The schema has 300 tables.
    private static final int MOST_STATEMENTS = 60;

    @RegisterExtension
    static final TestDatabase DATABASE =
            TestDatabase.with(
                    """
                    create schema many;
                    create table many.hub (id int primary key);
                    create function many.f(int) returns int language sql as 'select 1';
                    do $$ begin
                      for i in 1..300 loop
                        execute format('create table many.spoke_%s (id int primary key check (id > 0),'
                          || ' hub_id int references many.hub, next_id int references many.hub)', i);
                        execute format('create index on many.spoke_%s (hub_id)', i);
                        execute format('create view many.view_%s as select * from many.spoke_%s', i, i);
                      end loop;
                    end $$;
                    """);

    private static StatementCounter counter;
    private static RawClient client;

    @BeforeAll
    static void start() throws Exception {
        counter = StatementCounter.inFrontOf(DATABASE.owner());
        client = ServerCommand.java().on(counter.login()).start();
        client.initialize(RawClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void end() throws Exception {
        client.close();
        counter.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    search_objects  | {"schema": "many", "detail": "full", "limit": 500}
                    search_objects  | {"pattern": "%", "schema": "many", "limit": 500}
                    describe_object | {"name": "many.hub"}
                    describe_object | {"name": "many.hub", "ddl": true}
                    describe_object | {"name": "many.view_7"}
                    describe_object | {"name": "many.f"}
                    describe_object | {"name": "many"}
                    describe_object | {"name": "many", "ddl": true}
                    find_join_path  | {"tables": ["many.spoke_1", "many.spoke_2"], "alternatives": 5}
                    draw_schema     | {"schema": "many"}
                    draw_schema     | {"table": "many.hub", "depth": 3}
                    """)
    void aToolAsksForAllTablesAtOnce(String tool, String arguments) throws Exception {
        assertAsksLittle(
                "tools/call", "{\"name\": \"%s\", \"arguments\": %s}".formatted(tool, arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    resources/list | {}
                    resources/read | {"uri": "postgres://DATABASE"}
                    resources/read | {"uri": "postgres://DATABASE/status"}
                    resources/read | {"uri": "postgres://DATABASE/many/hub"}
                    resources/read | {"uri": "postgres://DATABASE/many/hub/schema"}
                    completion/complete | {"ref": {"type": "ref/prompt", "name": "review_table"}, "argument": {"name": "table", "value": "many."}}
                    """)
    void aResourceAsksForAllTablesAtOnce(String method, String parameters) throws Exception {
        assertAsksLittle(method, parameters.replace("DATABASE", DATABASE.owner().database()));
    }

    private static void assertAsksLittle(String method, String parameters) throws Exception {
        counter.take();
        JsonNode answer = client.ask(method, parameters);
        assertThat(answer.at("/result").isMissingNode()).as(answer.toString()).isFalse();
        assertThat(answer.at("/result/isError").asBoolean(false)).as(answer.toString()).isFalse();
        assertThat(counter.take()).isBetween(1, MOST_STATEMENTS);
    }
}
