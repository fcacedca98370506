/** The schema tools: what is there, what it looks like, and how it hangs together. */
package tools.schema;

//SOURCES DdlText.java
//SOURCES DescribeObject.java
//SOURCES Description.java
//SOURCES Entry.java
//SOURCES Facts.java
//SOURCES FindJoinPath.java
//SOURCES JoinAnswer.java
//SOURCES JoinGuess.java
//SOURCES JoinLookup.java
//SOURCES JoinSearch.java
//SOURCES JoinTree.java
//SOURCES JoinedTables.java
//SOURCES ObjectDescription.java
//SOURCES OtherDescriptions.java
//SOURCES PartDescription.java
//SOURCES RelationDescription.java
//SOURCES RoutineDescription.java
//SOURCES SearchAnswer.java
//SOURCES SearchObjects.java
//SOURCES TableAliases.java
//SOURCES TableFigures.java
//SOURCES TableParts.java
//SOURCES TypeDescription.java
