package bench;

import java.io.IOException;
import java.util.List;

/** One table of the benchmark: measures one contender at a time, once a round. */
interface Measure {

    /** The key in JSON. */
    String key();

    /** The headline. */
    String title();

    /** Who takes part. */
    Subject subject();

    /** The figures, in their order. */
    List<Column> columns();

    /** What psql or pgbench need for the same; it has the first row. */
    String floor();

    /** Measures the floor once. */
    void measureFloor(Samples samples) throws IOException, InterruptedException;

    /** Measures a server once. */
    void measure(Contender contender, Samples samples) throws IOException, InterruptedException;
}
