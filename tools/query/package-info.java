/** The tools that run SQL of the caller. */
package tools.query;

//SOURCES Execute.java
//SOURCES Explain.java
//SOURCES Query.java
//SOURCES QueryParameters.java
