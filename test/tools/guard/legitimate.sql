-- What analysts send: all of it reads, none of it may be refused or fail, each answers rows
-- (LegitimateCorpusTest). The format is that of attacks.sql.

-- # one
select 1
-- # trailing semicolon
select 1;
-- # trailing semicolons and comments
select 1; -- done
/* really */ ;
-- # leading comments
-- what this is about: delete from nothing
/* insert into; /* nested */ drop */ select 1
-- # parentheses
((select 1))
-- # parentheses around a union
(select 1) union (select 2) order by 1
-- # upper case
SELECT COUNT(*) FROM CUSTOMER
-- # values
values (1, 'a'), (2, 'b')
-- # table
table customer
-- # table with a condition in parentheses
(table customer) order by id limit 2
-- # show
show server_version
-- # show with two words
show time zone
-- # show all
show all
-- # show transaction isolation level
show transaction isolation level
-- # explain
explain select * from customer
-- # explain analyze
explain analyze select * from customer
-- # explain with options
explain (analyze, buffers, costs off, timing off, summary off) select * from customer where id = 1
-- # explain as json
explain (format json, verbose) select * from customer
-- # explain of parentheses
explain (select 1)
-- # explain with options of parentheses
explain (costs off) ((select 1))
-- # explain of with
explain analyze verbose with x as (select 1) select * from x
-- # explain of values
explain values (1)
-- # explain of table
explain (costs false) table customer
-- # explain of a generic plan
-- needs: 16+
explain (generic_plan) select * from customer where id = 7
-- # parameter
-- params: ["1"]
select name from customer where id = $1
-- # parameters, twice the same
-- params: ["1", "x"]
select $1::int + $1::int as sum, $2::text
-- # star
select * from orders
-- # qualified star
select o.*, c.name from orders o join customer c on c.id = o.customer_id
-- # where
select id, total from orders where total > 10 and status <> 'cancelled' order by total desc nulls last
-- # in
select * from orders where status in ('paid', 'open') and id not in (99)
-- # between
select * from orders where ordered_at between '2025-01-01' and '2027-01-01'
-- # between symmetric
select 5 between symmetric 10 and 1
-- # like
select name from customer where name like 'A%' or name ilike '%b%' or name not like '%zzz%'
-- # like with escape
select '10%' like '10!%' escape '!'
-- # similar to
select 'abc' similar to '(a|b)%' , 'x' not similar to 'y'
-- # is null
select count(*) from customer where email is null or email is not null
-- # is distinct from
select 1 is distinct from null, null is not distinct from null
-- # distinct
select distinct status from orders
-- # distinct on
select distinct on (customer_id) customer_id, id from orders order by customer_id, ordered_at desc
-- # group by
select status, count(*), sum(total), round(avg(total), 2) from orders group by status having count(*) > 0
-- # group by ordinal
select date_trunc('month', ordered_at), count(*) from orders group by 1 order by 1
-- # grouping sets
select status, customer_id, grouping(status, customer_id), sum(total) from orders
 group by grouping sets ((status), (customer_id), ())
