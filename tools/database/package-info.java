/**
 * Connection manager and query engine: opening and pooling connections, retrying what is transient,
 * guarding statements, running one strategy in one transaction, and turning the driver's bytes into
 * rows. A connection exists only inside {@link tools.database.QueryExecutor}.
 */
package tools.database;

//DEPS org.postgresql:postgresql:42.7.14
//DEPS com.zaxxer:HikariCP:7.1.0
//SOURCES ArrayLiteral.java
//SOURCES BackendState.java
//SOURCES CannotConnect.java
//SOURCES CatalogLookup.java
//SOURCES CatalogName.java
//SOURCES CatalogRepository.java
//SOURCES CatalogRow.java
//SOURCES CatalogSession.java
//SOURCES CellWriter.java
//SOURCES ConnectionFault.java
//SOURCES ConnectionManager.java
//SOURCES ConnectionSlots.java
//SOURCES ConnectionUse.java
//SOURCES CursorStore.java
//SOURCES DatabaseError.java
//SOURCES DatabaseKnowledge.java
//SOURCES DidYouMean.java
//SOURCES DriverConnection.java
//SOURCES DriverDataSource.java
//SOURCES ExecutionStrategy.java
//SOURCES Explain.java
//SOURCES Explained.java
//SOURCES FirstLook.java
//SOURCES GateRepository.java
//SOURCES Gatekeeper.java
//SOURCES GenericPlan.java
//SOURCES HypotheticalIndex.java
//SOURCES HypotheticalIndexes.java
//SOURCES Interruption.java
//SOURCES NextPage.java
//SOURCES OpenResult.java
//SOURCES ParameterBinder.java
//SOURCES PlannedTable.java
//SOURCES PlannedTables.java
//SOURCES PoolFactory.java
//SOURCES QueryExecutor.java
//SOURCES ReadOnly.java
//SOURCES ReadOnlyCause.java
//SOURCES ResultReader.java
//SOURCES RetryHandler.java
//SOURCES RoleLook.java
//SOURCES RowWriter.java
//SOURCES Rows.java
//SOURCES ServerDates.java
//SOURCES ServerLimit.java
//SOURCES ServerLimits.java
//SOURCES Session.java
//SOURCES SessionBudget.java
//SOURCES ShiftedPosition.java
//SOURCES SqlStateAdvice.java
//SOURCES TimeLimits.java
//SOURCES TypeNames.java
//SOURCES Write.java
//SOURCES WriteOptions.java
//SOURCES WriteOutcome.java
