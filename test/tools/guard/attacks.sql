-- Attacks on a read-only server, each with an effect when nothing stops it (AttackCorpusTest proves
-- that too). "# name" begins a case, "# then" a further call on the same connection.
--   effect: answered   an answer that is no error is the effect
--   needs: name        an extension, or a major version (16+)
--   params: [...]      values of $1, $2, ...
--   idle: why          has no effect here even without a guard
-- {box} is a folder that the server may write to, {dsn} leads back to the same database, {pid} is
-- the session of a bystander.

-- # delete
delete from victim
-- # update
update victim set v = 'x'
-- # insert
insert into victim values (0, 'x')
-- # truncate
truncate victim
-- # merge
-- needs: 15+
merge into victim v using (select 1 as id) x on v.id = x.id when matched then delete
-- # create table
create table stolen (a int)
-- # create table as
create table stolen as select * from victim
-- # select into
select * into stolen from victim
-- # select into unlogged
select * into unlogged stolen from victim
-- # drop table
drop table victim cascade
-- # alter table
alter table victim add column evil int
-- # create function
create function evil() returns int language sql as 'select 1'
-- # create schema
create schema stolen_schema
-- # create role
create role pgmcp_mallory superuser
-- # alter database
alter database {database} set work_mem = '77MB'
-- # alter role
alter role current_user in database {database} set work_mem = '77MB'
-- # grant
grant all on victim to public
-- # comment
comment on table victim is 'defaced'
-- # comment on column
comment on column victim.v is 'defaced'
-- # rename
alter table victim rename to victim2
-- # create view
create view stolen as select 1
-- # create temporary table that stays
create temporary table stolen (a int)
-- # refresh
create materialized view stolen as select 1
-- # create trigger
create rule evil as on insert to victim do instead nothing
-- # create sequence
create sequence stolen
-- # do block
do $$ begin delete from victim; end $$
-- # do block that commits
do $$ begin commit; set transaction read write; delete from victim; commit; end $$
-- # call that commits
call wipe()
-- # call with a comment before it
/* select */ call wipe()
-- # with delete returning
with x as (delete from victim returning *) select count(*) from x
-- # with insert
with x as (insert into victim values (0, 'x') returning *) table x
-- # with update, nested
with x as (select 1), y as (update victim set v = 'x' returning *) select * from x, y
-- # with recursive and delete
with recursive r as (select 1 union all select 2), x as (delete from victim returning id) select * from x
-- # with before delete
with x as (select 1) delete from victim
-- # with before insert
with x as (select 1) insert into audit_log select 'x' from x
-- # for update leaves a mark
select * from victim for update
-- idle: the mark is on the page only
-- # explain analyze delete
explain analyze delete from victim
-- # explain analyze with options
explain (analyze, costs off, timing off) delete from victim
-- # explain analyze verbose
explain analyze verbose delete from victim
-- # explain with a comment between
explain /* x */ analyze -- y
delete from victim
-- # explain analyze of a delete in parentheses
explain (analyze true, format json) with x as (delete from victim returning *) select * from x
-- # explain analyze create table as
explain analyze create table stolen as select 1
-- # explain analyze create materialized view
explain (analyze) create materialized view stolen as select 1
-- # explain analyze select into
explain analyze select * into stolen from victim
-- # explain analyze of a volatile function
explain analyze select lock_me(1)
-- # explain analyze of a scan that locks
explain (analyze, summary off) select * from lock_rows()
-- # explain analyze execute
prepare evil as delete from victim
-- # then
explain analyze execute evil
-- # explain execute in options that look like a statement
prepare evil as delete from victim; explain (analyze) execute evil
-- # explain analyze declare
explain analyze declare evil cursor with hold for select lock_me(1)
-- effect: answered
-- idle: holds nothing until it is fetched from

