package bench;

import java.io.IOException;
import java.util.List;

/** From the start of the process to the answers that a client waits for. */
record Start(Database database) implements Measure {

    @Override
    public String key() {
        return "start";
    }

    @Override
    public String title() {
        return "Start: from exec to the answer";
    }

    @Override
    public Subject subject() {
        return Subject.START;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.median("initialize_ms", "initialize", Unit.MILLISECONDS),
                Column.median("first_sql_ms", "first select 1", Unit.MILLISECONDS)
                        .comparedToFloor(),
                Column.minimum("cpu_ms", "CPU till then, min", Unit.MILLISECONDS),
                Column.median("peak_mb", "memory", Unit.MEGABYTES));
    }

    @Override
    public String floor() {
        return "psql -c 'select 1'";
    }

    @Override
    public void measureFloor(Samples samples) throws IOException, InterruptedException {
        samples.add(floor(), "first_sql_ms", Program.psql(database, "select 1").millis());
    }

    @Override
    public void measure(Contender contender, Samples samples) throws IOException {
        try (Client client = Client.start(contender, database)) {
            double initialized = client.age();
            client.initialized();
            client.ask(client.sql("select 1"));
            samples.add(contender.name(), "first_sql_ms", client.age());
            samples.add(contender.name(), "initialize_ms", initialized);
            samples.add(contender.name(), "cpu_ms", client.tree().cpuMillis());
            samples.add(contender.name(), "peak_mb", client.tree().peakMegabytes());
        }
    }
}
