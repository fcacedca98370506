/**
 * MCP server core: a line comes in on stdin, becomes a message, a request of one of the two
 * protocol eras, a tool call, and one line on stdout.
 */
package tools.server;

//DEPS io.modelcontextprotocol.sdk:mcp:2.1.0
//SOURCES Call.java
//SOURCES CompletionMethod.java
//SOURCES CompletionRouter.java
//SOURCES CurrentOffer.java
//SOURCES Elicitation.java
//SOURCES Handlers.java
//SOURCES Heartbeat.java
//SOURCES IdScanner.java
//SOURCES InFlight.java
//SOURCES LegacyEra.java
//SOURCES Line.java
//SOURCES LineReader.java
//SOURCES Members.java
//SOURCES Message.java
//SOURCES MessageReader.java
//SOURCES MessageWriter.java
//SOURCES ModernEra.java
//SOURCES Offer.java
//SOURCES PromptMethods.java
//SOURCES ProtocolErrors.java
//SOURCES ResourceMethods.java
//SOURCES ResourceRouter.java
//SOURCES ServerIdentity.java
//SOURCES Sessions.java
//SOURCES StdioServer.java
//SOURCES StdioTransport.java
//SOURCES ToolRegistry.java
//SOURCES ToolRouter.java
