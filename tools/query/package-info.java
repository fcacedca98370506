/** The tools that run SQL of the caller. */
package tools.query;

//SOURCES Execute.java
//SOURCES ExpensiveNodes.java
//SOURCES Explain.java
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
//SOURCES Query.java
//SOURCES QueryParameters.java
//SOURCES RemovedRows.java
//SOURCES RepeatedScans.java
//SOURCES Spills.java
