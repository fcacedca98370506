package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** {@code select 1}, one after the other and with {@value #IN_FLIGHT} in flight. */
record Latency(Database database, int calls) implements Measure {

    private static final int IN_FLIGHT = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MICROS = 1000;

    @Override
    public String key() {
        return "latency";
    }

    @Override
    public String title() {
        return "select 1: %,d calls one after the other, then %,d with %d in flight"
                .formatted(calls, 2 * calls, IN_FLIGHT);
    }

    @Override
    public Subject subject() {
        return Subject.LATENCY;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.median("p50_ms", "p50", Unit.MILLISECONDS).comparedToFloor(),
                Column.median("p99_ms", "p99", Unit.MILLISECONDS).comparedToFloor(),
                Column.median("in_flight_per_s", "16 in flight", Unit.PER_SECOND).comparedToFloor(),
                Column.minimum("cpu_per_call_us", "CPU a call, min", Unit.MICROSECONDS),
                Column.median("peak_mb", "memory", Unit.MEGABYTES));
    }

    @Override
    public String floor() {
        return "pgbench";
    }

    @Override
    public void measureFloor(Samples samples) throws IOException, InterruptedException {
        var pgbench = new Pgbench(database);
        addPercentiles(samples, floor(), pgbench.latencies(calls));
        samples.add(floor(), "in_flight_per_s", pgbench.perSecond(IN_FLIGHT, 2 * calls));
    }

    @Override
    public void measure(Contender contender, Samples samples) throws IOException {
        try (Client client = Client.start(contender, database)) {
            client.initialized();
            Request request = client.sql("select 1");
            client.ask(request);
            client.allow(PATIENCE);
            oneByOne(client, request, calls / 2);
            addPercentiles(samples, contender.name(), oneByOne(client, request, calls));
            client.allow(PATIENCE);
            inFlight(client, request, calls / 2);
            OptionalDouble cpuBefore = client.tree().cpuMillis();
            double seconds = inFlight(client, request, 2 * calls);
            OptionalDouble cpuAfter = client.tree().cpuMillis();
            samples.add(contender.name(), "in_flight_per_s", 2 * calls / seconds);
            if (cpuBefore.isPresent() && cpuAfter.isPresent()) {
                double millis = cpuAfter.getAsDouble() - cpuBefore.getAsDouble();
                samples.add(contender.name(), "cpu_per_call_us", millis * MICROS / (2 * calls));
            }
            samples.add(contender.name(), "peak_mb", client.tree().peakMegabytes());
        }
    }

    private static double[] oneByOne(Client client, Request request, int count) throws IOException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            client.send(request);
            client.answer();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    /** Keeps the requests in flight and returns the seconds that all answers took. */
    private static double inFlight(Client client, Request request, int count) throws IOException {
        long begin = System.nanoTime();
        for (int sent = 0; sent < IN_FLIGHT; sent++) {
            client.send(request);
        }
        for (int answered = 0; answered < count; answered++) {
            client.answer();
            if (answered < count - IN_FLIGHT) {
                client.send(request);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void addPercentiles(Samples samples, String who, double[] millis) {
        Arrays.sort(millis);
        samples.add(who, "p50_ms", millis[millis.length / 2]);
        samples.add(who, "p99_ms", millis[millis.length * 99 / 100]);
    }
}
