package tools.demo;

/**
 * The rows of the sample shop, as SQL: two years of trade, the same in every run.
 *
 * <p>Nothing is random: {@code pick} scatters a row's number by its MD5 sum.
 */
final class ShopRows {

    /** {@code share} is a number from 0 up to 1, {@code pick} a whole one from 0 up to n-1. */
    private static final String DICE =
            """
            create function pg_temp.share(number int, use text) returns double precision
                language sql immutable
                return ('x' || left(md5(use || number), 7))::bit(28)::int / 268435456.0;
            create function pg_temp.pick(number int, use text, choices int) returns int
                language sql immutable
                return floor(choices * pg_temp.share(number, use))::int;
            create function pg_temp.choose(number int, use text, choices text[]) returns text
                language sql immutable
                return choices[1 + pg_temp.pick(number, use, cardinality(choices))];
            """;

    private static final String CUSTOMERS =
            """
            insert into customer (name, email, country, joined_on, preferences)
            select given || ' ' || family,
                   lower(given || '.' || family) || n || '@example.com',
                   pg_temp.choose(n, 'country', '{NL,NL,NL,DE,DE,BE,FR,AT,IT,ES}'),
                   date '2021-01-01' + pg_temp.pick(n, 'joined', 1000),
                   jsonb_build_object(
                       'newsletter', pg_temp.share(n, 'newsletter') < 0.4,
                       'language', pg_temp.choose(n, 'language', '{nl,de,fr,en}'),
                       'favourite', pg_temp.choose(n, 'favourite', '{coffee,tea,cocoa}'))
              from generate_series(1, 2000) as n,
                   lateral (select pg_temp.choose(n, 'given',
                       '{Anna,Bram,Chloe,Daan,Elif,Femke,Giulia,Hugo,Ines,Jonas,Karin,Lars,Mila,
                         Noah,Olivia,Pieter,Rosa,Sven,Tess,Vera,Willem,Yara}') as given) as g,
                   lateral (select pg_temp.choose(n, 'family',
                       '{Bakker,Bauer,Conti,Dubois,Fischer,Garcia,Hoffmann,Jansen,Keller,Lambert,
                         Meijer,Moreau,Peeters,Ricci,Schmidt,Smit,Torres,Visser,Wagner,Weber}')
                       as family) as f
             order by n;

            insert into address (customer_id, street, postcode, city, is_default)
            select 1 + (n - 1) % 2000,
                   pg_temp.choose(n, 'street',
                       '{Kerkstraat,Hauptstrasse,Rue de la Gare,Lindenweg,Via Roma,Stationsplein}')
                       || ' ' || 1 + pg_temp.pick(n, 'house', 180),
                   lpad((1000 + pg_temp.pick(n, 'postcode', 98000))::text, 5, '0'),
                   pg_temp.choose(n, 'city',
                       '{Utrecht,Berlin,Lyon,Gent,Wien,Milano,Sevilla,Amsterdam,Hamburg,Liege}'),
                   n <= 2000
              from generate_series(1, 2600) as n
             order by n;
            """;

    /** Four lines of forty-four articles: 176 products. */
    private static final String PRODUCTS =
            """
            insert into category (id, parent_id, name) values
                (1, null, 'Coffee'), (2, null, 'Tea'), (3, null, 'Kitchen'), (4, null, 'Gifts'),
                (11, 1, 'Coffee beans'), (12, 1, 'Grinders'), (13, 1, 'Brewers'),
                (21, 2, 'Black tea'), (22, 2, 'Green tea'), (23, 2, 'Teapots'),
                (31, 3, 'Cups and mugs'), (32, 3, 'Kettles'), (33, 3, 'Storage'),
                (41, 4, 'Gift boxes'), (42, 4, 'Books');

            insert into product
                (sku, category_id, name, price, weight_grams, attributes, launched_on, discontinued)
            select format('%s-%s', category_id, lpad(n::text, 4, '0')), category_id,
                   line || ' ' || article,
                   round((base * (0.8 + 0.2 * line_number)
                          + pg_temp.pick(n, 'cents', 20) / 10.0)::numeric, 1) - 0.05,
                   base * 12 + pg_temp.pick(n, 'weight', 300) + 50,
                   jsonb_build_object('line', line, 'organic', line_number % 2 = 1,
                       'origin', pg_temp.choose(n, 'origin',
                           '{Ethiopia,Colombia,Japan,India,Portugal,Germany}')),
                   date '2023-01-01' + pg_temp.pick(n, 'launched', 360),
                   n % 37 = 0
              from (select row_number() over (order by line_number, category_id, article)::int as n,
                           line, line_number, category_id, base, article
                      from unnest('{Daily,Heritage,Studio,Reserve}'::text[])
                               with ordinality as l (line, line_number),
                           (values
                               (11, 9, '{Espresso,House Blend,Decaf,Single Origin}'::text[]),
                               (12, 65, '{Hand Grinder,Burr Grinder,Travel Grinder,Mill}'),
                               (13, 48, '{French Press,Pour Over,Moka Pot,Cold Brewer}'),
                               (21, 7, '{Assam,Darjeeling,Earl Grey,Ceylon}'),
                               (22, 8, '{Sencha,Matcha,Jasmine,Gunpowder}'),
                               (23, 34, '{Teapot,Cast Iron Pot,Glass Pot,Tea For One}'),
                               (31, 14, '{Mug,Espresso Cup,Latte Glass,Travel Mug}'),
                               (32, 55, '{Kettle,Gooseneck Kettle,Electric Kettle,Camp Kettle}'),
                               (33, 16, '{Tin,Vacuum Jar,Canister,Scoop Set}'),
                               (41, 39, '{Tasting Box,Breakfast Box,Starter Box,Office Box}'),
                               (42, 24, '{Coffee Atlas,Tea Companion,Latte Art,Bean Diary}'))
                               as c (category_id, base, articles),
                           unnest(articles) as article) as p
             order by n;

            insert into inventory (product_id, warehouse, on_hand, reorder_level, counted_at)
            select p.id, w.name, pg_temp.pick(p.id, w.name, 160) * (1 - p.discontinued::int),
                   10 + 5 * pg_temp.pick(p.id, 'reorder', 5),
                   timestamptz '2025-12-30 06:00+00'
              from product p, (values ('Utrecht'), ('Lyon')) as w (name)
             order by p.id, w.name;
            """;

