package tools.schema;

/** A schema with objects of all kinds that can be described. */
final class DescribedShop {

    static final String DEFINITION =
            """
            create schema shop;
            comment on schema shop is 'what we sell';
            create type shop.state as enum ('new', 'paid', 'sent');
            create domain shop.email as text check (value like '%@%');
            create type shop.address as (street text, "Town" text collate "C");
            create type shop.span as range (subtype = float8);
            create table shop.customers (
                id bigint generated always as identity primary key,
                mail shop.email not null unique,
                home shop.address);
            create table shop.orders (
                id serial primary key,
                customer_id bigint not null references shop.customers on delete cascade,
                previous int references shop.orders,
                state shop.state not null default 'new',
                "Note" varchar(80) collate "C",
                price numeric(9,2) check (price >= 0),
                tax numeric generated always as (price * 0.2) stored,
                unique (customer_id, "Note") deferrable);
            comment on table shop.orders is 'One purchase';
            comment on column shop.orders."Note" is 'what the
            customer said';
            create index orders_open on shop.orders (price desc) include (tax) where state = 'new';
            create table shop.items (order_id int references shop.orders (id), place int, primary key (order_id, place));
            create function shop.touch() returns trigger language plpgsql as 'begin return new; end';
            create trigger touched before update on shop.orders for each row
                when (old.price is distinct from new.price) execute function shop.touch();
            alter table shop.orders enable row level security;
            create policy own on shop.orders for select to pg_monitor using (id > 0);
            create rule quiet as on delete to shop.items do also notify gone;
            create statistics shop.order_facts (ndistinct) on customer_id, state from shop.orders;
            create view shop.unpaid with (security_barrier) as select id, state from shop.orders where state <> 'paid';
            create materialized view shop.totals as select state, sum(price) as total from shop.orders group by state with no data;
            create table shop.log (day date not null, line text) partition by range (day);
            create table shop.log_2025 partition of shop.log for values from ('2025-01-01') to ('2026-01-01');
            create table shop.log_rest partition of shop.log default;
            create function shop.total(o int, net boolean default true) returns numeric language sql stable
                set search_path = shop as $$
                select price from orders
                 where id = o $$;
            create function shop.total(text) returns numeric language sql immutable strict parallel safe as 'select 1.0';
            comment on function shop.total(text) is 'by number';
            create procedure shop.close(inout n int) language plpgsql security definer as 'begin n := 1; end';
            create aggregate shop.longest(text) (sfunc = text_larger, stype = text);
            create sequence shop.numbers as int increment by 5 cycle;
            create publication changes for table shop.items with (publish = 'insert');
            """;

    private DescribedShop() {}
}
