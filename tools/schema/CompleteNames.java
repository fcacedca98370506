package tools.schema;

import tools.Completer;
import tools.Deadline;
import tools.ToolError;
import tools.config.DatabaseConfig;
import tools.database.CatalogLookup;
import tools.database.CatalogRow;
import tools.database.QueryExecutor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Completes the names of the database and its objects: as they are in a URI, as SQL writes them in
 * a prompt. Partitions and the system's own are left out.
 */
public final class CompleteNames implements Completer {

    // Each answers one name more than may be shown, which tells whether there are more.

    private static final String SCHEMAS =
            """
            select n.nspname, pg_catalog.quote_ident(n.nspname)
              from pg_catalog.pg_namespace n
             where n.nspname like $1 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
             order by n.nspname
             limit 101
            """;

    private static final String TABLES_OF_SCHEMA =
            """
            select c.relname,
                   pg_catalog.quote_ident($2::text) || '.' || pg_catalog.quote_ident(c.relname)
              from pg_catalog.pg_class c
             where c.relname like $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')
               and not c.relispartition
               and c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = $2)
             order by c.relname
             limit 101
            """;

    private static final String TABLES =
            """
            select t.relname,
                   case when pg_catalog.pg_table_is_visible(t.oid) then ''
                        else pg_catalog.quote_ident(t.nspname) || '.' end
                   || pg_catalog.quote_ident(t.relname)
              from (select c.oid, c.relname, n.nspname
                      from pg_catalog.pg_class c
                      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                     where c.relname like $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')
                       and not c.relispartition
                       and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                     order by c.relname, n.nspname
                     limit 101) t
             order by t.relname, t.nspname
            """;

    private static final String COLUMNS =
            """
            select distinct a.attname, pg_catalog.quote_ident(a.attname)
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where a.attname like $1 and a.attnum > 0 and not a.attisdropped
               and c.relname = $2 and $3::text in ('', n.nspname)
             order by a.attname
             limit 101
            """;

    private static final String FUNCTIONS =
            """
            select distinct p.proname, pg_catalog.quote_ident(p.proname)
              from pg_catalog.pg_proc p
              join pg_catalog.pg_namespace n on n.oid = p.pronamespace
             where p.proname like $1
               and case $2::text when '' then n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                                 else n.nspname = $2 end
             order by p.proname
             limit 101
            """;

    // Nobody waits longer for a hint while typing.
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final QueryExecutor executor;
    private final String database;

    /** Completes from the database of this configuration. */
    public CompleteNames(QueryExecutor executor, DatabaseConfig config) {
        this.executor = executor;
        database = config.name();
    }

    @Override
    public Completion complete(Question question) {
        Map<String, String> others = question.others();
        String schema = others.getOrDefault("schema", "");
        String start = like(question.typed());
        return switch (question.argument()) {
            case "database" ->
                    new Completion(
                            Stream.of(database)
                                    .filter(name -> name.startsWith(question.typed()))
                                    .toList(),
                            false);
            case "schema" -> ask(question, SCHEMAS, like(unquoted(question)));
            case "table" -> tables(question, schema);
            case "column" ->
                    ask(question, COLUMNS, start, others.getOrDefault("table", ""), schema);
            case "function" -> ask(question, FUNCTIONS, start, schema);
            default -> Completion.NONE;
        };
    }

    private Completion tables(Question question, String knownSchema) {
        if (question.place() == Place.URI) {
            String start = like(question.typed());
            return knownSchema.isEmpty()
                    ? ask(question, TABLES, start)
                    : ask(question, TABLES_OF_SCHEMA, start, knownSchema);
        }
        String typed = unquoted(question);
        int dot = typed.indexOf('.');
        return dot < 0
                ? ask(question, TABLES, like(typed))
                : ask(
                        question,
                        TABLES_OF_SCHEMA,
                        like(typed.substring(dot + 1)),
                        typed.substring(0, dot));
    }

    /** In a prompt quotes are those of SQL; in a URI they are part of the name. */
    private static String unquoted(Question question) {
        return question.place() == Place.URI
                ? question.typed()
                : question.typed().replace("\"", "");
    }

    /** The first column has names as they are, the second one as SQL needs them. */
    private Completion ask(Question question, String sql, Object... parameters) {
        CatalogLookup<List<CatalogRow>> lookup =
                new CatalogLookup<>("completion", catalog -> catalog.rows(sql, parameters));
        Deadline deadline = question.patience().deadline(LONGEST);
        int column = question.place() == Place.URI ? 0 : 1;
        try {
            List<CatalogRow> rows =
                    executor.run(lookup, deadline, question.patience().cancellation());
            return new Completion(
                    rows.stream()
                            .limit(MOST_VALUES)
                            .map(row -> row.text(column))
                            .distinct()
                            .toList(),
                    rows.size() > MOST_VALUES);
        } catch (ToolError e) {
            return Completion.NONE;
        }
    }

    private static String like(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }
}
