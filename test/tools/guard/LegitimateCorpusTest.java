package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Login;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;
import tools.testing.ServerCommand;
import tools.testing.TestDatabase;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything in legitimate.sql answers rows, for a superuser and for a role that may only read. */
class LegitimateCorpusTest {

    @RegisterExtension
    static final TestDatabase DATABASE =
            TestDatabase.with(
                    """
                    create table customer (id serial primary key, name text not null, email text);
                    comment on table customer is 'who buys';
                    insert into customer (name, email)
                        values ('Ann', 'ann@example.com'), ('Bob', null), ('Cy', 'cy@example.com');
                    create table product (id int primary key, title text);
                    insert into product values (1, 'tea'), (2, 'pot');
                    create table orders (id int primary key, customer_id int references customer,
                        status text, total numeric(10, 2), ordered_at timestamp);
                    insert into orders values (1, 1, 'paid', 12.50, '2026-01-02 10:00'),
                        (2, 1, 'open', 99, '2026-01-03 11:00'), (3, 2, 'paid', 120, '2026-02-01 12:00'),
                        (4, 3, 'cancelled', null, '2026-02-02 13:00');
                    create table employee (id int primary key, name text, manager_id int, status text);
                    insert into employee values (1, 'Zoe', null, 'in'), (2, 'Yan', 1, 'out'), (3, 'Xi', 2, 'in');
                    create function status(n int) returns text language sql volatile as $$ select 'x' $$;
                    create function status(n int, m int) returns text language sql volatile as $$ select 'x' $$;
                    create table event (id int, data jsonb);
                    insert into event values (1, '{"a": [1, 2, 3], "b": "x"}');
                    create table document (title text, tsv tsvector);
                    insert into document values ('The quick fox', to_tsvector('english', 'The quick fox'));
                    create table keywords ("delete" int, "update" int, "select" int, drop int, insert int,
                        "Order" int, truncate int);
                    insert into keywords values (1, 2, 3, 4, 5, 6, 7);
                    create table "commit" (a int);
                    insert into "commit" values (1);
                    create table maße (größe int, "日本" text);
                    insert into maße values (1, 'x');
                    create table measurement (at date, value int) partition by range (at);
                    create table measurement_2026 partition of measurement
                        for values from ('2026-01-01') to ('2027-01-01');
                    insert into measurement values ('2026-01-01', 1);
                    create type mood as enum ('sad', 'happy');
                    create type pair as (left_half int, right_half text);
                    create function discount(amount numeric, rate numeric default 0.9) returns numeric
                        language sql immutable as $$ select amount * rate $$;
                    create function greeting(c customer) returns text language sql stable
                        as $$ select 'Hello ' || c.name $$;
                    create function best_customers(n int) returns setof customer language sql stable
                        as $$ select * from customer order by id limit n $$;
                    create function times(a bigint, b int) returns bigint language sql immutable
                        as $$ select a * b $$;
                    create aggregate product_of(int) (sfunc = times, stype = bigint, initcond = '1');
                    create function both_of(a int, b int) returns int language sql immutable
                        as $$ select a + b $$;
                    create operator <+> (leftarg = int, rightarg = int, function = both_of);
                    create function st_point(x float8, y float8) returns point language sql immutable
                        as $$ select point(x, y) $$;
                    create function st_distance(a point, b point) returns float8 language sql immutable
                        as $$ select a <-> b $$;
                    create function st_asgeojson(p point) returns text language sql immutable
                        as $$ select '{"type":"Point"}' $$;
                    create view order_summary as
                        select c.name, count(*) as orders, now() as at from customer c
                          join orders o on o.customer_id = c.id group by c.name;
                    create materialized view order_totals as select sum(total) as total from orders;
                    grant usage, select on all sequences in schema public to public;
                    select lo_from_bytea(0, 'a large object');
                    analyze customer, orders, pg_class;
                    delete from pg_statistic where starelid = 'pg_authid'::regclass;
                    """);

    private static final Set<String> EXTENSIONS = new HashSet<>();

    @BeforeAll
    static void createExtensions() throws Exception {
        for (SqlCase legitimate : SqlCase.in("legitimate.sql")) {
            for (String name : legitimate.extension().stream().toList()) {
                try {
                    DATABASE.run("create extension if not exists \"%s\" cascade".formatted(name));
                    EXTENSIONS.add(name);
                } catch (SQLException e) {
                    // This server does not offer it; the cases that need it are left out.
                }
            }
        }
    }

    @Test
    void nothingIsRefusedToSuperusers() throws Exception {
        assertThat(failures(DATABASE.superuser(), true)).isEmpty();
    }

    @Test
    void nothingIsRefusedToRolesThatOnlyRead() throws Exception {
        assertThat(failures(DATABASE.ordinary(), false)).isEmpty();
    }

    private static List<String> failures(Login role, boolean superuser) throws Exception {
        List<String> failures = new ArrayList<>();
        int major =
                Integer.parseInt(DATABASE.ask("select current_setting('server_version_num')"))
                        / 10_000;
        int asked = 0;
        try (RawClient client = ServerCommand.java().on(role).start()) {
            client.initialize(RawClient.NEWEST_LEGACY);
            for (SqlCase legitimate : SqlCase.in("legitimate.sql")) {
                if (legitimate.oldestMajor() <= major
                        && EXTENSIONS.containsAll(legitimate.extension().stream().toList())
                        && (superuser || !legitimate.isForSuperusers())) {
                    asked++;
                    ask(client, legitimate, failures);
                }
            }
        }
        assertThat(asked).isGreaterThan(220);
        return failures;
    }

    private static void ask(RawClient client, SqlCase legitimate, List<String> failures)
            throws Exception {
        for (String sql : legitimate.calls()) {
            QueryAnswer answer =
                    client.query(Map.of("sql", sql, "params", legitimate.parameters()));
            if (answer.isError() || answer.structured().get("row_count").asInt() == 0) {
                failures.add(legitimate + ": " + answer.text());
            }
        }
    }
}
