package tools.catalog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where names of objects stand in the catalogues. In pg_class most names are those of indexes and
 * TOAST tables: CASE keeps the server from comparing them first. Each source gives kind, class, OID
 * and column number of an object, its schema, the table that it belongs to, and its name, of all
 * objects whose name or comment matches.
 */
enum SearchSource {
    SCHEMAS(
            EnumSet.of(ObjectKind.SCHEMA),
            "pg_namespace",
            "o.nspname",
            "o.oid, 0",
            """
            select 'schema', %class%, o.oid, 0, o.oid, 0::oid, o.nspname
              from pg_catalog.pg_namespace o
             where {found}
            """),
    RELATIONS(
            EnumSet.of(
                    ObjectKind.TABLE,
                    ObjectKind.PARTITIONED_TABLE,
                    ObjectKind.VIEW,
                    ObjectKind.MATERIALIZED_VIEW,
                    ObjectKind.FOREIGN_TABLE,
                    ObjectKind.SEQUENCE),
            "pg_class",
            "o.relname",
            "o.oid, 0",
            """
            select case o.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
                                  when 'm' then 'materialized view' when 'f' then 'foreign table' else 'sequence' end,
                   %class%, o.oid, 0, o.relnamespace, 0::oid, o.relname
              from pg_catalog.pg_class o
             where case when o.relkind in ('r', 'p', 'v', 'm', 'f', 'S') then {found} end
               and (not o.relispartition or $6::boolean)
            """),
    INDEXES(
            EnumSet.of(ObjectKind.INDEX),
            "pg_class",
            "o.relname",
            "o.oid, 0",
            """
            select 'index', %class%, o.oid, 0, o.relnamespace, 0::oid, o.relname
              from pg_catalog.pg_class o
             where case when o.relkind in ('i', 'I') then {found} end
               and (not o.relispartition or $6::boolean)
            """),
    COLUMNS(
            EnumSet.of(ObjectKind.COLUMN),
            "pg_class",
            "o.attname",
            "o.attrelid, o.attnum",
            """
            select 'column', %class%, o.attrelid, o.attnum, c.relnamespace, c.oid, o.attname
              from pg_catalog.pg_attribute o
              join pg_catalog.pg_class c on c.oid = o.attrelid
             where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and (not c.relispartition or $6::boolean)
               and o.attnum > 0 and not o.attisdropped
               and {named}
            """),
    // There are so many columns that a look at each one's comment takes its time; OFFSET lets the
    // server look up those that it needs instead of reading all.
    COMMENTED_COLUMNS(
            EnumSet.of(ObjectKind.COLUMN),
            "pg_class",
            "o.attname",
            "o.attrelid, o.attnum",
            """
            select 'column', %class%, o.attrelid, o.attnum, c.relnamespace, c.oid, o.attname
              from commented m
             cross join lateral (select a.*
                                    from pg_catalog.pg_attribute a
                                   where a.attrelid = m.objoid and a.attnum = m.objsubid
                                  offset 0) o
              join pg_catalog.pg_class c on c.oid = o.attrelid
             where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and (not c.relispartition or $6::boolean)
               and m.classoid = %class% and m.objsubid > 0 and not o.attisdropped
               and not {named}
            """),
    // A primary key's index is found as an index; NOT NULL constraints (18) as part of their
    // column.
    CONSTRAINTS(
            EnumSet.of(ObjectKind.CONSTRAINT),
            "pg_constraint",
            "o.conname",
            "o.oid, 0",
            """
            select 'constraint', %class%, o.oid, 0, o.connamespace, o.conrelid, o.conname
              from pg_catalog.pg_constraint o
             where o.contype in ('p', 'u', 'f', 'c', 'x') and o.conrelid <> 0
               and ($6::boolean or o.conrelid not in (select c.oid from pg_catalog.pg_class c where c.relispartition))
               and {found}
            """),
    ROUTINES(
            EnumSet.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE),
            "pg_proc",
            "o.proname",
            "o.oid, 0",
            """
            select case o.prokind when 'p' then 'procedure' else 'function' end,
                   %class%, o.oid, 0, o.pronamespace, 0::oid, o.proname
              from pg_catalog.pg_proc o
             where {found}
            """),
    TRIGGERS(
            EnumSet.of(ObjectKind.TRIGGER),
            "pg_trigger",
            "o.tgname",
            "o.oid, 0",
            """
            select 'trigger', %class%, o.oid, 0, c.relnamespace, c.oid, o.tgname
              from pg_catalog.pg_trigger o
              join pg_catalog.pg_class c on c.oid = o.tgrelid
             where not o.tgisinternal and (not c.relispartition or $6::boolean)
               and {found}
            """),
    POLICIES(
            EnumSet.of(ObjectKind.POLICY),
            "pg_policy",
            "o.polname",
            "o.oid, 0",
            """
            select 'policy', %class%, o.oid, 0, c.relnamespace, c.oid, o.polname
              from pg_catalog.pg_policy o
              join pg_catalog.pg_class c on c.oid = o.polrelid
             where {found}
            """),
    TYPES(
            EnumSet.of(
                    ObjectKind.ENUM,
                    ObjectKind.DOMAIN,
                    ObjectKind.COMPOSITE_TYPE,
                    ObjectKind.RANGE_TYPE),
            "pg_type",
            "o.typname",
            "o.oid, 0",
            """
            select case o.typtype when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range type'
                                  else 'composite type' end,
                   %class%, o.oid, 0, o.typnamespace, 0::oid, o.typname
              from pg_catalog.pg_type o
             where (o.typtype in ('e', 'd', 'r')
                    or o.typrelid in (select c.oid from pg_catalog.pg_class c where c.relkind = 'c'))
               and {found}
            """),
    EXTENSIONS(
            EnumSet.of(ObjectKind.EXTENSION),
            "pg_extension",
            "o.extname",
            "o.oid, 0",
            """
            select 'extension', %class%, o.oid, 0, 0::oid, 0::oid, o.extname
              from pg_catalog.pg_extension o
             where {found}
            """),
    PUBLICATIONS(
            EnumSet.of(ObjectKind.PUBLICATION),
            "pg_publication",
            "o.pubname",
            "o.oid, 0",
            """
            select 'publication', %class%, o.oid, 0, 0::oid, 0::oid, o.pubname
              from pg_catalog.pg_publication o
             where {found}
            """),
    ROLES(
            EnumSet.of(ObjectKind.ROLE),
            "pg_authid",
            "o.rolname",
            "o.oid, 0",
            """
            select 'role', %class%, o.oid, 0, 0::oid, 0::oid, o.rolname
              from pg_catalog.pg_roles o
             where (o.rolname not like 'pg\\_%' or $3 like 'pg\\_%')
               and {found}
            """);

    private final Set<ObjectKind> kinds;
    private final String catalog;
    private final String name;
    private final String key;
    private final String select;

    /**
     * @param catalog the catalogue that comments refer to
     * @param name the column that is searched
     * @param key what a comment refers to: OID and column number
     */
    SearchSource(Set<ObjectKind> kinds, String catalog, String name, String key, String select) {
        this.kinds = kinds;
        this.catalog = catalog;
        this.name = name;
        this.key = key;
        this.select = select;
    }

    /** The sources that have to be looked into for these kinds. */
    static List<SearchSource> of(Set<ObjectKind> wanted) {
        return Arrays.stream(values())
                .filter(source -> source.kinds.stream().anyMatch(wanted::contains))
                .toList();
    }

    /** The statement, for names that compare so with what is looked for. */
    String sql(String comparison) {
        String oid = "'pg_catalog.%s'::pg_catalog.regclass::pg_catalog.oid".formatted(catalog);
        String named = "(%s::text %s)".formatted(name, comparison);
        String found =
                "(%s or (%s) in (select m.objoid, m.objsubid from commented m where m.classoid = %s))"
                        .formatted(named, key, oid);
        return select.replace("%class%", oid).replace("{named}", named).replace("{found}", found);
    }
}