-- # rollup and cube
select status, customer_id, sum(total) from orders group by rollup (status), cube (customer_id)
-- # filter
select count(*) filter (where status = 'paid') as paid, count(*) as all_of_them from orders
-- # order by expression
select name from customer order by lower(name) collate "C" desc, length(name) using <
-- # limit and offset
select id from orders order by id limit 1 + 1 offset 1
-- # fetch first
select id from orders order by total desc fetch first 2 rows with ties
-- # union, intersect, except
select 1 union all select 1 intersect select 1 union select 2 except select 3
-- # inner join using
select * from orders join customer using (id)
-- # natural join
select * from (select 1 as a) x natural join (select 1 as a, 2 as b) y
-- # outer joins
select * from customer c left join orders o on o.customer_id = c.id full outer join product p on p.id = o.id
-- # cross join
select count(*) from customer cross join product
-- # self join
select a.name, b.name from employee a join employee b on b.id = a.manager_id
-- # lateral
select c.name, x.* from customer c cross join lateral (select id, total from orders o where o.customer_id = c.id order by total desc limit 1) x
-- # lateral function
select c.name, w.word from customer c, lateral regexp_split_to_table(c.name, ' ') as w(word)
-- # exists
select name from customer c where exists (select from orders o where o.customer_id = c.id)
-- # not exists
select count(*) from customer c where not exists (select 1 from orders o where o.customer_id = c.id and o.total > 1e6)
-- # scalar subquery
select name, (select count(*) from orders o where o.customer_id = c.id) as orders from customer c
-- # any and all
select 3 = any (select id from customer), 0 < all (array[1, 2]), 'a' like any (array['a%'])
-- # row comparison
select (1, 2) < (1, 3), row(1, 2) = row(1, 2), (1, 2) in ((1, 2))
-- # case
select case when total > 100 then 'big' when total is null then 'none' else 'small' end from orders
-- # simple case
select case status when 'paid' then 1 else 0 end from orders
-- # coalesce and nullif
select coalesce(email, 'none'), nullif(name, ''), greatest(1, 2, null), least(1, 2) from customer
-- # cast
select cast('1' as int), '1.5'::numeric(5, 2), date '2026-01-01', interval '1 day', '{1,2}'::int[]
-- # casts written like functions
select int4(1.5), text(5), float8 '1.5', numeric '1', bool 'true', date('2026-01-01')
-- # array
select array[1, 2, 3], (array[1, 2, 3])[2], (array[[1, 2], [3, 4]])[1:1][2:], array_length('{a,b}'::text[], 1)
-- # array of a query
select array(select name from customer order by 1)
-- # unnest
select u, n from unnest(array['a', 'b']) with ordinality as u(u, n)
-- # unnest of several
select * from unnest(array[1, 2], array['a', 'b', 'c']) as t(a, b)
-- # rows from
select * from rows from (generate_series(1, 2), generate_series(10, 13)) as t(a, b)
-- # generate_series
select d::date from generate_series(timestamp '2026-01-01', '2026-01-03', '1 day') as d
-- # series of a function's own name
select generate_series.generate_series from generate_series(1, 2)
-- # set returning function in the select list
select id, unnest(string_to_array('a,b', ',')) from customer
-- # cte
with big as (select * from orders where total > 10) select count(*) from big
-- # ctes that build on each other
with a as (select 1 as n), b(m) as (select n + 1 from a), c as materialized (select * from b),
     d as not materialized (select * from c)
select * from a, b, c, d
-- # recursive cte
with recursive boss as (select id, name, manager_id, 1 as depth from employee where manager_id is null
                        union all
                        select e.id, e.name, e.manager_id, b.depth + 1 from employee e join boss b on b.id = e.manager_id)
select * from boss order by depth, id
-- # recursive cte with search and cycle
with recursive t(id, manager_id) as (select id, manager_id from employee union all select e.id, e.manager_id from employee e join t on t.id = e.manager_id)
search depth first by id set ordering cycle id set is_cycle using path
select * from t order by ordering limit 20
-- # cte in a subquery
select * from (with x as (select 1 as a) select * from x) y
-- # window
select id, sum(total) over (partition by customer_id order by ordered_at rows between unbounded preceding and current row) from orders
-- # window functions
select row_number() over w, rank() over w, dense_rank() over w, percent_rank() over w, cume_dist() over w, ntile(2) over w,
       lag(total) over w, lead(total, 1, 0::numeric) over w, first_value(id) over w, last_value(id) over w, nth_value(id, 2) over w
  from orders window w as (order by total)
-- # window frames
select avg(total) over (order by ordered_at range between interval '7 days' preceding and current row exclude ties),
       count(*) over (order by id groups 1 preceding) from orders
