package tools.catalog;

import tools.ToolError;
import tools.database.CatalogRow;
import tools.database.CatalogSession;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An enum, domain, composite type or range type.
 *
 * @param labels of an enum, in order
 * @param base the type under a domain
 * @param collation of a domain, if it is not the type's own
 * @param value the default of a domain
 * @param constraints of a domain
 * @param attributes of a composite type
 * @param rangeOptions of a range type: {@code subtype = integer}
 * @param usedBy columns that have the type
 */
public record TypeDefinition(
        long oid,
        Kind kind,
        String schema,
        Identifier name,
        String path,
        List<String> labels,
        String base,
        boolean notNull,
        String collation,
        Optional<String> value,
        List<Check> constraints,
        List<Attribute> attributes,
        List<String> rangeOptions,
        List<String> usedBy,
        boolean isUsable,
        String owner,
        boolean ownedByUs,
        Optional<String> comment) {

    /** The kinds of types that users make in SQL. */
    public enum Kind {
        ENUM("enum"),
        DOMAIN("domain"),
        COMPOSITE("composite type"),
        RANGE("range type");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What the manual calls it. */
        public String words() {
            return words;
        }
    }

    /** A constraint of a domain; the name is as SQL needs it. */
    public record Check(String name, String definition, Optional<String> comment) {}

    /** A field of a composite type; name and collation are as SQL needs them. */
    public record Attribute(
            String name, String quoted, String type, String collation, Optional<String> comment) {}

    private static final String TYPES =
            """
            select t.oid, t.typtype, n.nspname, t.typname, pg_catalog.quote_ident(t.typname),
                   pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.typname),
                   pg_catalog.array_to_json(array(
                     select e.enumlabel from pg_catalog.pg_enum e
                      where e.enumtypid = t.oid
                      order by e.enumsortorder)),
                   case when t.typbasetype <> 0 then pg_catalog.format_type(t.typbasetype, t.typtypmod) end,
                   t.typnotnull,
                   case when t.typtype = 'd' and t.typcollation <> b.typcollation
                        then (select pg_catalog.quote_ident(m.nspname) || '.' || pg_catalog.quote_ident(l.collname)
                                from pg_catalog.pg_collation l
                                join pg_catalog.pg_namespace m on m.oid = l.collnamespace
                               where l.oid = t.typcollation) end,
                   case when t.typtype = 'd' then pg_catalog.pg_get_expr(t.typdefaultbin, 0) end,
                   (select pg_catalog.json_agg(pg_catalog.json_build_array(
                             pg_catalog.quote_ident(k.conname), pg_catalog.pg_get_constraintdef(k.oid),
                             pg_catalog.obj_description(k.oid, 'pg_constraint')) order by k.conname)
                      from pg_catalog.pg_constraint k
                     where k.contypid = t.oid and k.contype = 'c'),
                   (select pg_catalog.json_agg(pg_catalog.json_build_array(
                             a.attname, pg_catalog.quote_ident(a.attname),
                             pg_catalog.format_type(a.atttypid, a.atttypmod),
                             case when a.attcollation <> y.typcollation
                                  then (select pg_catalog.quote_ident(m.nspname) || '.'
                                               || pg_catalog.quote_ident(l.collname)
                                          from pg_catalog.pg_collation l
                                          join pg_catalog.pg_namespace m on m.oid = l.collnamespace
                                         where l.oid = a.attcollation) else '' end,
                             pg_catalog.col_description(a.attrelid, a.attnum)) order by a.attnum)
                      from pg_catalog.pg_attribute a
                      join pg_catalog.pg_type y on y.oid = a.atttypid
                     where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0
                       and not a.attisdropped),
                   pg_catalog.array_to_json(array(
                     select o.option
                       from pg_catalog.pg_range r
                       join pg_catalog.pg_opclass c on c.oid = r.rngsubopc
                       join pg_catalog.pg_namespace m on m.oid = c.opcnamespace
                       join pg_catalog.pg_type s on s.oid = r.rngsubtype
                      cross join lateral (values
                        (1, 'subtype = ' || pg_catalog.format_type(r.rngsubtype, null)),
                        (2, case when not c.opcdefault or c.opcintype <> r.rngsubtype
                                 then 'subtype_opclass = ' || pg_catalog.quote_ident(m.nspname) || '.'
                                      || pg_catalog.quote_ident(c.opcname) end),
                        (3, case when r.rngcollation <> s.typcollation
                                 then 'collation = ' || r.rngcollation::pg_catalog.regcollation end),
                        (4, 'canonical = ' || nullif(r.rngcanonical, 0)::pg_catalog.regproc),
                        (5, 'subtype_diff = ' || nullif(r.rngsubdiff, 0)::pg_catalog.regproc),
                        (6, 'multirange_type_name = ' || pg_catalog.format_type(r.rngmultitypid, null)))
                        o(place, option)
                      where r.rngtypid = t.oid and o.option is not null
                      order by o.place)),
                   pg_catalog.array_to_json(array(
                     select d.refobj
                       from (select distinct u.objid::pg_catalog.regclass || '.'
                                    || pg_catalog.quote_ident(a.attname) as refobj
                               from pg_catalog.pg_depend u
                               join pg_catalog.pg_attribute a on a.attrelid = u.objid and a.attnum = u.objsubid
                              where u.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
                                and u.refobjid in (t.oid, t.typarray)
                                and u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                and u.objsubid > 0) d
                      order by 1
                      limit 50)),
                   pg_catalog.has_type_privilege(t.oid, 'usage'),
                   pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(t.typowner)),
                   t.typowner = (select r.oid from pg_catalog.pg_roles r where r.rolname = current_user),
                   coalesce(pg_catalog.obj_description(t.oid, 'pg_type'),
                            case when t.typtype = 'c' then pg_catalog.obj_description(t.typrelid, 'pg_class') end)
              from pg_catalog.pg_type t
              join pg_catalog.pg_namespace n on n.oid = t.typnamespace
              left join pg_catalog.pg_type b on b.oid = t.typbasetype
             where t.oid = any($1::oid[]) and t.typtype in ('e', 'd', 'c', 'r')
             order by n.nspname, t.typname
            """;

    /** The types with these OIDs. */
    public static List<TypeDefinition> read(CatalogSession catalog, Collection<Long> oids)
            throws SQLException, ToolError {
        return catalog.rows(TYPES, List.copyOf(oids)).stream().map(TypeDefinition::of).toList();
    }

    private static TypeDefinition of(CatalogRow row) {
        return new TypeDefinition(
                row.number(0),
                switch (row.text(1)) {
                    case "e" -> Kind.ENUM;
                    case "d" -> Kind.DOMAIN;
                    case "c" -> Kind.COMPOSITE;
                    default -> Kind.RANGE;
                },
                row.text(2),
                Identifier.of(row, 3),
                row.text(5),
                row.strings(6),
                row.text(7),
                row.isTrue(8),
                row.text(9),
                row.optional(10),
                lists(row, 11).stream().map(TypeDefinition::check).toList(),
                lists(row, 12).stream().map(TypeDefinition::attribute).toList(),
                row.strings(13),
                row.strings(14),
                row.isTrue(15),
                row.text(16),
                row.isTrue(17),
                row.optional(18));
    }

    private static List<List<?>> lists(CatalogRow row, int column) {
        List<List<?>> lists = new ArrayList<>();
        row.json(column)
                .ifPresent(json -> ((List<?>) json).forEach(one -> lists.add((List<?>) one)));
        return lists;
    }

    private static Check check(List<?> fields) {
        return new Check((String) fields.get(0), (String) fields.get(1), optional(fields.get(2)));
    }

    private static Attribute attribute(List<?> fields) {
        return new Attribute(
                (String) fields.get(0),
                (String) fields.get(1),
                (String) fields.get(2),
                (String) fields.get(3),
                optional(fields.get(4)));
    }

    private static Optional<String> optional(Object text) {
        return Optional.ofNullable((String) text);
    }
}
