/** The schema tools: what is there, what it looks like, and how it hangs together. */
package tools.schema;

//SOURCES SearchAnswer.java
//SOURCES SearchObjects.java