-- # moving average
select ordered_at::date, avg(sum(total)) over (order by ordered_at::date rows 6 preceding) from orders group by 1
-- # percentile
select percentile_cont(0.5) within group (order by total), percentile_disc(array[0.25, 0.75]) within group (order by total),
       mode() within group (order by status) from orders
-- # statistics
select corr(id, total), regr_slope(id, total), stddev_samp(total), var_pop(total), covar_pop(id, total) from orders
-- # hypothetical set
select rank(50) within group (order by total) from orders
-- # string_agg and array_agg
select string_agg(name, ', ' order by name desc), array_agg(distinct name), bool_and(id > 0), every(true), bit_or(id) from customer
-- # json_agg
select json_agg(c), jsonb_agg(c.name), json_object_agg(c.id, c.name) from customer c
-- # row_to_json
select row_to_json(c), to_jsonb(c) - 'email' from customer c
-- # json building
select json_build_object('a', 1, 'b', json_build_array(1, 2)), jsonb_build_object('x', null)
-- # json operators
select data -> 'a' -> 0, data ->> 'b', data #> '{a,0}', data #>> '{a,0}' from event
-- # jsonb question mark operators
select data ? 'a', data ?| array['a', 'z'], data ?& array['a', 'b'] from event
-- # jsonb question mark in where with a parameter
-- params: ["a"]
select id from event where data ? $1
-- # jsonb containment
select id from event where data @> '{"b": "x"}' or data <@ '{}'
-- # jsonpath
select data @? '$.a[*] ? (@ > 1)', data @@ '$.a[0] == 1', jsonb_path_query_array(data, '$.a[*] ? (@ >= $min)', '{"min": 2}') from event
-- # jsonb each
select e.id, k.key, k.value from event e, jsonb_each(e.data) k
-- # jsonb each text with the columns named
select k, v from event, jsonb_each_text(data) as t(k, v)
-- # jsonb to record
select r.* from event e, jsonb_to_record(e.data) as r(b text, a jsonb)
-- # jsonb_populate_record
select (jsonb_populate_record(null::customer, '{"id": 5, "name": "Eve"}')).name
-- # jsonb subscripts
select data['a'][0], data['b'] from event
-- # jsonb set
select jsonb_set(data, '{b}', '"y"'), data || '{"c": 1}', data - 'a' from event
-- # json_table
-- needs: 17+
select jt.* from event e, json_table(e.data, '$.a[*]' columns (n for ordinality, v int path '$')) as jt
-- # json_value and json_query
-- needs: 17+
select json_value(data, '$.b'), json_query(data, '$.a'), json_exists(data, '$.a') from event
-- # json constructors
-- needs: 16+
select json_object('a': 1), json_array(1, 2), json_arrayagg(id), json_objectagg(id: name) from customer
-- # is json
-- needs: 16+
select '{}' is json object, '1' is not json array
-- # xmltable
select x.* from xmltable('/r/i' passing cast('<r><i a="1">x</i><i a="2">y</i></r>' as xml) columns a int path '@a', t text path '.') as x
-- # xml
select xmlelement(name "row", xmlattributes(id as "delete"), name), xmlforest(name), xmlagg(xmlelement(name a)) over () from customer
-- # xpath
select xpath('/a/b/text()', '<a><b>1</b></a>'), xmlexists('/a' passing xmlparse(document '<a/>'))
-- # full text
select to_tsvector('english', 'The fat cats') @@ to_tsquery('english', 'cat & fat')
-- # full text ranking
select title, ts_rank(tsv, q), ts_headline('english', title, q) from document, websearch_to_tsquery('english', '"quick fox" or dogs -cat') q where tsv @@ q
-- # full text with plain queries
select plainto_tsquery('fat rats'), phraseto_tsquery('fat rats'), setweight(to_tsvector('a'), 'A') || to_tsvector('b')
-- # ts_debug
select * from ts_debug('english', 'a fat cat')
-- # regular expressions
select 'a;b' ~ ';', 'ABC' ~* 'b', 'x' !~ 'y', 'x' !~* 'Y', regexp_replace('a;b;c', ';', ',', 'g'), substring('foo123' from '\d+')
-- # regular expression with all brackets
select regexp_matches('insert into; delete', '(\w+)\s+(into);\s*(delete)', 'g')
-- # regexp_count
-- needs: 15+
select regexp_count('a;b;c', ';'), regexp_instr('abc', 'c'), regexp_substr('abc', 'b.'), regexp_like('a', 'A', 'i')
-- # string functions
select upper('a') || lower('B') || initcap('c') || left('de', 1) || right('fg', 1) || repeat('h', 2) || reverse('ij'), lpad('1', 3, '0'), trim(both ' ' from ' x '), btrim('xax', 'x'), overlay('abc' placing 'z' from 2 for 1), position('b' in 'abc'), strpos('abc', 'c'), split_part('a,b', ',', 2), translate('abc', 'a', 'x'), replace('aa', 'a', 'b'), concat('a', 1, null), concat_ws(',', 'a', 'b'), format('%I %L %s', 'delete', 'x''y', 1), quote_ident('select'), quote_literal(E'a\\b'), md5('x'), encode('x', 'base64'), chr(65), ascii('A'), to_hex(255), length('ä'), octet_length('ä'), char_length('x'), starts_with('abc', 'a'), normalize(U&'e\0301')
-- # extract and date functions
select extract(year from ordered_at), date_part('dow', ordered_at), date_trunc('week', ordered_at), age(ordered_at), to_char(ordered_at, 'YYYY-MM-DD HH24:MI:SS "delete;"'), ordered_at at time zone 'Europe/Berlin' from orders
-- # now and its relatives
select now(), current_timestamp, current_date, localtime, localtimestamp(0), statement_timestamp(), clock_timestamp(), transaction_timestamp(), timeofday()
-- # intervals
select interval '1 year 2 months' + interval '3 days', justify_interval('35 days'), make_interval(days => 3), make_date(2026, 1, 2), to_timestamp(0), date '2026-01-31' + 1
-- # date_bin
select date_bin('15 minutes', ordered_at, timestamp '2020-01-01') from orders
-- # overlaps
select (date '2026-01-01', date '2026-02-01') overlaps (date '2026-01-15', interval '1 month')
-- # ranges
select int4range(1, 5) @> 3, daterange('2026-01-01', null) && daterange('2026-02-01', '2026-03-01'), lower(int4range(1, 5)), isempty('empty'::numrange), range_agg(int4range(id, id + 1)) from customer
-- # multiranges
select '{[1,3),[5,8)}'::int4multirange * '{[2,6)}', '{[1,3),[5,8)}'::int4multirange @> 2, unnest('{[1,3),[5,8)}'::int4multirange)
-- # numbers
select 1e3, .5, 5., 0.1 + 0.2, 7 / 2, 7 % 2, 2 ^ 10, |/ 16, ||/ 27, @ -5, 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4, 16 >> 2, -(-1), - -1, +1
-- # numbers of newer kind
-- needs: 16+
select 1_000_000, 0x1F, 0b101, 0o17
-- # mathematics
select abs(-1), ceil(1.2), floor(1.8), round(1.25, 1), trunc(1.29, 1), sign(-3), sqrt(2), exp(1), ln(2), log(100), power(2, 3), mod(7, 3), pi(), sin(0), atan2(1, 1), width_bucket(5, 0, 10, 5), gcd(12, 8), lcm(4, 6), factorial(5), div(7, 2), degrees(pi())
-- # random
select random() < 2, gen_random_uuid() is not null, random()::text <> ''
-- # random order
select name from customer order by random()
-- # tablesample
select count(*) >= 0 from orders tablesample bernoulli (50)
-- # tablesample system
select count(*) >= 0 from orders tablesample system (50) repeatable (1)
-- # sleep
select pg_sleep(0.01)
-- # boolean
select true and not false or null, true is not unknown, 1 = 1 is true
-- # bits and bytes
select b'101' | b'010', x'1F'::bit(8), '\xdeadbeef'::bytea, get_byte('\x01'::bytea, 0), substring('\x0102'::bytea from 1 for 1), bit_count(b'101')
-- # geometry
select point(1, 2) <-> point(3, 4), box '((0,0),(1,1))' && box '((0,0),(2,2))', circle '<(0,0),1>' @> point '(0,0)', area(box '((0,0),(2,2))'), lseg '[(0,0),(1,1)]' ?# lseg '[(0,1),(1,0)]', point '(0,0)' ?| point '(0,1)', lseg '[(0,0),(1,0)]' ?-| lseg '[(0,0),(0,1)]'
-- # network
select inet '192.168.1.5' << cidr '192.168.1.0/24', host('10.0.0.1/8'::inet), masklen('10.0.0.0/8'), inet '10.0.0.1' + 5, macaddr '08:00:2b:01:02:03'
-- # enums
select enum_range(null::mood), 'sad'::mood < 'happy'::mood
-- # composite
select (row(1, 'x')::pair).left_half, (p).right_half, (p).* from (select row(2, 'y')::pair as p) x
-- # composite of a table
select (array_agg(c))[1].name, (array_agg(c order by id))[1].* from customer c
-- # attribute notation of a stable function
select c.greeting, greeting(c) from customer c
-- # attribute notation of a stable function on a function in from
select f.upper from lower('x') as f
-- # a column named like a volatile function
select e.status, employee.status from employee e join employee on true where e.status = 'in'
-- # the same through a function in from
select e.status from employee e, generate_series(1, 1) g where g = 1
-- # columns named like volatile built-ins
select x.nextval, x.pg_sleep, x.set_config from (values (1, 2, 3)) as x(nextval, pg_sleep, set_config)
-- # columns named like functions of a subquery
select o.status, o.status from (select 'x' as status) o
-- # stable and immutable functions
select discount(100), public.discount(total) from orders
-- # stable function of sql
select * from best_customers(2)
-- # own aggregate
select product_of(id) from customer
-- # own operator
select 3 <+> 4, 3 operator(public.<+>) 4
-- # own functions that look like PostGIS
select st_distance(st_point(1, 2), st_point(3, 4)), st_asgeojson(st_point(1, 2)) from customer
-- # view
select * from order_summary
-- # materialized view
select * from order_totals
-- # partitioned table
select tableoid::regclass, count(*) from measurement group by 1
-- # partition
select * from only measurement_2026
-- # foreign keys from the catalogue
select conrelid::regclass, confrelid::regclass, pg_get_constraintdef(oid) from pg_constraint where contype = 'f'
-- # system columns
select ctid, xmin, cmin, tableoid, c.* from customer c
-- # columns named like key words
select "delete", "update", t."select", t.drop, t.insert, "Order", t.truncate from keywords t
-- # aliases named like key words
select 1 as delete, 2 as update, 3 as "into", 4 drop, 5 insert
-- # a table named like a key word
select * from "commit"
-- # text that looks like sql
select 'delete from customer; commit; drop table x' as sql, $$; delete from customer; --$$, E'\'; drop table x; --'
-- # text in dollars
select $q$it's $$fine$$; really$q$, $é$x$é$, $_1$ $1 $_1$
-- # comments everywhere
select/* a */1/* b */+--c
2 -- ; d
-- # continued strings
select 'a'
'b' as ab, E'c\''
'\'d'
-- # unicode
select U&'\0041\+01F600', U&'!0041' uescape '!', U&"\0041" from (select 1 as "A") x
-- # non-ASCII names
select größe as "größe in cm", "日本" from maße
-- # letters of all kinds in text
select '日本語', 'Ünïcödé', '😀', 'a b'
-- # no-break space in a string
select 'a b' = 'a' || chr(160) || 'b'
-- # a number and a word without blank
select case when 1=1 then'a'else'b'end,1::text,.5::text
-- # standard words
select current_user, session_user, user, current_role, current_catalog, current_schema, current_schemas(true), current_database()
-- # settings
select current_setting('work_mem'), current_setting('no.such', true) from pg_settings where name = 'work_mem'
-- # pg_typeof
select pg_typeof(1), pg_typeof('x'::text), pg_column_size(1), format_type('numeric'::regtype, 655366), to_regclass('customer')
-- # sizes
select pg_size_pretty(pg_total_relation_size('customer')), pg_relation_size('customer'), pg_table_size('customer'), pg_indexes_size('customer'), pg_database_size(current_database()) > 0
-- # tables of the catalogue
select n.nspname, c.relname, c.relkind, c.reltuples, obj_description(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
-- # columns of the catalogue
select a.attname, format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid), col_description(a.attrelid, a.attnum) from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = 'customer'::regclass and a.attnum > 0 and not a.attisdropped
-- # information_schema.tables
select table_name, table_type from information_schema.tables where table_schema = 'public'
-- # information_schema.columns
select column_name, data_type, is_nullable, column_default from information_schema.columns where table_name = 'customer'
-- # information_schema.key_column_usage
select tc.constraint_type, kcu.column_name from information_schema.table_constraints tc full join information_schema.key_column_usage kcu using (constraint_name)
-- # information_schema.routines
select count(*) from information_schema.routines
-- # information_schema.views
select table_name, view_definition from information_schema.views where table_schema = 'public'
-- # indexes
select indexrelid::regclass, pg_get_indexdef(indexrelid), indisunique, indkey::text from pg_index where indrelid = 'customer'::regclass
-- # view definitions
select pg_get_viewdef('order_summary', true), viewname from pg_views where schemaname = 'public'
-- # function definitions
select pg_get_functiondef('discount(numeric,numeric)'::regprocedure), prosrc, provolatile from pg_proc where proname = 'discount'
-- # volatile functions of the catalogue, by name
select proname from pg_proc where proname in ('pg_advisory_lock', 'set_config', 'nextval')
-- # roles
select rolname, rolsuper, rolpassword from pg_roles
-- # users
select usename from pg_user
-- # databases
select datname, pg_encoding_to_char(encoding), age(datfrozenxid) from pg_database
-- # statistics of the planner
select attname, n_distinct, null_frac, most_common_vals, histogram_bounds from pg_stats where tablename in ('pg_class', 'customer')
-- # statistics of tables
select relname, seq_scan, n_live_tup, last_autovacuum from pg_stat_user_tables
-- # statistics of indexes
select indexrelname, idx_scan from pg_stat_user_indexes
-- # statistics of input and output
select relname, heap_blks_hit from pg_statio_user_tables
-- # statistics of the database
select datname, xact_commit, blks_hit, deadlocks from pg_stat_database
-- # statistics of this transaction
select count(*) >= 0 from pg_stat_xact_user_tables
-- # sessions
select pid, usename, state, wait_event, query from pg_stat_activity
-- # locks
select locktype, mode, granted, relation::regclass from pg_locks
-- # blockers
select pid, pg_blocking_pids(pid), cardinality(pg_blocking_pids(pid)) from pg_stat_activity
-- # background writer
select * from pg_stat_bgwriter
-- # input and output by backend
-- needs: 16+
select backend_type, object, reads from pg_stat_io
-- # write-ahead log
select pg_current_wal_lsn() is not null, pg_is_in_recovery(), pg_wal_lsn_diff('0/10', '0/0')
-- # extensions
select extname, extversion from pg_extension
-- # available extensions
select count(*) from pg_available_extensions
-- # settings that differ
select name, setting, unit, source from pg_settings where source <> 'default'
-- # privileges
select has_table_privilege('customer', 'select'), has_schema_privilege('public', 'usage'), has_column_privilege('customer', 'name', 'select'), pg_has_role(current_user, 'usage')
-- # version
select version(), current_setting('server_version_num')::int
-- # server's uptime
select now() - pg_postmaster_start_time(), pg_conf_load_time() is not null, pg_backend_pid() > 0
-- # time zones
select name, utc_offset from pg_timezone_names where name = 'UTC'
-- # sequences
select * from pg_sequences
-- # a sequence as a table
select last_value, is_called from customer_id_seq
-- # last value of a sequence
select pg_get_serial_sequence('customer', 'id'), pg_sequence_last_value('customer_id_seq'::regclass)
-- # comments of the schema
select objoid::regclass, description from pg_description where classoid = 'pg_class'::regclass
-- # partitions
select * from pg_partition_tree('measurement')
-- # dependencies
select classid::regclass, deptype, count(*) from pg_depend group by 1, 2
-- # enums of the catalogue
select enumlabel from pg_enum
-- # policies and triggers
select (select count(*) from pg_policies), (select count(*) from pg_trigger), (select count(*) from pg_rules)
-- # publications and subscriptions' statistics
select (select count(*) from pg_publication), (select count(*) from pg_stat_subscription), (select count(*) from pg_replication_slots)
-- # cohort analysis
with first_order as (select customer_id, min(date_trunc('month', ordered_at)) as cohort from orders group by 1),
     activity as (select o.customer_id, f.cohort, extract(month from age(date_trunc('month', o.ordered_at), f.cohort)) as month_number
                    from orders o join first_order f using (customer_id))
