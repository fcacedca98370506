package tools.catalog;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where names of objects stand in the catalogues. Each source gives kind, class, OID and column
 * number of an object, its schema, the table that it belongs to, and its name, of all objects whose
 * name or comment matches.
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
             where true
            """),
    RELATIONS(
            EnumSet.of(
                    ObjectKind.TABLE,
                    ObjectKind.PARTITIONED_TABLE,
                    ObjectKind.VIEW,
                    ObjectKind.MATERIALIZED_VIEW,
                    ObjectKind.FOREIGN_TABLE,
                    ObjectKind.SEQUENCE,
                    ObjectKind.INDEX),
            "pg_class",
            "o.relname",
            "o.oid, 0",
            """
            select case o.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
                                  when 'm' then 'materialized view' when 'f' then 'foreign table'
                                  when 'S' then 'sequence' else 'index' end,
                   %class%, o.oid, 0, o.relnamespace, 0::oid, o.relname
              from pg_catalog.pg_class o
             where o.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I') and (not o.relispartition or $6::boolean)
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
             where true
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
             where true
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
            """),
    EXTENSIONS(
            EnumSet.of(ObjectKind.EXTENSION),
            "pg_extension",
            "o.extname",
            "o.oid, 0",
            """
            select 'extension', %class%, o.oid, 0, 0::oid, 0::oid, o.extname
              from pg_catalog.pg_extension o
             where true
            """),
    PUBLICATIONS(
            EnumSet.of(ObjectKind.PUBLICATION),
            "pg_publication",
            "o.pubname",
            "o.oid, 0",
            """
            select 'publication', %class%, o.oid, 0, 0::oid, 0::oid, o.pubname
              from pg_catalog.pg_publication o
             where true
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
        String found =
                """
                   and (%s::text %s
                        or (%s) in (select m.objoid, m.objsubid from commented m where m.classoid = %s))
                """
                        .formatted(name, comparison, key, oid);
        return select.replace("%class%", oid) + found;
    }
}
