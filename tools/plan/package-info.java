/**
 * Reads query plans: the tree with its own times and shares, and what in it deserves attention.
 * Used by every tool that explains or advises.
 */
package tools.plan;

//SOURCES ExpensiveNodes.java
//SOURCES IndexAdvice.java
//SOURCES Misestimates.java
//SOURCES OwnShare.java
//SOURCES Plan.java
//SOURCES PlanAsWhole.java
//SOURCES PlanComparison.java
//SOURCES PlanCondition.java
//SOURCES PlanFigures.java
//SOURCES PlanFinding.java
//SOURCES PlanFindings.java
//SOURCES PlanHead.java
//SOURCES PlanLabel.java
//SOURCES PlanNode.java
//SOURCES PlanReport.java
//SOURCES PlanTree.java
//SOURCES RemovedRows.java
//SOURCES RepeatedScans.java
//SOURCES Spills.java
