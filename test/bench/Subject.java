package bench;

/** What can be measured; {@code --only} names these. */
enum Subject {
    START,
    LATENCY,
    ROWS,
    HUGE
}
