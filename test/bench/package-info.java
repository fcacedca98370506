/**
 * The benchmark of pg-mcp: what a client and its machine notice, beside {@code psql} and {@code
 * pgbench} in the same run, and beside any other server that is given as a command line.
 *
 * <p>{@link bench.Benchmark} runs the {@link bench.Measure}s round by round, so that whatever else
 * the machine does hits everybody alike; {@link bench.Client} speaks raw bytes, and {@link
 * bench.NullServer} shows what it costs itself.
 */
package bench;

//SOURCES Benchmark.java
//SOURCES Client.java
//SOURCES Column.java
//SOURCES Contender.java
//SOURCES Contenders.java
//SOURCES Database.java
//SOURCES HugeResult.java
//SOURCES JBang.java
//SOURCES Latency.java
//SOURCES Line.java
//SOURCES LineReader.java
//SOURCES Machine.java
//SOURCES ManyRows.java
//SOURCES Measure.java
//SOURCES NullServer.java
//SOURCES Pgbench.java
//SOURCES ProcessTree.java
//SOURCES Program.java
//SOURCES Report.java
//SOURCES Request.java
//SOURCES Samples.java
//SOURCES Start.java
//SOURCES Subject.java
//SOURCES Unit.java
//SOURCES Watchdog.java