    /** Trade grows over two years, and every fifth order falls into the weeks before Christmas. */
    private static final String ORDERS =
            """
            insert into sales_order
                (id, placed_at, customer_id, address_id, status, shipped_at, note)
            with day as (
                select n,
                       case
                           when n % 5 > 0 then date '2024-01-01'
                               + floor(731 * power(pg_temp.share(n, 'day'), 0.8))::int
                           when pg_temp.share(n, 'year') < 0.4 then date '2024-11-20'
                               + pg_temp.pick(n, 'advent', 30)
                           else date '2025-11-20' + pg_temp.pick(n, 'advent', 30)
                       end as placed_on
                  from generate_series(1, 14000) as n
            ), time as (
                select (placed_on + make_interval(secs => pg_temp.pick(n, 'second', 86400)))
                           at time zone 'UTC' as placed_at
                  from day
            ), placed as (
                select row_number() over (order by placed_at)::int as id, placed_at from time
            ), known as (
                select id, placed_at,
                       1 + floor(2000 * power(pg_temp.share(id, 'customer'), 1.6))::int
                           as customer_id,
                       (case
                           when pg_temp.share(id, 'status') < 0.04 then 'cancelled'
                           when placed_at >= '2025-12-30 00:00+00' then 'pending'
                           when placed_at >= '2025-12-28 00:00+00' then 'paid'
                           when placed_at >= '2025-12-23 00:00+00' then 'shipped'
                           when pg_temp.share(id, 'status') < 0.07 then 'returned'
                           else 'delivered'
                       end)::order_status as status
                  from placed
            )
            select id, placed_at, customer_id, customer_id, status,
                   case
                       when status in ('shipped', 'delivered', 'returned') then
                           placed_at + make_interval(hours => 8 + pg_temp.pick(id, 'ship', 80))
                   end,
                   case
                       when id % 23 = 0 then pg_temp.choose(id, 'note',
                           '{"Please ring twice","It is a gift","Leave it with the neighbours"}')
                   end
              from known
             order by id;
            """;

    /** Some products sell far better than others, and the last twelve not at all. */
    private static final String ORDER_ITEMS =
            """
            insert into order_item
                (order_id, placed_at, line, product_id, quantity, unit_price, discount_percent)
            select o.id, o.placed_at, i.line, p.id, 1 + pg_temp.pick(i.number, 'quantity', 3),
                   case when o.placed_at < '2025-01-01 00:00+00' then round(p.price * 0.95, 2)
                        else p.price end,
                   case when i.number % 9 = 0 then 10 when i.number % 31 = 0 then 25 else 0 end
              from sales_order o,
                   lateral (select line, o.id * 4 + line as number
                              from generate_series(1, 1 + pg_temp.pick(o.id, 'lines', 4)) as line)
                       as i
              join product p
                on p.id = 1 + (89 * floor(164 * power(pg_temp.share(i.number, 'item'), 1.5))::int)
                              % 164
             order by o.id, i.line;
            """;

    private static final String PAYMENTS_AND_REVIEWS =
            """
            insert into payment (order_id, placed_at, method, amount, paid_at, refunded_at)
            select order_id, placed_at,
                   pg_temp.choose(order_id, 'method', '{ideal,ideal,card,card,paypal,invoice}')
                       ::payment_method,
                   total, placed_at + make_interval(mins => 1 + pg_temp.pick(order_id, 'paid', 90)),
                   case when status = 'returned' then placed_at + interval '12 days' end
              from order_total
             where status not in ('pending', 'cancelled')
             order by order_id;

            insert into review (product_id, customer_id, rating, body, written_at)
            select i.product_id, o.customer_id, 5 - stars.lost,
                   case when i.order_id % 3 > 0 then pg_temp.choose(i.order_id, 'body',
                       (array['{Lovely,"Exactly as pictured","My new favourite","Great gift"}',
                              '{Good,"Does what it should","A bit dear, but good"}',
                              '{"It is all right","Smaller than I thought"}',
                              '{"Arrived with a dent","Not for me"}',
                              '{"Broke within a week","Sent it back"}'])[1 + stars.lost]::text[])
                   end,
                   o.shipped_at + make_interval(days => 2 + pg_temp.pick(i.order_id, 'written', 20))
              from order_item i
              join sales_order o on o.id = i.order_id and o.placed_at = i.placed_at,
                   lateral (select floor(5 * power(pg_temp.share(o.id * 4 + i.line, 'stars'),
                                2.0 + i.product_id % 3))::int as lost) as stars
             where o.status = 'delivered' and o.placed_at < '2025-12-01 00:00+00'
               and pg_temp.share(o.id * 4 + i.line, 'review') < 0.12
             order by i.order_id, i.line;
            """;

    static final String SQL =
            DICE + CUSTOMERS + PRODUCTS + ORDERS + ORDER_ITEMS + PAYMENTS_AND_REVIEWS;

    private ShopRows() {}
}
