/**
 * What the system catalogues say about a database: queries, each set-based and correct on
 * PostgreSQL 14 to 18, and records of what they answer. Used by every tool that shows a schema.
 */
package tools.catalog;

//SOURCES ArgumentTypes.java
//SOURCES FoundDetails.java
//SOURCES FoundName.java
//SOURCES FoundObject.java
//SOURCES MissingObject.java
//SOURCES ObjectFinder.java
//SOURCES ObjectKind.java
//SOURCES ObjectName.java
//SOURCES ObjectSearch.java
//SOURCES RelationSummary.java
//SOURCES SearchPattern.java
//SOURCES SearchSource.java
