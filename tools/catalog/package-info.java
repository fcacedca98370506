/**
 * What the system catalogues say about a database: queries, each set-based and correct on
 * PostgreSQL 14 to 18, and records of what they answer. Used by every tool that shows a schema.
 */
package tools.catalog;

//SOURCES ArgumentTypes.java
//SOURCES Column.java
//SOURCES ColumnDdl.java
//SOURCES Constraint.java
//SOURCES DatabaseOverview.java
//SOURCES DdlPhase.java
//SOURCES DdlScript.java
//SOURCES DependencyOrder.java
//SOURCES Extension.java
//SOURCES ForeignKey.java
//SOURCES ForeignKeys.java
//SOURCES FoundDetails.java
//SOURCES FoundName.java
//SOURCES FoundObject.java
//SOURCES Grant.java
//SOURCES Groups.java
//SOURCES Identifier.java
//SOURCES Index.java
//SOURCES KeyGraph.java
//SOURCES KeyStep.java
//SOURCES MissingObject.java
//SOURCES NamedSchema.java
//SOURCES ObjectCandidate.java
//SOURCES ObjectDdl.java
//SOURCES ObjectFinder.java
//SOURCES ObjectKind.java
//SOURCES ObjectName.java
//SOURCES ObjectSearch.java
//SOURCES Policy.java
//SOURCES Publication.java
//SOURCES Relation.java
//SOURCES RelationDdl.java
//SOURCES RelationDetails.java
//SOURCES RelationName.java
//SOURCES RelationNames.java
//SOURCES RelationSummary.java
//SOURCES RelationUse.java
//SOURCES Role.java
//SOURCES Routine.java
//SOURCES SchemaTables.java
//SOURCES SearchPattern.java
//SOURCES SearchSource.java
//SOURCES Sequence.java
//SOURCES SequenceDdl.java
//SOURCES ServerStatus.java
//SOURCES TableDdl.java
//SOURCES TableExtra.java
//SOURCES TableOutline.java
//SOURCES TableOutlines.java
//SOURCES Trigger.java
//SOURCES TypeDdl.java
//SOURCES TypeDefinition.java
