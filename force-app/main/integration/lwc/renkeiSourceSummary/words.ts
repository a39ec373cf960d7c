import allSources from '@salesforce/label/c.RenkeiIntegration_AllSources';
import batchesShown from '@salesforce/label/c.RenkeiIntegration_BatchesShown';
import batchesTitle from '@salesforce/label/c.RenkeiIntegration_BatchesTitle';
import columnBatch from '@salesforce/label/c.RenkeiIntegration_ColumnBatch';
import columnByPerson from '@salesforce/label/c.RenkeiIntegration_ColumnByPerson';
import columnCreated from '@salesforce/label/c.RenkeiIntegration_ColumnCreated';
import columnDoubtful from '@salesforce/label/c.RenkeiIntegration_ColumnDoubtful';
import columnLinked from '@salesforce/label/c.RenkeiIntegration_ColumnLinked';
import columnRead from '@salesforce/label/c.RenkeiIntegration_ColumnRead';
import columnRefused from '@salesforce/label/c.RenkeiIntegration_ColumnRefused';
import columnRows from '@salesforce/label/c.RenkeiIntegration_ColumnRows';
import columnSource from '@salesforce/label/c.RenkeiIntegration_ColumnSource';
import columnStarted from '@salesforce/label/c.RenkeiIntegration_ColumnStarted';
import columnStatus from '@salesforce/label/c.RenkeiIntegration_ColumnStatus';
import columnUnchanged from '@salesforce/label/c.RenkeiIntegration_ColumnUnchanged';
import columnUnlinked from '@salesforce/label/c.RenkeiIntegration_ColumnUnlinked';
import columnValues from '@salesforce/label/c.RenkeiIntegration_ColumnValues';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import noName from '@salesforce/label/c.RenkeiIntegration_NoName';
import refresh from '@salesforce/label/c.RenkeiIntegration_Refresh';
import summaryEmpty from '@salesforce/label/c.RenkeiIntegration_SummaryEmpty';
import summaryTitle from '@salesforce/label/c.RenkeiIntegration_SummaryTitle';
import undoneAt from '@salesforce/label/c.RenkeiIntegration_UndoneAt';
import valuesOf from '@salesforce/label/c.RenkeiIntegration_ValuesOf';

/** What the summary shows as it is. */
export const labels = {
  ...{ allSources, batchesTitle, columnBatch, columnByPerson, columnCreated, columnDoubtful, columnLinked, columnRead },
  ...{ columnRefused, columnRows, columnSource, columnStarted, columnStatus, columnUnchanged, columnUnlinked },
  ...{ columnValues, loading, refresh, summaryEmpty, summaryTitle },
};

/** What the summary fills in. */
export const TEXTS = { batchesShown, noName, undoneAt, valuesOf };
