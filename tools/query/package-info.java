/** The tools that run SQL of the caller. */
package tools.query;

//SOURCES Query.java
