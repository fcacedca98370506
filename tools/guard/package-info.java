/**
 * Tells which statements may run read-only: their kind, and what they call. PostgreSQL's READ ONLY
 * transaction is the boundary; this stops what it does not.
 */
package tools.guard;

//SOURCES AttributeNotation.java
//SOURCES DestructiveStatements.java
//SOURCES ExplainGuard.java
//SOURCES FromItems.java
//SOURCES FunctionGate.java
//SOURCES GateCatalog.java
//SOURCES Gated.java
//SOURCES HarmlessFunctions.java
//SOURCES ImpliedOperators.java
//SOURCES ScalarAliases.java
//SOURCES StatementGuard.java
//SOURCES WriteGuard.java
