package bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** 50 million rows, of which an answer can only hold the first few. */
record HugeResult(Database database, String key, String title, String sql) implements Measure {

    private static final int WARM_UP = 200;
    private static final int ROWS = 50_000_000;
    private static final String TABLE = "pg_mcp_bench_large";
    private static final String SERIES =
            "select generate_series(1, %d), repeat('x', 100)".formatted(ROWS);

    /** The rows are made while they are read. */
    static HugeResult generated(Database database) {
        return new HugeResult(database, "huge", "50 million rows, generated", SERIES);
    }

    /** The rows are in a table, of about 7 GB. */
    static HugeResult stored(Database database) {
        return new HugeResult(
                database, "huge_table", "50 million rows, in a table", "select * from " + TABLE);
    }

    /** Makes the table of {@link #stored}. */
    static void prepare(Database database) throws IOException {
        cleanUp(database);
        database.execute("create unlogged table %s as %s".formatted(TABLE, SERIES));
    }

    /** Drops the table of {@link #stored}. */
    static void cleanUp(Database database) throws IOException {
        database.execute("drop table if exists " + TABLE);
    }

    @Override
    public Subject subject() {
        return Subject.HUGE;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.median("select_1_ms", "select 1", Unit.MILLISECONDS),
                Column.median("answer_ms", "first answer", Unit.MILLISECONDS).comparedToFloor(),
                Column.median("again_ms", "again", Unit.MILLISECONDS).comparedToFloor(),
                Column.median("before_mb", "memory before", Unit.MEGABYTES),
                Column.median("peak_mb", "and after", Unit.MEGABYTES));
    }

    @Override
    public String floor() {
        return "psql, fetch 101";
    }

    @Override
    public void measureFloor(Samples samples) throws IOException, InterruptedException {
        String fetch = "begin; declare c cursor for %s; fetch 101 from c".formatted(sql);
        double millis = Program.psql(database, fetch).millis();
        samples.add(floor(), "answer_ms", millis);
        samples.add(floor(), "again_ms", millis);
    }

    @Override
    public void measure(Contender contender, Samples samples) throws IOException {
        try (Client client = Client.start(contender, database)) {
            client.initialized();
            String who = contender.name();
            double[] before = new double[WARM_UP];
            for (int i = 0; i < WARM_UP; i++) {
                before[i] = ask(client, "select 1");
            }
            Arrays.sort(before);
            samples.add(who, "select_1_ms", before[WARM_UP / 2]);
            samples.add(who, "before_mb", client.tree().peakMegabytes());
            samples.add(who, "answer_ms", ask(client, sql));
            samples.add(who, "again_ms", ask(client, sql));
            samples.add(who, "peak_mb", client.tree().peakMegabytes());
        } finally {
            stopLeftovers();
        }
    }

    /** Most servers leave the statement running, which would slow all others down. */
    private void stopLeftovers() throws IOException {
        database.execute(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where strpos(query, $bench$%s$bench$) > 0 and state <> 'idle'
                   and datname = current_database() and pid <> pg_backend_pid()
                """
                        .formatted(sql));
    }

    private static double ask(Client client, String statement) throws IOException {
        Request request = client.sql(statement);
        long begin = System.nanoTime();
        client.ask(request);
        return (System.nanoTime() - begin) / 1e6;
    }
}
