package tools.schema;

/** A schema with one object of every kind. */
final class SearchedShop {

    static final String DEFINITION =
            """
            create schema shop;
            comment on schema shop is 'what we sell';
            create type shop.order_state as enum ('new', 'paid');
            create domain shop.email as text check (value like '%@%');
            create type shop.order_address as (street text, town text);
            create table shop.orders (
                id int generated always as identity primary key,
                state shop.order_state not null,
                mail shop.email,
                total numeric(9,2) check (total >= 0));
            comment on table shop.orders is 'one purchase';
            comment on column shop.orders.mail is 'where the invoice goes';
            create index orders_by_state on shop.orders (state) where total > 0;
            create table shop."Order Items" (order_id int references shop.orders, "No" int);
            create table shop.reorder (id int);
            create view shop.open_orders as select * from shop.orders where state = 'new';
            create materialized view shop.order_totals as select sum(total) from shop.orders;
            create table shop.order_log (at date, what text) partition by range (at);
            create table shop.order_log_2025 partition of shop.order_log
                for values from ('2025-01-01') to ('2026-01-01');
            create table shop.order_log_2026 partition of shop.order_log
                for values from ('2026-01-01') to ('2027-01-01');
            create sequence shop.order_number as int;
            create function shop.order_total(order_id int, net boolean default true) returns numeric
                language sql stable as 'select 1.0';
            create procedure shop.close_orders() language sql as 'select 1';
            create function shop.touch() returns trigger language plpgsql
                as 'begin return new; end';
            create trigger order_touched before update on shop.orders
                for each row execute function shop.touch();
            alter table shop.orders enable row level security;
            create policy order_owner on shop.orders for select using (true);
            create publication order_changes for table shop.orders;
            insert into shop.orders (state, total)
                select 'new', i from generate_series(1, 1234) as i;
            analyze;
            """;

    private SearchedShop() {}
}
