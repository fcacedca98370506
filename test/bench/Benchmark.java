package bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** The benchmark as a command: its options, and the order in which all is measured. */
@Command(
        name = "./build.sh bench",
        usageHelpAutoWidth = true,
        description =
                "Measures pg-mcp beside psql and pgbench, on the PostgreSQL that PGMCP_TEST_URL"
                        + " names or an embedded one. Takes one to two minutes.")
final class Benchmark implements Callable<Integer> {

    private static final int QUICK_CALLS = 2_000;
    private static final int QUICK_ROUNDS = 2;

    @Option(names = "--only", split = ",", description = "Measure only: ${COMPLETION-CANDIDATES}.")
    private Set<Subject> only = EnumSet.allOf(Subject.class);

    @Option(names = "--rounds", description = "How often, default ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(names = "--calls", description = "How often select 1, default ${DEFAULT-VALUE}.")
    private int calls = 4_000;

    @Option(names = "--quick", description = "Fewer rounds and calls.")
    private boolean quick;

    @Option(names = "--large", description = "Also 50 million rows in a table (7 GB of disk).")
    private boolean large;

    @Option(names = "--json", description = "Print one JSON document instead of tables.")
    private boolean json;

    @Option(
            names = "--java-options",
            paramLabel = "NAME=OPTIONS",
            description = "Measure pg-mcp with these options of the JVM too.")
    private Map<String, String> javaOptions = new LinkedHashMap<>();

    @Option(
            names = "--server",
            paramLabel = "NAME=COMMAND",
            description =
                    "Measure another server too. {dsn} {jdbc_url} {host} {port} {user} {password}"
                            + " {db} are filled in; DATABASE_URL and PGHOST, ... are set.")
    private Map<String, String> servers = new LinkedHashMap<>();

    @Option(
            names = "--sql",
            paramLabel = "NAME=TOOL:ARGUMENT",
            description = "The other server's tool for SQL, default query:sql.")
    private Map<String, String> sqlTools = new LinkedHashMap<>();

    @Option(names = "--help", usageHelp = true, description = "Print this and end.")
    private boolean help;

    private final PrintStream out;
    private final PrintStream err;
    private boolean ourselvesFailed;

    Benchmark(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException, URISyntaxException {
        try {
            say("making the portable export");
            Contenders.export();
            say("starting PostgreSQL");
            try (Database database = Database.open()) {
                Report report = measureAll(database);
                out.print(json ? report.json() : report.text());
            }
            return ourselvesFailed ? 1 : 0;
        } catch (IOException e) {
            say(e.getMessage());
            return 1;
        }
    }

    private Report measureAll(Database database)
            throws IOException, InterruptedException, URISyntaxException {
        Contenders contenders = Contenders.ours();
        contenders.addOptions(javaOptions);
        contenders.addServers(servers, sqlTools, database);
        var report = new Report(Machine.describe(database));
        var rows = new ManyRows(database);
        try {
            for (Measure measure : measures(database, rows)) {
                report.add(measure, measure(measure, contenders.all()));
            }
        } finally {
            rows.cleanUp();
            HugeResult.cleanUp(database);
        }
        return report;
    }

    private List<Measure> measures(Database database, ManyRows rows) throws IOException {
        List<Measure> measures = new ArrayList<>();
        measures.add(new Start(database));
        measures.add(new Latency(database, quick ? Math.min(calls, QUICK_CALLS) : calls));
        measures.add(rows);
        measures.add(HugeResult.generated(database));
        if (large) {
            measures.add(HugeResult.stored(database));
        }
        measures.removeIf(measure -> !only.contains(measure.subject()));
        if (measures.contains(rows)) {
            say("filling a table");
            rows.prepare();
        }
        if (large && only.contains(Subject.HUGE)) {
            say("filling a large table, for a minute or more");
            HugeResult.prepare(database);
        }
        return measures;
    }

    private Samples measure(Measure measure, List<Contender> contenders)
            throws InterruptedException {
        var samples = new Samples();
        int count = quick ? Math.min(rounds, QUICK_ROUNDS) : rounds;
        if (measure.subject() == Subject.START) {
            // Thrown away: it fills the caches, the file system's and JBang's.
            round(measure, contenders, new Samples());
        }
        for (int round = 1; round <= count; round++) {
            say("%s: round %d of %d".formatted(measure.title(), round, count));
            round(measure, contenders, samples);
        }
        return samples;
    }

    private void round(Measure measure, List<Contender> contenders, Samples samples)
            throws InterruptedException {
        try {
            if (samples.problem(measure.floor()).isEmpty()) {
                measure.measureFloor(samples);
            }
        } catch (IOException e) {
            samples.fail(measure.floor(), e.getMessage());
        }
        for (Contender contender : contenders) {
            if (contender.subjects().contains(measure.subject())
                    && samples.problem(contender.name()).isEmpty()) {
                attempt(measure, contender, samples);
            }
        }
    }

    private void attempt(Measure measure, Contender contender, Samples samples)
            throws InterruptedException {
        try {
            measure.measure(contender, samples);
        } catch (IOException e) {
            say("%s: %s".formatted(contender.name(), e.getMessage()));
            samples.fail(contender.name(), e.getMessage());
            ourselvesFailed |= contender.name().startsWith(Contenders.OURS);
        }
    }

    private void say(String what) {
        err.println("bench: " + what);
    }
}
