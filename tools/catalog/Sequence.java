package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A sequence.
 *
 * @param table the OID of the table whose column owns it, 0 if none does
 * @param column the column that owns it, as SQL needs it with its table
 * @param columnNumber the number of that column
 * @param isOfIdentity whether it is the inner part of an identity column
 * @param defaultMinimum what MINVALUE would be if it were not given
 * @param defaultMaximum the same for MAXVALUE
 * @param lastValue as far as the role may see it
 */
public record Sequence(
        long oid,
        String schema,
        Identifier name,
        String path,
        String type,
        String start,
        String increment,
        String minimum,
        String maximum,
        String defaultMinimum,
        String defaultMaximum,
        String cache,
        boolean cycles,
        long table,
        Optional<String> column,
        int columnNumber,
        boolean isOfIdentity,
        boolean unlogged,
        Optional<String> lastValue,
        String owner,
        boolean ownedByUs,
        Optional<String> comment) {

    private static final String SEQUENCES =
            """
            select s.seqrelid, n.nspname, c.relname, pg_catalog.quote_ident(c.relname),
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
                   pg_catalog.format_type(s.seqtypid, null), s.seqstart, s.seqincrement,
                   s.seqmin, s.seqmax,
                   case when s.seqincrement > 0 then 1 else b.low end,
                   case when s.seqincrement > 0 then b.high else -1 end,
                   s.seqcache, s.seqcycle, coalesce(d.refobjid, 0),
                   case when d.refobjid is not null
                        then d.refobjid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname)
                        end,
                   d.refobjsubid, coalesce(d.deptype = 'i', false), c.relpersistence = 'u',
                   case when pg_catalog.has_sequence_privilege(s.seqrelid, 'select')
                        then pg_catalog.pg_sequence_last_value(s.seqrelid) end,
                   pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)),
                   c.relowner = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
                   pg_catalog.obj_description(s.seqrelid, 'pg_class')
              from pg_catalog.pg_sequence s
              join pg_catalog.pg_class c on c.oid = s.seqrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join (values ('smallint'::pg_catalog.regtype, -32768::bigint, 32767::bigint),
                           ('integer'::pg_catalog.regtype, -2147483648, 2147483647),
                           ('bigint'::pg_catalog.regtype, -9223372036854775808, 9223372036854775807))
                   b(type, low, high) on b.type = s.seqtypid
              left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                   and d.objid = s.seqrelid and d.objsubid = 0 and d.refobjsubid > 0
                   and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                   and d.deptype in ('a', 'i')
              left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
             where s.seqrelid = any(array(
                     select w.oid from pg_catalog.unnest($1::oid[]) w(oid)
                     union all
                     select o.objid
                       from pg_catalog.pg_depend o
                      where o.refobjid = any($1::oid[])
                        and o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                        and o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                        and o.deptype in ('a', 'i')))
             order by n.nspname, c.relname
            """;

    /** The sequences with these OIDs, and those that columns of tables with these OIDs own. */
    public static List<Sequence> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(SEQUENCES, List.copyOf(oids)).stream().map(Sequence::of).toList();
    }

    private static Sequence of(CatalogRow row) {
        return new Sequence(
                row.number(0),
                row.text(1),
                Identifier.of(row, 2),
                row.text(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                row.text(9),
                row.text(10),
                row.text(11),
                row.text(12),
                row.isTrue(13),
                row.number(14),
                row.optional(15),
                (int) row.number(16),
                row.isTrue(17),
                row.isTrue(18),
                row.optional(19),
                row.text(20),
                row.isTrue(21),
                row.optional(22));
    }

    /** What differs from CREATE SEQUENCE without options: {@code start with 5 cycle}. */
    public String options() {
        StringBuilder options = new StringBuilder();
        boolean ascends = !increment.startsWith("-");
        append(options, "increment by", increment, "1");
        append(options, "minvalue", minimum, defaultMinimum);
        append(options, "maxvalue", maximum, defaultMaximum);
        append(options, "start with", start, ascends ? minimum : maximum);
        append(options, "cache", cache, "1");
        options.append(cycles ? " cycle" : "");
        return options.toString().strip();
    }

    private static void append(StringBuilder options, String words, String value, String standard) {
        if (!value.equals(standard)) {
            options.append(' ').append(words).append(' ').append(value);
        }
    }
}
