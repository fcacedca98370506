/**
 * The command line: {@link tools.cli.CommandLineInterface#run} parses the arguments, loads the
 * configuration, sets up the logs and serves. Exit codes: 0 fine, 1 failure, 2 usage.
 */
package tools.cli;

//SOURCES CommandLineInterface.java
//SOURCES CommandModel.java
//SOURCES HelpText.java
//SOURCES LogOutput.java
//SOURCES ServeCommand.java
//SOURCES ServedDatabase.java
//SOURCES ServedDatabases.java
//SOURCES SilentDriver.java
//SOURCES Terminal.java
//SOURCES Toolset.java
//SOURCES UsageErrors.java
