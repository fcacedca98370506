package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.ToolError;
import tools.sql.SqlText;

import java.util.List;

/** What asks for consent, and what only looks like it. */
class DestructiveStatementsTest {

    private static List<String> in(String sql) throws ToolError {
        return DestructiveStatements.in(SqlText.ofSeveralStatements(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from t",
                "DELETE FROM t;",
                "delete from only t",
                "delete from t using u",
                "delete from t returning *",
                "delete /* all */ from t -- where id = 1",
                "delete from \"where\"",
                "delete from t where true",
                "delete from t where 1 = 1 returning *",
                "delete from t where ('a' = 'a') and not false",
                "update t set a = 1 where 1 < 2 or null is null",
                "with d as (delete from t where true returning a) select * from d where a = 1",
                "delete from t using (select 1 from u where u.id = 1) x",
                "delete from t returning (select 1 where true)",
                "update t set a = 1",
                "update only t set a = 1",
                "update t as x set a = b.c from b",
                "update t set a = (select max(a) from t where id = 1)",
                "update t set a = 'where'",
                "update t set \"where\" = 1",
                "UPDATE \"t\" SET a = $$ where $$ RETURNING a",
                "explain analyze update t set a = 1",
                "explain (analyze, buffers) delete from t",
                "explain analyze verbose update t set a = 1",
                "with d as (delete from t returning *) select * from d where id = 1",
                "with x as (select 1 where true) delete from t",
                "with x as (select 1 where true) update t set a = 1",
                "with x as materialized (update t set a = 1 returning a) table x",
                "with a as (delete from t where id = 1 returning *), b as (delete from u) select 1",
                "prepare gone as delete from t",
                "prepare gone (int) as update t set a = $1",
                "create table u as with d as (delete from t returning *) select * from d",
                "create temp table u as with d as not materialized (update t set a = 1 returning a)"
                        + " table d",
                "merge into t using u on t.id = u.id when matched then delete",
                "merge into t using u on t.id = u.id when not matched by source then delete",
                "merge into t using u on t.id = u.id when matched and case when a then b else c end"
                        + " then delete",
                "with x as (select 1) merge into t using x on true when matched then delete",
                "truncate t",
                "TRUNCATE TABLE t, u RESTART IDENTITY CASCADE",
                "truncate only t",
                "drop table t",
                "drop table if exists t cascade",
                "drop schema s cascade",
                "drop database d",
                "drop view v",
                "drop index concurrently i",
                "drop function f(int)",
                "drop role r",
                "drop owned by r",
                "drop type color",
                "drop extension postgis",
                "alter table t drop column a",
                "alter table t drop a",
                "alter table t drop if exists a",
                "alter table t add b int, drop column a",
                "alter table only t drop column a cascade",
                "alter table t drop constraint c",
                "alter type pair drop attribute a",
                "alter foreign table t drop column a",
                "alter table if exists t drop column \"default\"",
                "alter table t alter a drop default, drop b"
            })
    void destroys(String sql) throws Exception {
        assertThat(in(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from t where id = 1",
                "delete from t where false",
                "delete from t where 1 = $1",
                "delete from t where \"true\"",
                "delete from t where true and now() > '2000-01-01'",
                "delete from t where (select true)",
                "select case when a then delete else b end from t",
                "select case when matched then delete end from t",
                "merge into t using u on t.id = u.id when matched then update set a ="
                        + " case when a > 1 then delete else b end",
                "delete from t using u where t.id = u.id",
                "delete from t where current of c",
                "update t set a = 1 where id = 1",
                "update t set a = (select 1) where id = 1 returning *",
                "with d as (delete from t where id = 1 returning *) select * from d",
                "with x as (select 1) update t set a = 1 where id = 1",
                "insert into t values (1)",
                "insert into t values (1) on conflict (id) do update set a = 1",
                "insert into t values (1) on conflict do nothing",
                "insert into t (\"delete\", \"update\") values (1, 2)",
                "merge into t using u on t.id = u.id when matched then update set a = 1"
                        + " when not matched then do nothing",
                "select * from t for update",
                "select * from t for no key update",
                "select * from t for update of t skip locked",
                "select \"delete\", \"update\", \"drop\" from t",
                "select t.update, t.delete from t",
                "select update from t",
                "select delete from t",
                "select 1 as drop, 2 as truncate",
                "select 'delete from t'",
                "select $$ drop table t $$ -- truncate t",
                "select 1 /* delete from t */",
                "select truncate(1.5, 1), drop(2)",
                "create table t (id int references u on delete cascade on update cascade)",
                "create table t (update int, delete int)",
                "create table t as select 1",
                "create table u as with d as (delete from t where a = 1 returning a) table d",
                "create function f() returns int begin atomic with d as (delete from t returning 1)"
                        + " table d; end",
                "create trigger a after delete or update on t for each row execute function f()",
                "create trigger a before update of a, b on t execute function f()",
                "create trigger a after truncate on t execute function f()",
                "create rule r as on delete to t do instead update t set gone = true",
                "create function f() returns void begin atomic delete from t; end",
                "create policy p on t for update using (true)",
                "create publication p for table t with (publish = 'insert, update, delete')",
                "alter table t add column b int",
                "alter table t alter a drop default",
                "alter table t alter column a drop not null",
                "alter table t alter a drop expression",
                "alter table t alter a drop identity if exists",
                "alter table t add foreign key (a) references u on delete set null on update"
                        + " cascade",
                "alter table t rename a to drop_me",
                "alter table t rename column a to \"drop\"",
                "alter table \"drop\" add b int",
                "alter policy p on t to public",
                "grant select, update, delete on t to public",
                "grant update (a) on t to public",
                "revoke delete, truncate on t from public",
                "comment on table t is 'drop table t'",
                "explain select * from t",
                "explain delete from t where id = 1",
                "lock table t in share update exclusive mode",
                "vacuum t",
                "refresh materialized view v",
                "do $$ begin delete from t; end $$"
            })
    void doesNotDestroy(String sql) throws Exception {
        assertThat(in(sql)).isEmpty();
    }

    @Test
    void describesEachStatementInItsOrder() throws Exception {
        assertThat(
                        in(
                                """
                                select 1;
                                drop table a,
                                    b;
                                delete from c where id = 1;
                                with x as (select 1) delete
                                from d
                                """))
                .containsExactly("drop table a, b", "delete from d (every row: it has no WHERE)");
    }

    @Test
    void cutsLongDescriptions() throws Exception {
        assertThat(in("drop table " + "x".repeat(100)))
                .containsExactly("drop table " + "x".repeat(49) + "...");
    }
}