-- # stacked: commit and delete
commit; delete from victim
-- # stacked: rollback and delete
rollback; delete from victim; select 1
-- # stacked: select, commit, delete
select 1; commit; begin read write; delete from victim; commit
-- # stacked: select and delete
select 1; delete from victim
-- # stacked: select, drop
select 1;drop table victim cascade
-- # stacked: end and begin
end; begin; delete from victim; end
-- # stacked: abort
abort; delete from victim
-- # stacked: set transaction read write
set transaction read write; delete from victim; commit
-- # stacked behind an empty statement
; delete from victim
-- # stacked behind many empty statements
select 1;;;;delete from victim
-- # stacked behind a line comment
select 1; -- harmless
delete from victim
-- # stacked behind a carriage return
select 1 -- {cr}; delete from victim
-- # stacked behind a block comment
select 1; /* harmless */ delete from victim
-- # stacked behind a nested comment
select 1 as one /* /* */ ; -- */ ; delete from victim
-- # stacked behind a comment that only seems nested
select 1 /* -- */; delete from victim -- */
-- # stacked behind a comment that opens in a string
select '/*'; delete from victim; select '*/'
-- # stacked behind a dash comment in a string
select '--'; delete from victim
-- # stacked behind a doubled quote
select 'it''s'; delete from victim; --'
-- # stacked behind a backslash that escapes nothing
select '\'; delete from victim; --'
-- # stacked behind an escape string
select E'\''; delete from victim; --'
-- # stacked behind an escape string with two backslashes
select E'\\'; delete from victim; --'
-- # stacked behind a continued escape string
select E'a'
'\''; delete from victim; --'
-- # stacked behind a continued escape string with a comment between
select E'a' -- ;'
'\''; delete from victim; --'
-- # stacked behind a string that does not continue
select 'a' /*
*/ ; delete from victim; select 'b'
-- # stacked behind a unicode string
select U&'\0027'; delete from victim; --'
-- # stacked behind a unicode string with another escape
select U&'!0027' uescape '!'; delete from victim; --'
-- # stacked behind a bit string
select b'1'; delete from victim; --'
-- # stacked behind two bit strings
select b'1', x'1''; delete from victim; --'
-- idle: two strings without anything between are an error
-- # stacked behind a dollar quote
select $$ ' $$; delete from victim; --'
-- # stacked behind a tagged dollar quote
select $a$ $b$ $a$; delete from victim; select $b$ $b$
-- # stacked behind a dollar quote with a dash comment in it
select $a$ -- $a$; delete from victim; select $b$ $b$
-- # stacked behind a tag that differs in case
select $A$ $a$ $A$; delete from victim; select $a$ $a$
-- # stacked behind dollars in a name
select 1 as x$$; delete from victim; select 1 as y$$
-- # stacked behind dollars behind a number
select 1 _$$; delete from victim; select 1 as y$$
-- # stacked behind dollars that run into a number
select 1_$$; delete from victim; select 1 as y$$
-- idle: an error since 15
-- # stacked behind a non-ASCII tag
select $é$ ' $é$; delete from victim; --'
-- # stacked behind a quoted name
select 1 as "a'b"; delete from victim; --'
-- # stacked behind a quoted name with a quote in it
select 1 as "a""b"; delete from victim; --"
-- # stacked behind a unicode name
select 1 as U&"a\0022"; delete from victim; --"
-- # stacked behind a no-break space
select 1 as a{nbsp}; delete from victim
-- # stacked behind a vertical tab
select 1{vt}; delete from victim
-- idle: an error up to 15
-- # stacked behind an operator that begins a comment
select 1 */* ; */ 2; delete from victim
-- # stacked behind a minus that begins a comment
select 1 - -1; delete from victim
-- # stacked copy to program
select 1; copy (select 1) to program 'touch {box}/stacked'
-- # begin atomic
create function evil() returns int begin atomic select 1; end

