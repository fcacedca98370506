package tools.schema;

import tools.catalog.ForeignKey;
import tools.catalog.RelationName;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A {@link JoinTree} as SQL, and what one has to know of the rows that it gives. */
final class JoinedTables {

    private final JoinTree tree;
    private final Map<Long, ForeignKey> keys;
    private final List<RelationName> tables;
    private final List<String> aliases;

    /** Keys and names by OID; there may be more than those of the tree. */
    JoinedTables(JoinTree tree, Map<Long, ForeignKey> keys, Map<Long, RelationName> names) {
        this.tree = tree;
        this.keys = keys;
        tables = tree.tables().stream().map(names::get).toList();
        aliases = TableAliases.of(tables.stream().map(RelationName::name).toList());
    }

    /** The clauses, ready to be pasted; a comment on each join says how many rows it may meet. */
    String sql() {
        StringBuilder sql = new StringBuilder("from ").append(named(0));
        for (JoinTree.Join join : tree.joins()) {
            sql.append("\njoin ").append(named(join.to())).append(" on ").append(condition(join));
            sql.append(" -- ").append(cardinality(join));
            if (isOptional(join)) {
                sql.append(", can be null: left join keeps all rows");
            }
            if (!key(join).validated()) {
                sql.append(", not validated: a row may have no partner");
            }
            if (isOfPartitions(join)) {
                sql.append(", a key of partitions: perhaps not of all");
            }
        }
        return sql.toString();
    }

    /** How many joins there are, and what a row of the result stands for. */
    String summary() {
        int count = tree.joins().size();
        return (count == 1 ? "1 join, " : count + " joins, ") + rows();
    }

    private String rows() {
        Optional<String> grain =
                IntStream.range(0, tables.size())
                        .filter(table -> reachesAtMostOne(table, -1))
                        .mapToObj(table -> "one row per " + named(table))
                        .findFirst();
        return grain.or(this::pairing).orElse("rows multiply");
    }

    /** Without a table that each row is one of, two that know nothing of each other are paired. */
    private Optional<String> pairing() {
        return IntStream.range(0, tables.size())
                .filter(table -> several(table).size() > 1)
                .mapToObj(
                        table ->
                                "each row of %s pairs %s: sums and counts multiply"
                                        .formatted(
                                                named(table),
                                                String.join(" with ", several(table))))
                .findFirst();
    }

    /** The tables of which several rows can belong to one row of this. */
    private List<String> several(int table) {
        return tree.joins().stream()
                .filter(join -> join.from() == table || join.to() == table)
                .filter(join -> !isToOne(join, join.from() == table))
                .map(join -> named(join.from() == table ? join.to() : join.from()))
                .toList();
    }

    /** The same facts as the SQL and the summary. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sql", sql());
        json.put("rows", rows());
        json.put("tables", IntStream.range(0, tables.size()).mapToObj(this::json).toList());
        json.put("joins", tree.joins().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(int table) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("alias", aliases.get(table));
        json.put("schema", tables.get(table).schema());
        json.put("name", tables.get(table).name());
        return json;
    }

    private Map<String, Object> json(JoinTree.Join join) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", aliases.get(join.from()));
        json.put("to", aliases.get(join.to()));
        json.put("on", condition(join));
        json.put("key", key(join).name());
        json.put("cardinality", cardinality(join));
        json.put("nullable", isOptional(join));
        json.put("validated", key(join).validated());
        json.put("of_partitions", isOfPartitions(join));
        return json;
    }

    /** Tables in it that the role may not read, as SQL needs their names. */
    List<String> unreadable() {
        return tables.stream()
                .filter(table -> !table.readable())
                .map(RelationName::quoted)
                .distinct()
                .toList();
    }

    private String named(int table) {
        return tables.get(table).quoted() + ' ' + aliases.get(table);
    }

    private String condition(JoinTree.Join join) {
        String holder = aliases.get(holder(join));
        String referenced = aliases.get(join.step().toReferenced() ? join.to() : join.from());
        return key(join).pairs().stream()
                .map(
                        pair -> {
                            String column = holder + '.' + pair.column().quoted();
                            String other = referenced + '.' + pair.referenced().quoted();
                            String operator = ' ' + pair.operator() + ' ';
                            return join.step().toReferenced()
                                    ? other + operator + column
                                    : column + operator + other;
                        })
                .collect(Collectors.joining(" and "));
    }

    private String cardinality(JoinTree.Join join) {
        if (key(join).unique()) {
            return "1:1";
        }
        return join.step().toReferenced() ? "n:1" : "1:n";
    }

    private boolean isOptional(JoinTree.Join join) {
        return join.step().toReferenced() && key(join).nullable();
    }

    private boolean isOfPartitions(JoinTree.Join join) {
        return key(join).table() != tables.get(holder(join)).oid();
    }

    private static int holder(JoinTree.Join join) {
        return join.step().toReferenced() ? join.from() : join.to();
    }

    private ForeignKey key(JoinTree.Join join) {
        return keys.get(join.step().key());
    }

    private boolean reachesAtMostOne(int table, int before) {
        for (JoinTree.Join join : tree.joins()) {
            boolean ahead = join.from() == table;
            int other = ahead ? join.to() : join.from();
            if (other == before || !ahead && join.to() != table) {
                continue;
            }
            if (!isToOne(join, ahead) || !reachesAtMostOne(other, table)) {
                return false;
            }
        }
        return true;
    }

    private boolean isToOne(JoinTree.Join join, boolean ahead) {
        return key(join).unique() || ahead == join.step().toReferenced();
    }
}