select cohort, month_number, count(distinct customer_id) from activity group by 1, 2 order by 1, 2
-- # running total and share
select status, sum(total) as total, round(100 * sum(total) / sum(sum(total)) over (), 1) as percent, sum(sum(total)) over (order by status) from orders group by status
-- # gaps and islands
select min(n), max(n) from (select n, n - row_number() over (order by n) as island from (values (1), (2), (4)) t(n)) x group by island
-- # pivot
select customer_id, sum(total) filter (where status = 'paid') as paid, max(case when status = 'open' then total end) as open from orders group by customer_id
-- # median and quartiles by group
select status, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by total) from orders group by status
-- # funnel
select count(*) filter (where a), count(*) filter (where a and b) from (select true as a, random() > 2 as b) x
-- # top n per group
select * from (select o.*, row_number() over (partition by customer_id order by total desc) as position from orders o) x where position <= 2
-- # calendar with gaps filled
select d::date, coalesce(sum(o.total), 0) from generate_series(date '2026-01-01', date '2026-01-05', interval '1 day') as d left join orders o on o.ordered_at::date = d::date group by 1 order by 1
-- # deep nesting
select (((((((((1)))))))))
-- # many unions
select 1 union select 2 union select 3 union select 4 union select 5 union select 6 union select 7
-- # long in list
select 500 in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 500)
-- # operators without blanks
select 1+2*3-4/2,1<2,2>=1,1<>2,1!=2,'a'||'b',-1,+1,2*-1,1=-1
-- # typed literals
select timestamp '2026-01-01 00:00', time '10:00', timestamptz '2026-01-01 00:00+00', interval '1' day, interval '1-2' year to month, bit '101', double precision '1'
-- # collations
select 'a' < 'B' collate "C", collation for ('x' collate "C")
-- # grouping by a row
select count(*), c from customer c group by c
-- # a function's default argument
select discount(10), discount(10, 0.5), discount(amount => 10, rate => 0.1)
-- # variadic
select concat_ws(',', variadic array['a', 'b']), num_nulls(1, null), format('%s', variadic array['x'])
-- # hstore
-- needs: hstore
select 'a=>1'::hstore -> 'a', 'a=>1'::hstore ? 'a', 'a=>1,b=>2'::hstore ?& array['a', 'b'], each('a=>1'::hstore)
-- # trigrams
-- needs: pg_trgm
select similarity('word', 'two words'), 'word' % 'words', name <-> 'ann' from customer order by name <-> 'ann'
-- # citext
-- needs: citext
select 'a'::citext = 'A'::citext, 'a'::citext like 'A'
-- # pgcrypto
-- needs: pgcrypto
select encode(digest('x', 'sha256'), 'hex'), crypt('x', gen_salt('bf')) is not null, length(gen_random_bytes(4))
-- # fuzzy matching
-- needs: fuzzystrmatch
select levenshtein('a', 'b'), soundex('x'), metaphone('thompson', 4)
-- # unaccent
-- needs: unaccent
select unaccent('Hôtel')
-- # uuids
-- needs: uuid-ossp
select uuid_generate_v4() is not null, uuid_nil(), uuid_generate_v5(uuid_ns_url(), 'x')
-- # earth distance
-- needs: earthdistance
select earth_distance(ll_to_earth(1, 2), ll_to_earth(3, 4)), point(1, 2) <@> point(3, 4)
-- # cubes
-- needs: cube
select cube(array[1, 2]) <-> cube(array[3, 4]), cube(1, 2) @> cube(1)
-- # trees of labels
-- needs: ltree
select 'a.b.c'::ltree @> 'a.b.c.d'::ltree, 'a.b'::ltree ~ '*.b', subpath('a.b.c', 1), 'a.b'::ltree ? '{a.*}'::lquery[]
-- # integer arrays
-- needs: intarray
select sort('{3,1}'::int[]), '{1,2}'::int[] @@ '1&2'::query_int, '{1,2}'::int[] + 3
-- # tuples of a table
-- role: superuser
-- needs: pgstattuple
select table_len from pgstattuple('customer')
-- # normally distributed numbers
-- needs: tablefunc
select count(*) from normal_rand(10, 0, 1)
-- # isbn numbers
-- needs: isn
select '978-0-393-04002-9'::isbn13, isbn('0-393-04002-X')
-- # books of accounts
select money '12.50' * 2, cash_words('1'), 12.345::money::numeric
-- # uuid functions
-- needs: 18+
select uuidv7() is not null, uuidv4() is not null, uuid_extract_version(uuidv7())
-- # array sample
-- needs: 16+
select cardinality(array_sample(array[1, 2, 3], 2)), cardinality(array_shuffle(array[1, 2]))
-- # numbers with a normal distribution
-- needs: 16+
select random_normal() is not null
-- # numbers between
-- needs: 17+
select random(1, 6) between 1 and 6
-- # any_value
-- needs: 16+
select any_value(name), customer_id from orders join customer on customer.id = customer_id group by customer_id
-- # alias of a join
select j.id from (customer join product using (id)) as j
-- # alias of a join's columns
select j.id from customer join product using (id) as j
-- # date infinity
select 'infinity'::date, '-infinity'::timestamptz, 'today'::date, 'epoch'::timestamp
-- # merge action is no function here
select 'merge into x using y' as merge, 1 as using_it
-- # large objects are read
-- role: superuser
select convert_from(lo_get((select min(oid) from pg_largeobject_metadata)), 'UTF8')
-- # subquery as an argument
select length((select max(name) from customer)), upper((values ('x')))
-- # correlated update of nothing, as a word
select 'update' as "set", count(*) as returning_rows from customer
-- # for as an alias
select substring('abc' for 2), substring('abc' from 2 for 1), trim(leading from ' x'), extract(epoch from interval '1 day')
-- # at local
-- needs: 17+
select timestamp '2026-01-01' at local is not null
-- # names with dollar signs
select x$1, "a$b" from (select 1 as x$1, 2 as "a$b") x
-- # window with exclusion
select sum(id) over (order by id rows between 1 preceding and 1 following exclude current row) from customer
-- # nulls treated as equal
select count(distinct (id, name)), count(*) filter (where (id, name) is not null) from customer
