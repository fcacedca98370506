/**
 * The contract that every tool is written against: a {@link tools.Tool} publishes a {@link
 * tools.ToolSpec} and turns a {@link tools.ToolRequest} into a {@link tools.ToolResult}, or fails
 * with a {@link tools.ToolError}. Nothing here knows JSON-RPC, JDBC or the console.
 */
package tools;

//SOURCES Arguments.java
//SOURCES Cancellation.java
//SOURCES Completer.java
//SOURCES Confirmation.java
//SOURCES Deadline.java
//SOURCES Figures.java
//SOURCES JsonReader.java
//SOURCES Kind.java
//SOURCES Parameter.java
//SOURCES Patience.java
//SOURCES Progress.java
//SOURCES Prompt.java
//SOURCES Resources.java
//SOURCES Tool.java
//SOURCES ToolAnnotations.java
//SOURCES ToolError.java
//SOURCES ToolRequest.java
//SOURCES ToolResult.java
//SOURCES ToolSpec.java
//SOURCES UnicodeText.java
//SOURCES Utf8Buffer.java