-- # session: set, then delete
set session characteristics as transaction read write
-- # then
set default_transaction_read_only = off
-- # then
delete from victim
-- # session: set statement_timeout
set work_mem = '77MB'
-- # session: set local
set local work_mem = '77MB'
-- idle: ends with its transaction
-- # session: set_config
select set_config('work_mem', '77MB', false)
-- # session: set_config of read only
select set_config('default_transaction_read_only', 'off', false)
-- # then
delete from victim
-- # session: set_config local of read only and delete
with x as (select set_config('transaction_read_only', 'off', true)), y as (delete from victim returning id) select * from x, y
-- # session: set_config in schema pg_catalog
select pg_catalog.set_config('search_path', 'evil_schema', false)
-- # session: set_config, quoted
select "set_config"('app.evil', 'yes', false)
-- # session: set_config, unicode
select U&"set\005fconfig"('app.evil', 'yes', false)
-- # session: set_config, unicode with another escape
select U&"set!005fconfig" uescape '!' ('app.evil', 'yes', false)
-- # session: set_config, a quote in the comment before uescape
select U&"set!005fconfig" /* "x" */ uescape '!' ('app.evil', 'yes', false)
-- # session: set_config in upper case
SELECT SET_CONFIG('app.evil', 'yes', FALSE)
-- # session: set_config with a comment before the parenthesis
select set_config /* here */ -- and here
('app.evil', 'yes', false)
-- # session: set_config in order by
select 1 order by set_config('app.evil', 'yes', false)
-- # session: set_config in a where clause
select 1 where set_config('app.evil', 'yes', false) = 'yes'
-- # session: set_config in a limit
select 1 limit length(set_config('app.evil', 'yes', false))
-- # session: set_config through update of pg_settings
update pg_settings set setting = '77MB' where name = 'work_mem'
-- # session: role
set role pg_read_all_data
-- # session: set_config of role
select set_config('role', 'pg_read_all_data', false)
-- # session: session authorization
set session authorization pg_read_all_data
-- idle: that role cannot log in
-- # session: reset all
reset all
-- idle: nothing was set
-- # session: discard
discard all
-- idle: nothing to discard
-- # session: prepare
prepare evil as delete from victim
-- # session: prepare and execute
prepare evil as delete from victim; execute evil
-- # session: listen
listen alarm
-- # session: notify
notify alarm, 'x'
-- # session: pg_notify
select pg_notify('alarm', 'x')
-- # session: declare with hold
declare evil cursor with hold for select 1
-- # session: begin left open
begin; lock table victim
-- effect: answered
-- # session: begin
begin
-- effect: answered
-- # session: start transaction
start transaction read write
-- effect: answered
-- # session: prepare transaction
begin; delete from victim; prepare transaction 'evil'
-- idle: max_prepared_transactions is 0
-- # session: savepoint
savepoint a
-- effect: answered
-- idle: outside of a transaction
-- # session: load
load 'auto_explain'
-- effect: answered
-- # session: weak isbn numbers
-- needs: isn
select isn_weak(true)
-- effect: answered
-- # session: similarity threshold
-- needs: pg_trgm
select set_limit(0.77)
-- effect: answered
-- # session: setseed
select setseed(0.5)
-- effect: answered

-- # lock table
lock table victim in access exclusive mode
-- effect: answered
-- idle: only in a transaction
-- # vacuum
vacuum victim
-- effect: answered
-- # analyze
analyze victim
-- effect: answered
-- # checkpoint
checkpoint
-- effect: answered
-- # cluster
cluster victim using victim_pkey
-- effect: answered
-- # reindex
reindex table victim
-- effect: answered
-- # alter system
alter system set work_mem = '78MB'
-- effect: answered
-- idle: not made, for it would outlive the tests
-- # security label
security label on table victim is 'x'
-- idle: no provider
-- # import foreign schema
import foreign schema public from server nowhere into public
-- idle: no such server
-- # reassign
reassign owned by current_user to current_user
-- idle: the first superuser owns the system

-- # copy to program
copy (select 1) to program 'touch {box}/program'
-- # copy from program
copy audit_log from program 'echo evil'
-- # copy to file
copy victim to '{box}/copy'
-- # copy a query to file
copy (select * from victim) to '{box}/copy'
-- # copy from file
copy audit_log from '{box}/secret'
-- # copy to stdout
copy victim to stdout
-- idle: needs the copy protocol
-- # copy from stdin
copy victim from stdin
-- idle: needs the copy protocol
-- # copy with a comment before it
/* select */ copy (select 1) to program 'touch {box}/program'
-- # copy in parentheses
(copy (select 1) to program 'touch {box}/program')
-- idle: no SQL
-- # copy of a copy
copy (with x as (delete from victim returning *) select * from x) to program 'cat > {box}/program'

