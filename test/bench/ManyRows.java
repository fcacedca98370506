package bench;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A table of 100,000 rows with eight columns of different types: its beginning, and all of it. */
record ManyRows(Database database) implements Measure {

    private static final int ROWS = 100_000;
    private static final int AGAIN = 2;
    private static final String TABLE = "pg_mcp_bench_rows";
    private static final String SELECT = "select * from " + TABLE;
    private static final String DROP = "drop table if exists " + TABLE;

    private static final String CREATE =
            """
            create table %s as
            select i as id, i::bigint * 1000003 as big, (i / 7.0)::numeric(12, 3) as amount,
                   'rowtag-' || i || ' some ordinary text for the row' as label,
                   timestamptz '2024-01-01 00:00:00+00' + i * interval '37 seconds' as at,
                   jsonb_build_object('k', i, 'tags', jsonb_build_array('a', 'b', i %% 7)) as doc,
                   i %% 3 = 0 as flag, md5(i::text)::uuid as uid
              from generate_series(1, %d) as i
            """
                    .formatted(TABLE, ROWS);

    /** Makes the table. */
    void prepare() throws IOException {
        database.execute(DROP, CREATE, "analyze " + TABLE);
    }

    /** Drops the table. */
    void cleanUp() throws IOException {
        database.execute(DROP);
    }

    @Override
    public String key() {
        return "rows";
    }

    @Override
    public String title() {
        return "%,d rows of 8 columns: one answer with default limits, then all rows"
                .formatted(ROWS);
    }

    @Override
    public Subject subject() {
        return Subject.ROWS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.median("first_answer_ms", "first answer", Unit.MILLISECONDS)
                        .comparedToFloor(),
                Column.median("all_rows_ms", "all rows", Unit.MILLISECONDS).comparedToFloor(),
                Column.median("all_rows_again_ms", "all rows, warm", Unit.MILLISECONDS)
                        .comparedToFloor(),
                Column.median("rows", "rows", Unit.COUNT),
                Column.median("answers", "answers", Unit.COUNT),
                Column.median("mb", "bytes", Unit.MEGABYTES),
                Column.median("peak_mb", "memory", Unit.MEGABYTES));
    }

    @Override
    public String floor() {
        return "psql";
    }

    @Override
    public void measureFloor(Samples samples) throws IOException, InterruptedException {
        Program.Run first = Program.psql(database, SELECT + " limit 100");
        samples.add(floor(), "first_answer_ms", first.millis());
        Program.Run all =
                Program.psql(
                        database,
                        "copy (select row_to_json(r) from %s as r) to stdout".formatted(TABLE));
        samples.add(floor(), "all_rows_ms", all.millis());
        samples.add(floor(), "all_rows_again_ms", all.millis());
        samples.add(floor(), "rows", all.output().isEmpty() ? 0 : ROWS);
        samples.add(floor(), "answers", 1);
        samples.add(floor(), "mb", all.bytes() / 1e6);
    }

    @Override
    public void measure(Contender contender, Samples samples) throws IOException {
        try (Client client = Client.start(contender, database)) {
            client.initialized();
            client.ask(client.sql("select 1"));
            long begin = System.nanoTime();
            client.ask(client.sql(SELECT));
            String who = contender.name();
            samples.add(who, "first_answer_ms", (System.nanoTime() - begin) / 1e6);
            Reading first = Reading.of(client);
            samples.add(who, "all_rows_ms", first.millis());
            double best = Double.MAX_VALUE;
            for (int i = 0; i < AGAIN; i++) {
                best = Math.min(best, Reading.of(client).millis());
            }
            samples.add(who, "all_rows_again_ms", best);
            samples.add(who, "rows", first.rows());
            samples.add(who, "answers", first.answers());
            samples.add(who, "mb", first.bytes() / 1e6);
            samples.add(who, "peak_mb", client.tree().peakMegabytes());
        }
    }

    /**
     * One reading of the whole table, page by page if the server has pages.
     *
     * @param millis from each request to its answer, without the counting in between
     */
    private record Reading(double millis, int rows, int answers, long bytes) {

        static Reading of(Client client) throws IOException {
            var rows = new BitSet(ROWS + 1);
            long nanos = 0;
            long bytes = 0;
            int answers = 0;
            Optional<Request> next = Optional.of(client.wideSql(SELECT));
            while (next.isPresent()) {
                long begin = System.nanoTime();
                Line answer = client.ask(next.get());
                nanos += System.nanoTime() - begin;
                answers++;
                bytes += answer.length();
                answer.collectRows(rows);
                next = answer.cursor().map(client::page);
            }
            return new Reading(nanos / 1e6, rows.cardinality(), answers, bytes);
        }
    }
}
