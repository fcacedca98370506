package tools.schema;

import tools.Prompt;

import java.util.List;
import java.util.Map;

/** The tasks that people can choose; each names the tools in the order in which they help. */
public final class DatabasePrompts {

    private static final String EXPLORE =
            """
            Get to know %s, and explain it to me as to a new colleague.

            1. search_objects: which tables and views there are%s, how many rows they have, what their comments say.
            2. describe_object: the five to ten tables that matter most, by rows and by foreign keys.
            3. draw_schema: how they hang together.
            4. query with limit 5: a few rows of a table whose meaning is still unclear.

            Then write: what it is about in two sentences; the main tables, a line each; the diagram; how the tables are usually joined; what surprised you (missing keys, empty tables, odd names). Say what you did not look at.
            """;

    private static final String ANSWER =
            """
            Answer this question with SQL on the PostgreSQL database:

            %s

            1. search_objects: the tables and columns that the question speaks of%s.
            2. describe_object: their columns, types and keys. Do not guess a name or a meaning.
            3. find_join_path: if they are joined over tables that you have not seen.
            4. query: one statement; values as $1, $2, ... in params; let the database count, sum and sort. If it fails, read the hint, correct it, try again.
            5. Check the answer for plausibility: a count from another side, duplicates by a join, null values, time zones.

            Give the answer first, then the SQL, then what you assumed.
            """;

    private static final String REVIEW =
            """
            Review the table %s of the PostgreSQL database.

            1. describe_object: columns, keys, indexes, constraints, triggers, policies, sizes, statistics.
            2. describe_object: the tables that its foreign keys lead to, if their types matter.
            3. query: test a suspicion on the data (nulls, duplicates, orphans, values outside what is allowed), with limits.

            Look for: no primary key; foreign keys without an index; types that do not fit (timestamp without time zone, float for money, text for dates or numbers, int keys that run out); missing not null, unique or check; indexes that are redundant or unused; stale statistics; rights that are too wide; unclear names, missing comments.

            List the findings with the worst first, each with its evidence and the SQL that would mend it. Do not run that SQL.
            """;

    private static final String SPEED_UP =
            """
            Make this statement faster without changing its result:

            %s

            1. explain with analyze, if it only reads and may take its time; else explain alone. Read the findings first.
            2. describe_object: the tables in the plan, their indexes and the freshness of their statistics.
            3. explain with hypothetical indexes: try each index before you recommend it.
            4. explain with analyze: the rewritten statement beside the original. With query, compare the results of both.

            Tell what costs the time and why; then the measures by their gain: rewritten SQL, create index, analyze, settings, each with the time or cost before and after. Say what an index costs on writing. Change nothing yourself.
            """;

    private DatabasePrompts() {}

    /** All of them, in the order in which they are listed. */
    public static List<Prompt> all() {
        Prompt.Argument schema =
                new Prompt.Argument("schema", "Only this schema; all if left out.", false);
        return List.of(
                new Prompt(
                        "explore_database",
                        "Explore the database",
                        "What is in this database, and how does it hang together?",
                        List.of(schema),
                        DatabasePrompts::explore),
                new Prompt(
                        "answer_question",
                        "Answer a question",
                        "Find the tables, write the SQL, check the answer.",
                        List.of(
                                new Prompt.Argument(
                                        "question", "What you want to know, in words.", true),
                                schema),
                        given -> ANSWER.formatted(given.get("question"), inSchema(given))),
                new Prompt(
                        "review_table",
                        "Review a table",
                        "Keys, types, indexes, constraints, data: what should be better?",
                        List.of(new Prompt.Argument("table", "The table to look at.", true)),
                        given -> REVIEW.formatted(given.get("table"))),
                new Prompt(
                        "speed_up_query",
                        "Speed up a query",
                        "Find what costs the time, and try out what helps.",
                        List.of(new Prompt.Argument("sql", "The statement that is slow.", true)),
                        given -> SPEED_UP.formatted(given.get("sql"))));
    }

    private static String explore(Map<String, String> given) {
        String what = given.containsKey("schema") ? "schema " + given.get("schema") + " of " : "";
        return EXPLORE.formatted(what + "this PostgreSQL database", inSchema(given));
    }

    private static String inSchema(Map<String, String> given) {
        return given.containsKey("schema") ? " in schema " + given.get("schema") : "";
    }
}
