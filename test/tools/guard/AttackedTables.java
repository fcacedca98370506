package tools.guard;

import java.util.List;

/** What stands in the attacked database: victims, and functions of all kinds that have effects. */
final class AttackedTables {

    /** Those that some attacks need, where the server has them. */
    static final List<String> EXTENSIONS =
            List.of(
                    "dblink",
                    "tablefunc",
                    "xml2",
                    "isn",
                    "pg_trgm",
                    "pageinspect",
                    "pg_prewarm",
                    "adminpack",
                    "pg_stat_statements",
                    "postgres_fdw");

    /**
     * An advisory lock of the session is an effect that neither READ ONLY nor ROLLBACK stops, so
     * most functions take one. For superusers the role is no obstacle either.
     */
    static final String DEFINITION =
            """
            create table victim (id int primary key, v text);
            insert into victim select g, 'v' || g from generate_series(1, 20) g;
            create index victim_brin on victim using brin (id);
            create table audit_log (note text);
            create sequence seq1;
            select lo_from_bytea(0, 'hello');

            create schema extra;
            create schema hidden;
            create function lock_me(n int) returns int language plpgsql volatile
                as $$ begin perform pg_advisory_lock(7000 + n); return n; end $$;
            create function side_effect() returns int language plpgsql volatile
                as $$ begin insert into audit_log values ('side effect'); return 1; end $$;
            create function liar() returns int language plpgsql immutable
                as $$ begin perform side_effect(); return 1; end $$;
            create procedure wipe() language plpgsql
                as $$ begin commit; set transaction read write; delete from victim; commit; end $$;
            create function lock_rows() returns setof int language sql volatile
                as $$ select lock_me(n) from generate_series(1, 3) n $$;
            create function lock_any(variadic n int[]) returns int language sql volatile
                as $$ select lock_me(n[1]) $$;
            create function lock_element(n anyelement) returns int language sql volatile
                as $$ select lock_me(1) $$;
            create function lock_text(t text) returns int language sql volatile
                as $$ select lock_me(2) $$;
            create function definer_lock() returns int language sql volatile security definer
                as $$ select lock_me(3) $$;
            create function "LockMe"() returns int language sql volatile as $$ select lock_me(4) $$;
            create function "lo""ck"() returns int language sql volatile as $$ select lock_me(5) $$;
            create function "lock me"() returns int language sql volatile as $$ select lock_me(6) $$;
            create function é_lock() returns int language sql volatile as $$ select lock_me(7) $$;
            create function lock_with_a_name_that_is_longer_than_sixty_three_bytes_0123456789_abcdef()
                returns int language sql volatile as $$ select lock_me(8) $$;
            create function lock_éééééééééééééééééééééééééééééééééééé() returns int language sql volatile
                as $$ select lock_me(9) $$;
            create function lower(n int) returns int language sql volatile as $$ select lock_me(10) $$;
            create function now() returns int language sql volatile as $$ select lock_me(11) $$;
            create function extra.extra_lock() returns int language sql volatile
                as $$ select public.lock_me(12) $$;
            create function hidden.hidden_lock() returns int language sql volatile
                as $$ select public.lock_me(13) $$;
            create function stable_with_default(n int default lock_me(14)) returns int language sql stable
                as $$ select n $$;

            create function lock_row(r victim) returns int language sql volatile
                as $$ select lock_me(20) $$;
            create function lock_row_default(r victim, n int default 1) returns int language sql volatile
                as $$ select lock_me(21) $$;
            create function lock_row_variadic(variadic r victim[]) returns int language sql volatile
                as $$ select lock_me(22) $$;
            create domain victim_domain as victim;
            create function lock_domain(r victim_domain) returns int language sql volatile
                as $$ select lock_me(23) $$;

            create function lock_step(state int, n int) returns int language sql volatile
                as $$ select lock_me(30) $$;
            create aggregate lock_agg(int) (sfunc = lock_step, stype = int, initcond = '0');
            create function lock_row_step(state int, r victim) returns int language sql volatile
                as $$ select lock_me(31) $$;
            create aggregate lock_row_agg(victim) (sfunc = lock_row_step, stype = int, initcond = '0');

            create function lock_pair(a int, b int) returns boolean language sql volatile
                as $$ select lock_me(40) = 40 $$;
            create operator @#@ (leftarg = int, rightarg = int, function = lock_pair);
            create operator @#@ (rightarg = int, function = lock_me);

            create view volatile_view as select lock_me(50) as a;
            create view view_over_view as select a + 1 as a from volatile_view;
            create view view_over_view_over_view as
                with x as (select (select max(a) from view_over_view) as a) select * from x;
            create view operator_view as select 1 @#@ 2 as a;
            create view aggregate_view as select lock_agg(id) as a from victim;
            create view where_view as select id from victim where lock_me(id) > 0;
            create view "Volatile View" as select lock_me(51) as a;
            create view hidden.hidden_view as select public.lock_me(52) as a;
            create view default_view as select stable_with_default() as a;
            create view lock_view as select pg_advisory_lock(7053)::text as a;
            create view hash_view as select rolname, rolpassword from pg_authid;
            create view hash_view_over_view as select rolpassword as p from hash_view;
            """;

    /** A place elsewhere, with a password that nobody is to see. */
    static final String FOREIGN_SERVER =
            """
            create server nowhere foreign data wrapper postgres_fdw options (host 'nowhere.invalid');
            create user mapping for public server nowhere options (user 'x', password 'hunter2');
            """;

    /** Everything that attacks leave behind, whatever it was. */
    static final String CLEAN_UP =
            """
            select lo_unlink(oid) from pg_largeobject_metadata;
            drop schema if exists public, extra, hidden, stolen_schema cascade;
            create schema public;
            grant usage on schema public to public;
            drop role if exists pgmcp_mallory;
            do $$
            declare f record;
            begin
                for f in select slot_name as name from pg_replication_slots where slot_name like 'pgmcp%'
                loop perform pg_drop_replication_slot(f.name); end loop;
                for f in select roname as name from pg_replication_origin where roname like 'pgmcp%'
                loop perform pg_replication_origin_drop(f.name); end loop;
                execute format('alter database %I reset all', current_database());
                execute format('alter role current_user in database %I reset all', current_database());
            end $$;
            """;

    private AttackedTables() {}

    /** Gives the tables to a role that is no superuser but owns the database. */
    static String owned(String role, String database) {
        return """
        do $$ begin
            if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s login createrole password 'owner';
            end if;
        end $$;
        alter database %2$s owner to %1$s;
        alter database %2$s set search_path = public, extra, ext;
        alter schema public owner to %1$s;
        alter table victim owner to %1$s;
        alter table audit_log owner to %1$s;
        alter sequence seq1 owner to %1$s;
        grant usage on schema extra, hidden to public;
        """
                .formatted(role, database);
    }
}
