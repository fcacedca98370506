/**
 * What the conversation tests stand on: {@link tools.testing.TestDatabase} gives a class a database
 * on the suite's PostgreSQL, {@link tools.testing.ServerCommand} starts the real server process for
 * it, {@link tools.testing.RawClient} speaks to that line by line, and {@link
 * tools.testing.FaultyProxy} breaks what lies between the two.
 */
package tools.testing;
