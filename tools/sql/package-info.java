/**
 * Reads SQL text exactly as PostgreSQL does: tokens, names, statements and places in it. The text
 * itself is never changed.
 */
package tools.sql;

//SOURCES Caret.java
//SOURCES Characters.java
//SOURCES EscapeClause.java
//SOURCES Identifiers.java
//SOURCES Lexer.java
//SOURCES SqlText.java
//SOURCES StatementSplitter.java
//SOURCES Token.java