-- # volatile function
select lock_me(1)
-- # volatile function that writes
select side_effect()
-- # immutable function that writes
select liar()
-- # volatile function in from
select * from lock_me(1)
-- # volatile function in from, lateral
select * from victim v, lateral lock_me(v.id) where v.id = 1
-- # volatile function in rows from
select * from rows from (lock_me(1), lock_rows())
-- # volatile function with ordinality
select * from lock_rows() with ordinality
-- # volatile function in order by
select 1 order by lock_me(1)
-- # volatile function in group by
select count(*) from victim group by lock_me(id)
-- # volatile function in having
select 1 having lock_me(1) = 1
-- # volatile function in where
select * from victim where lock_me(id) = 1
-- # volatile function in a join condition
select * from victim a join victim b on lock_me(a.id) = b.id
-- # volatile function in a case
select case when lock_me(1) = 1 then 1 end
-- # volatile function in a filter
select count(*) filter (where lock_me(id) = 1) from victim
-- # volatile function in a window
select sum(id) over (order by lock_me(id)) from victim
-- # volatile function in a window clause
select sum(id) over w from victim window w as (partition by lock_me(id))
-- # volatile function in distinct on
select distinct on (lock_me(id)) id from victim
-- # volatile function in limit
select * from victim limit lock_me(1)
-- # volatile function in offset
select * from victim offset lock_me(1)
-- # volatile function in fetch first
select * from victim fetch first (lock_me(1)) rows only
-- # volatile function in values
values (lock_me(1))
-- # volatile function in values in from
select * from (values (1), (lock_me(1))) as x(a)
-- # volatile function in a cte
with x as materialized (select lock_me(1)) select * from x
-- # volatile function in a recursive cte
with recursive x(a) as (select 1 union all select lock_me(a) + 1 from x where a < 3) select * from x
-- # volatile function in a subquery
select (select lock_me(1))
-- # volatile function in exists
select exists (select lock_me(1) offset 0)
-- # volatile function in in
select 1 in (select lock_me(1))
-- # volatile function in any
select 1 = any (array[lock_me(1)])
-- # volatile function in an array
select array[lock_me(1)]
-- # volatile function in a row
select row(lock_me(1))
-- # volatile function in a subscript
select (array[1, 2])[lock_me(1)]
-- # volatile function in an aggregate
select sum(lock_me(id)) from victim
-- # volatile function in an ordered aggregate
select array_agg(id order by lock_me(id)) from victim
-- # volatile function in an ordered set
select percentile_disc(0.5) within group (order by lock_me(id)) from victim
-- # volatile function in a union
select 1 union all select lock_me(1)
-- # volatile function in an except
select 5 except select lock_me(1)
-- # volatile function in coalesce
select coalesce(null, lock_me(1))
-- # volatile function in greatest
select greatest(lock_me(1), 2)
-- # volatile function in nullif
select nullif(lock_me(1), 2)
-- # volatile function in between
select 1 between lock_me(1) and 2
-- # volatile function in a cast
select lock_me(1)::text
-- # volatile function in extract
select extract(year from now() + lock_me(1) * interval '1 day')
-- # volatile function in xmlelement
select xmlelement(name a, lock_me(1))
-- # volatile function in jsonb_build_object
select jsonb_build_object('a', lock_me(1))
-- # volatile function in a tablesample
select * from victim tablesample bernoulli (lock_me(100))
-- # volatile function in grouping sets
select count(*) from victim group by grouping sets ((lock_me(id)), ())
-- # volatile function by named argument
select lock_me(n => 1)
-- # volatile function by named argument, old style
select lock_me(n := 1)
-- # volatile function with variadic
select lock_any(variadic array[1, 2])
-- # volatile function, qualified
select public.lock_me(1)
-- # volatile function, qualified with the database
select {database}.public.lock_me(1)
-- # volatile function, quoted
select "lock_me"(1)
-- # volatile function, quoted and qualified
select "public"."lock_me"(1)
-- # volatile function, qualified with blanks and comments
select public /* a */ . -- b
lock_me (1)
-- # volatile function, unicode
select U&"lock\005fme"(1)
-- # volatile function, unicode schema
select U&"\0070ublic".lock_me(1)
-- # volatile function, unicode with six digits
select U&"lock\+00005fme"(1)
-- # volatile function, unicode, upper case hexadecimals, another escape
select u&"lock?005Fme" UESCAPE '?' (1)
-- # volatile function, unicode, comment before the escape
select U&"lock!005fme" -- "
uescape /* ' */ '!' (1)
-- # volatile function with a mixed case name
select "LockMe"()
-- # volatile function with a quote in its name
select "lo""ck"()
-- # volatile function with a blank in its name
select "lock me"()
-- # volatile function with a non-ASCII name
select é_lock()
-- # volatile function with a non-ASCII name, quoted
select "é_lock"()
-- # volatile function with a non-ASCII name, unicode
select U&"\00e9_lock"()
-- # volatile function with a name of more than 63 bytes
select lock_with_a_name_that_is_longer_than_sixty_three_bytes_0123456789_abcdef()
-- # volatile function with a name of more than 63 bytes, other tail
select LOCK_with_a_name_that_is_longer_than_sixty_three_bytes_0123456789_zzz()
-- # volatile function with a non-ASCII name that is cut
select lock_ééééééééééééééééééééééééééééééééééé()
-- # volatile function in a schema of the search path
select extra_lock()
-- # volatile function in a schema beside the search path
select hidden.hidden_lock()
-- # volatile overload of a harmless name
select lower(1)
-- # volatile namesake of a built-in
select public.now()
-- # volatile function, security definer
select definer_lock()
-- # volatile function, polymorphic
select lock_element(1)
-- # volatile set returning function in the select list
select lock_rows()
-- # volatile default argument of a stable function
select stable_with_default()
-- # volatile aggregate
select lock_agg(id) from victim
-- # volatile aggregate, distinct
select lock_agg(distinct id) from victim
-- # volatile aggregate over a window
select lock_agg(id) over () from victim
-- # volatile aggregate, qualified
select public.lock_agg(id) from victim
-- # volatile aggregate of rows, attribute notation
select v.lock_row_agg from victim v
-- # volatile operator
select 1 @#@ 2
-- # volatile operator, glued
select 1@#@2
-- # volatile operator, qualified
select 1 operator(public.@#@) 2
-- # volatile operator, quoted schema
select 1 operator("public".@#@) 2
-- # volatile operator, comment between
select 1 operator/* */(public/* */./* */@#@) 2
-- # volatile operator as prefix
select @#@ 1
-- # volatile operator with any
select 1 @#@ any (array[1, 2])
-- # volatile operator in order by
select id from victim order by id @#@ 1
-- # volatile view
select * from volatile_view
-- # volatile view, table
table volatile_view
-- # volatile view, only
select * from only volatile_view
-- # volatile view, qualified
select * from public.volatile_view
-- # volatile view, quoted
select * from "volatile_view"
-- # volatile view, unicode
select * from U&"volatile\005fview"
-- # view over a volatile view
select * from view_over_view
-- # view over a view over a volatile view
select * from view_over_view_over_view
-- # view with a volatile operator
select * from operator_view
-- # view with a volatile aggregate
select * from aggregate_view
-- # view with a volatile function in its where clause
select * from where_view
-- # view with a blank in its name
select * from "Volatile View"
-- # view in another schema
select * from hidden.hidden_view
-- # view with a volatile default argument
select * from default_view
-- # view in a subquery
select (select count(*) from volatile_view)
-- # view joined
select * from victim natural join volatile_view
-- # view in a comma list
select * from victim v, volatile_view w
-- # view in parentheses
select * from (volatile_view w cross join victim v)
-- # view joined in parentheses
select * from victim v join ((volatile_view w join victim x on true) join victim y on true) on true
-- # view behind a join's condition
select * from victim v join victim w on v.id is distinct from w.id and v.v like 'x', volatile_view
-- # view behind a table function
select * from victim v tablesample bernoulli (10), substring(v.v from 1 for 2) s, lateral (table volatile_view) x
-- # view in exists
select exists (table volatile_view)
-- # view of a cte
with x as (table only volatile_view) select 1 from victim, x
-- # view behind columns named like key words
select v.id as where from victim v join victim w on v.id = w.id , public . volatile_view as limits
-- # view in explain analyze
explain analyze select * from volatile_view
-- # attribute notation on a row
select v.lock_row from victim v
-- # attribute notation on a row in parentheses
select (r).lock_row from victim r
-- # attribute notation on a qualified row
select public.victim.lock_row from public.victim
-- # attribute notation with a default argument
select v.lock_row_default from victim v
-- # attribute notation with variadic rows
select v.lock_row_variadic from victim v
-- # attribute notation on a domain over a row
select (row(1, 'x')::victim::victim_domain).lock_domain
-- # attribute notation on any element
select v.lock_element from victim v
-- # attribute notation on text
select ('x'::text).lock_text
-- # attribute notation on text, quoted
select ('x'::text)."lock_text"
-- # attribute notation on text, unicode
select ('x'::text).U&"lock\005ftext"
-- # attribute notation on text, comments between
select ('x'::text) /* a */ . /* b */ lock_text
-- # attribute notation on an array element
select (array['x', 'y'])[1].lock_text
-- # attribute notation on a subquery
select (select 'x'::text).lock_text
-- # attribute notation on a parameter
-- params: ["x"]
select $1.lock_text
-- # attribute notation on a field
select (x).v.lock_text from (select r as x from victim r) y
-- # attribute notation on a field of a field
select (y.x).v.lock_text from (select r as x from victim r) y
-- # attribute notation on an element of a field
select (array_agg(r))[1].v.lock_text from victim r
-- # attribute notation on a function in from
select f.lock_text from unnest(array['x']) as f
-- # attribute notation on a function in from, without as
select f.lock_text from unnest(array['x']) f
-- # attribute notation on a function in from, with columns
select f.lock_text from unnest(array['x']) as f(a)
-- # attribute notation on a function in from, without alias
select unnest.lock_text from unnest(array['x'])
-- # attribute notation on a function in from, quoted alias
select "F".lock_text from upper('x') as "F"
-- # attribute notation on a qualified function in from
select upper.lock_text from pg_catalog.upper('x')
-- # attribute notation on a function in from, unicode alias
select U&"\0066".lock_text from upper('x') as f
-- # attribute notation on rows from
select f.lock_text from rows from (upper('x')) as f
-- # attribute notation on a lateral function
select f.lock_text from victim v, lateral upper(v.v) as f
-- # attribute notation on a joined function
select f.lock_text from victim v join upper('x') as f on true
-- # attribute notation on a joined function in parentheses
select f.lock_text from (victim v cross join upper('x') as f)
-- # attribute notation behind columns named like key words
select f.lock_text from victim v join victim w on v.id = w.id and (v.id is not null) , upper('x') as f
-- # attribute notation on a value function in from
select f.lock_text from current_user f
-- # attribute notation on a value function in from, without alias
select "current_user".lock_text from current_user
-- # attribute notation on a cast in from
select f.lock_text from cast('x' as text) f
-- # attribute notation on a cast in from, without alias
select text.lock_text from cast('x' as text)
-- # attribute notation on trim in from, without alias
select btrim.lock_text from trim('x')
-- # attribute notation on coalesce in from
select coalesce.lock_text from coalesce('x', 'y')
-- # attribute notation in a subquery
select (select f.lock_text from upper('x') f)
-- # attribute notation in order by
select 1 from upper('x') f order by f.lock_text
-- # attribute notation reads a file
select ('{box}/secret'::text).pg_read_file
-- # attribute notation reads a file, by a function in from
select f.pg_read_file from concat('{box}/secret') f
-- # attribute notation reads a file, by a parameter
-- params: ["{box}/secret"]
select $1.pg_read_file
-- # attribute notation lists a folder
select (f.pg_ls_dir) from concat('{box}') f
-- effect: answered

-- # nextval
select nextval('seq1')
-- # nextval of regclass, qualified
select pg_catalog.nextval('seq1'::regclass)
-- # nextval by attribute
select ('seq1'::regclass).nextval
-- # setval
select setval('seq1', 999)
-- # setval over rows
select setval('seq1', id) from victim

-- # query_to_xml
select query_to_xml('select lock_me(1)', true, true, '')
-- # query_to_xml_and_xmlschema
select query_to_xml_and_xmlschema('select lock_me(1)', true, true, '')
-- # query_to_xmlschema
select query_to_xmlschema('select rolpassword from pg_authid', true, true, '')
-- idle: shows the columns only
-- # table_to_xml of a volatile view
select table_to_xml('volatile_view', true, true, '')
-- # table_to_xml of password hashes
select table_to_xml('pg_authid', true, true, '')
-- # schema_to_xml
select schema_to_xml('hidden', true, true, '')
-- # database_to_xml
select database_to_xml(true, true, '')
-- idle: stumbles over an extension's view that needs a setting
-- # cursor_to_xml
select cursor_to_xml('x', 1, true, true, '')
-- idle: there is no cursor
-- # ts_stat
select * from ts_stat('select to_tsvector(lock_me(1)::text)')
-- # ts_rewrite
select ts_rewrite('a'::tsquery, 'select ''a''::tsquery, ''b''::tsquery from lock_me(1)')
-- # crosstab
-- needs: tablefunc
select * from crosstab('select ''a''::text, ''b''::text, lock_me(1)::text') as x(a text, b text)
-- # crosstab2
-- needs: tablefunc
select * from crosstab2('select ''a''::text, ''b''::text, lock_me(1)::text')
-- # connectby
-- needs: tablefunc
select * from connectby('(select id::text as a, lock_me(1)::text as b from victim) x', 'a', 'b', '1', 0) as t(a text, b text, level int)
-- # xpath_table
-- needs: xml2
select * from xpath_table('lock_me', '1', '(select 1 as lock_me) x where lock_me(1) = 1 or', '/a', 'true') as t(a int, b text)
-- idle: its pieces are put together with care
-- # xpath_table over a subquery
-- needs: xml2
select * from xpath_table('id', 'v', '(select 1 as id, lock_me(1)::text as v) x', '/a', 'true') as t(a int, b text)

-- # lo_export
select lo_export({lo}, '{box}/lo')
-- # lo_import
select lo_import('{box}/secret')
-- # lo_from_bytea
select lo_from_bytea(0, 'x')
-- # lo_create
select lo_create(0)
-- # lo_creat
select lo_creat(-1)
-- # lo_put
select lo_put({lo}, 0, 'evil')
-- # lo_unlink
select lo_unlink({lo})
-- # lowrite
select lowrite(lo_open({lo}, 131072), 'evil')
-- # lo_truncate
select lo_truncate(lo_open({lo}, 131072), 0)
-- # lo_unlink of all
select lo_unlink(oid) from pg_largeobject_metadata
-- # pg_read_file
select pg_read_file('{box}/secret')
-- # pg_read_file, two arguments
select pg_read_file('{box}/secret', 0, 100)
-- # pg_read_binary_file
select convert_from(pg_read_binary_file('{box}/secret'), 'UTF8')
-- # pg_read_file in a cte and lateral
with f(p) as (values ('{box}/secret')) select c from f cross join lateral pg_read_file(p) as c
-- # pg_read_file behind a comment
select pg_read_file/**/('{box}/secret')
-- # pg_read_file behind a dollar sign that is none
select 1_$$, pg_read_file('{box}/secret') as x$$
-- idle: an error since 15
-- # pg_read_file behind a hexadecimal that is none
select 0x$$, pg_read_file('{box}/secret') as x$$
-- idle: an error since 15
-- # pg_read_file in a string that ends early
select '\', pg_read_file('{box}/secret') --'
-- # pg_read_file behind a bit string
select b'', pg_read_file('{box}/secret') --'
-- # pg_read_file in a continued string
select E'\''
'\' || pg_read_file(''{box}/secret'') --', pg_read_file('{box}/secret')
-- # pg_ls_dir
select * from pg_ls_dir('{box}')
-- effect: answered
-- # pg_stat_file
select * from pg_stat_file('{box}/secret')
-- effect: answered
-- # pg_ls_waldir
select * from pg_ls_waldir()
-- effect: answered
-- # pg_ls_logdir
select * from pg_ls_tmpdir()
-- effect: answered
-- # pg_current_logfile
select pg_current_logfile()
-- effect: answered
-- # pg_hba_file_rules
select * from pg_hba_file_rules()
-- effect: answered
-- # pg_file_write
-- needs: adminpack
select pg_file_write('{box}/written', 'x', false)
-- # pg_file_unlink
-- needs: adminpack
select pg_file_unlink('{box}/nothing')
-- effect: answered
-- # page of pg_authid
-- needs: pageinspect
select convert_from(substring(get_raw_page('pg_authid', 0) from position('SCRAM'::bytea in get_raw_page('pg_authid', 0)) for 20), 'UTF8')
-- # items of a page of pg_authid
-- needs: pageinspect
select * from heap_page_items(get_raw_page('pg_authid', 0))
-- effect: answered
-- # password hashes
select rolpassword from pg_authid
-- # password hashes, qualified
select * from pg_catalog.pg_authid
-- # password hashes, table
table pg_authid
-- # password hashes, quoted
select * from "pg_authid"
-- # password hashes, unicode
select * from U&"pg\005fauthid"
-- # password hashes, upper case
SELECT * FROM PG_CATALOG.PG_AUTHID
-- # password hashes, whole row
select a from pg_authid a
-- # password hashes, as json
select to_jsonb(a) from pg_authid a
-- # password hashes, pg_shadow
select passwd from pg_shadow
-- # password hashes, pg_shadow qualified
select * from pg_catalog . pg_shadow
-- # password hashes, a view
select * from hash_view
-- # password hashes, a view over a view
select * from hash_view_over_view
-- # password hashes, in a subquery
select (select string_agg(rolpassword, ',') from pg_authid)
-- # password hashes, joined
select r.rolname, a.rolpassword from pg_roles r join pg_authid a on a.oid = r.oid
-- # password hashes, through explain analyze
explain (analyze, verbose) select * from pg_authid where rolpassword like 'SCRAM%'
-- effect: answered
-- # password of a user mapping
-- needs: postgres_fdw
select umoptions from pg_user_mapping
-- # password of a user mapping, view
-- needs: postgres_fdw
select * from pg_user_mappings
-- # password of a user mapping, information schema
-- needs: postgres_fdw
select * from information_schema.user_mapping_options

-- # dblink
-- needs: dblink
select * from dblink('{dsn}', 'delete from victim returning id') as t(id int)
-- # dblink_exec
-- needs: dblink
select dblink_exec('{dsn}', 'delete from victim')
-- # dblink_connect and dblink_exec
-- needs: dblink
select dblink_connect('evil', '{dsn}'), dblink_exec('evil', 'delete from victim')
-- # dblink_send_query
-- needs: dblink
select dblink_connect('evil', '{dsn}'), dblink_send_query('evil', 'delete from victim'), dblink_get_result('evil')
-- effect: answered
-- idle: a record without columns
-- # dblink by attribute notation
-- needs: dblink
select f.dblink_connect from concat('{dsn}') f
-- effect: answered
-- # pg_terminate_backend
select pg_terminate_backend({pid})
-- # pg_terminate_backend by name
select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'bystander%'
-- # pg_terminate_backend by attribute
select ({pid}).pg_terminate_backend
-- # pg_cancel_backend
select pg_cancel_backend({pid})
-- effect: answered
-- # pg_reload_conf
select pg_reload_conf()
-- effect: answered
-- # pg_rotate_logfile
select pg_rotate_logfile()
-- effect: answered
-- # pg_switch_wal
select pg_switch_wal()
-- effect: answered
-- # pg_create_restore_point
select pg_create_restore_point('evil')
-- effect: answered
-- # pg_logical_emit_message
select pg_logical_emit_message(false, 'evil', 'x')
-- effect: answered
-- # pg_create_physical_replication_slot
select pg_create_physical_replication_slot('pgmcp_evil')
-- # pg_create_logical_replication_slot
select pg_create_logical_replication_slot('pgmcp_evil', 'test_decoding')
-- idle: wal_level is replica
-- # pg_drop_replication_slot
select pg_drop_replication_slot('nothing')
-- idle: there is none
-- # pg_promote
select pg_promote()
-- idle: it is no standby
-- # pg_wal_replay_pause
select pg_wal_replay_pause()
-- idle: it is no standby
-- # pg_backup_start
-- needs: 15+
select pg_backup_start('evil', true)
-- effect: answered
-- # pg_start_backup
select pg_start_backup('evil', true)
-- idle: gone since 15
-- # pg_export_snapshot
select pg_export_snapshot()
-- effect: answered
-- # pg_stat_reset
select pg_stat_reset()
-- effect: answered
-- # pg_stat_reset_shared
select pg_stat_reset_shared('bgwriter')
-- effect: answered
-- # pg_stat_reset_single_table_counters
select pg_stat_reset_single_table_counters('victim'::regclass)
-- effect: answered
-- # pg_stat_reset by attribute notation
select ('bgwriter'::text).pg_stat_reset_shared
-- effect: answered
-- # pg_stat_statements_reset
-- needs: pg_stat_statements
select pg_stat_statements_reset()
-- effect: answered
-- idle: it is not preloaded
-- # pg_prewarm
-- needs: pg_prewarm
select pg_prewarm('victim')
-- effect: answered
-- # pg_buffercache_evict
-- needs: 17+
select pg_buffercache_evict(1)
-- effect: answered
-- idle: the extension may be missing
-- # gin_clean_pending_list
select gin_clean_pending_list('victim_pkey')
-- idle: it is no GIN index
-- # brin_summarize_new_values
select brin_summarize_new_values('victim_brin')
-- effect: answered
-- # pg_import_system_collations
select pg_import_system_collations('public')
-- effect: answered
-- # pg_log_backend_memory_contexts
select pg_log_backend_memory_contexts({pid})
-- effect: answered
-- # pg_replication_origin_create
select pg_replication_origin_create('pgmcp_evil')
-- # pg_restore_relation_stats
-- needs: 18+
select pg_restore_relation_stats('schemaname', 'public', 'relname', 'victim', 'reltuples', '5'::real)
-- effect: answered
-- # pg_clear_relation_stats
-- needs: 18+
select pg_clear_relation_stats('public', 'victim')
-- effect: answered

-- # pg_advisory_lock
select pg_advisory_lock(4242)
-- # pg_advisory_lock, two keys
select pg_advisory_lock(42, 42)
-- # pg_advisory_lock_shared
select pg_advisory_lock_shared(4242)
-- # pg_try_advisory_lock
select pg_try_advisory_lock(4242)
-- # pg_try_advisory_lock by attribute
select (4242::bigint).pg_try_advisory_lock
-- # pg_try_advisory_lock by attribute of a function in from
select f.pg_try_advisory_lock from abs(4242::bigint) f
-- # pg_advisory_xact_lock
select pg_advisory_xact_lock(4242)
-- effect: answered
-- # pg_advisory_unlock_all
select pg_advisory_unlock_all()
-- effect: answered
-- # pg_advisory_lock in a values list
values (1), (length(pg_advisory_lock(4242)::text))
-- # pg_advisory_lock with operators
select 1 where pg_advisory_lock(4242)::text = ''
-- # pg_advisory_lock, commented
select/**/pg_advisory_lock/**/(4242)
-- # pg_advisory_lock, quoted
select "pg_catalog"."pg_advisory_lock"(4242)
-- # pg_advisory_lock, unicode
select U&"pg\005fadvisory\005flock"(4242)
-- # pg_advisory_lock in a view
select * from lock_view
