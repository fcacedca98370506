/**
 * What the system catalogues say about a database: queries, each set-based and correct on
 * PostgreSQL 14 to 18, and records of what they answer. Used by every tool that shows a schema.
 */
package tools.catalog;

//SOURCES ObjectKind.java
