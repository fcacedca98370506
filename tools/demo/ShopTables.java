package tools.demo;

/** The tables of the sample shop, as SQL. */
final class ShopTables {

    static final String SQL =
            """
            comment on database shop is 'A small web shop for coffee, tea and kitchenware';

            create type order_status as enum
                ('pending', 'paid', 'shipped', 'delivered', 'returned', 'cancelled');
            comment on type order_status is 'Where an order is on its way to the customer';
            create type payment_method as enum ('card', 'ideal', 'paypal', 'invoice');

            create table customer (
                id          int generated always as identity primary key,
                name        text not null,
                email       text not null,
                country     char(2) not null,
                joined_on   date not null,
                preferences jsonb not null default '{}'
            );
            comment on table customer is 'Everybody who has an account';
            comment on column customer.email is 'Unique, whatever the case of its letters';
            comment on column customer.country is 'ISO 3166-1 alpha-2';
            comment on column customer.preferences is
                'Newsletter, language and favourite drink; the web site writes it';

            create table address (
                id          int generated always as identity primary key,
                customer_id int not null,
                street      text not null,
                postcode    text not null,
                city        text not null,
                is_default  boolean not null default false
            );
            comment on table address is 'Where a customer has parcels sent to; one is the default';

            create table category (
                id        int primary key,
                parent_id int,
                name      text not null unique
            );
            comment on table category is 'A tree of two levels; products hang on the leaves';
            comment on column category.parent_id is 'Null for the departments at the top';

            create table product (
                id           int generated always as identity primary key,
                sku          text not null,
                category_id  int not null,
                name         text not null,
                price        numeric(8, 2) not null check (price > 0),
                weight_grams int not null check (weight_grams > 0),
                attributes   jsonb not null default '{}',
                launched_on  date not null,
                discontinued boolean not null default false
            );
            comment on table product is 'What the shop sells, or sold once';
            comment on column product.price is 'Today''s price in euros, VAT included';
            comment on column product.attributes is 'Line, origin, and whether it is organic';

            create table inventory (
                product_id    int not null,
                warehouse     text not null,
                on_hand       int not null check (on_hand >= 0),
                reorder_level int not null,
                counted_at    timestamptz not null,
                primary key (product_id, warehouse)
            );
            comment on table inventory is 'Stock of each product in each warehouse';
            comment on column inventory.reorder_level is 'Order more when fewer than this are left';

            create table sales_order (
                id          int not null,
                placed_at   timestamptz not null,
                customer_id int not null,
                address_id  int not null,
                status      order_status not null default 'pending',
                shipped_at  timestamptz,
                note        text,
                primary key (id, placed_at),
                constraint shipped_after_placed check (shipped_at >= placed_at)
            ) partition by range (placed_at);
            comment on table sales_order is 'One row an order, partitioned by month of placed_at';
            comment on column sales_order.note is 'What the customer wrote to us; often null';

            create table order_item (
                order_id         int not null,
                placed_at        timestamptz not null,
                line             int not null,
                product_id       int not null,
                quantity         int not null check (quantity > 0),
                unit_price       numeric(8, 2) not null,
                discount_percent int not null default 0
                    check (discount_percent between 0 and 90),
                primary key (order_id, placed_at, line)
            );
            comment on table order_item is 'The lines of an order';
            comment on column order_item.placed_at is
                'That of the order, since keys of partitioned tables hold the partition key';
            comment on column order_item.unit_price is 'The price at that time, before discount';

            create table payment (
                id          int generated always as identity primary key,
                order_id    int not null,
                placed_at   timestamptz not null,
                method      payment_method not null,
                amount      numeric(10, 2) not null,
                paid_at     timestamptz not null,
                refunded_at timestamptz
            );
            comment on table payment is 'Money received for an order; refunded_at when sent back';

            create table review (
                id          int generated always as identity primary key,
                product_id  int not null,
                customer_id int not null,
                rating      int not null check (rating between 1 and 5),
                body        text,
                written_at  timestamptz not null
            );
            comment on table review is 'Stars from 1 to 5, with or without words';

            do $months$
            declare
                month date;
            begin
                for month in
                    select generate_series(date '2024-01-01', date '2025-12-01', interval '1 month')
                loop
                    execute format(
                        'create table sales_order_%s partition of sales_order'
                        ' for values from (%L) to (%L)',
                        to_char(month, 'YYYY_MM'), month, month + interval '1 month');
                end loop;
            end
            $months$;
            """;

    /** Keys and indexes; faster to make when the rows are there. */
    static final String KEYS =
            """
            create unique index customer_email_key on customer (lower(email));
            create index address_customer_id_idx on address (customer_id);
            create index category_parent_id_idx on category (parent_id);
            alter table product add constraint product_sku_key unique (sku);
            create index product_category_id_idx on product (category_id);
            create index product_attributes_idx on product using gin (attributes);
            create index sales_order_customer_id_idx on sales_order (customer_id, placed_at);
            create index sales_order_address_id_idx on sales_order (address_id);
            create index sales_order_open_idx on sales_order (placed_at)
                where status in ('pending', 'paid');
            create index order_item_product_id_idx on order_item (product_id);
            create unique index payment_order_key on payment (order_id, placed_at);
            create index review_product_id_idx on review (product_id, rating);
            create index review_customer_id_idx on review (customer_id);

            alter table address add foreign key (customer_id) references customer;
            alter table category add foreign key (parent_id) references category;
            alter table product add foreign key (category_id) references category;
            alter table inventory add foreign key (product_id) references product;
            alter table sales_order add foreign key (customer_id) references customer;
            alter table sales_order add foreign key (address_id) references address;
            alter table order_item
                add foreign key (order_id, placed_at) references sales_order on delete cascade;
            alter table order_item add foreign key (product_id) references product;
            alter table payment add foreign key (order_id, placed_at) references sales_order;
            alter table review add foreign key (product_id) references product;
            alter table review add foreign key (customer_id) references customer;
            """;

    /** What is derived from the tables. */
    static final String VIEWS =
            """
            create view order_total as
            select o.id as order_id, o.placed_at, o.customer_id, o.status,
                   count(*) as lines,
                   sum(round(i.quantity * i.unit_price * (100 - i.discount_percent) / 100, 2))
                       as total
              from sales_order o
              join order_item i on i.order_id = o.id and i.placed_at = o.placed_at
             group by o.id, o.placed_at, o.customer_id, o.status;
            comment on view order_total is 'What each order is worth in euros, after discounts';

            create materialized view monthly_revenue as
            select date_trunc('month', placed_at)::date as month,
                   count(*) as orders, sum(total) as revenue
              from order_total
             where status not in ('cancelled', 'returned')
             group by 1
             order by 1
              with no data;
            create unique index monthly_revenue_month_key on monthly_revenue (month);
            comment on materialized view monthly_revenue is
                'Turnover in euros without cancelled and returned orders; refreshed every night';
            """;

    /** Views are made before there are rows; this one stores some. */
    static final String FILL = "refresh materialized view monthly_revenue;";

    private ShopTables() {}
}
