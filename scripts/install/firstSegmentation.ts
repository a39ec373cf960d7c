import type { Connection } from '@salesforce/core';
import { countRows } from '../connection/query.ts';
import { describeObject } from '../integration/objectDescription.ts';

/** Whether accounts are to be segmented for the first time: there are some, and no run has ended yet. */
export async function needsFirstSegmentation(connection: Connection, accounts: number): Promise<boolean> {
  if (accounts === 0) return false;
  const runs = await describeObject(connection, 'RenkeiSegmentationRun__c');
  if (!runs?.fields.has('Status__c')) return true;
  return (await countRows(connection, 'RenkeiSegmentationRun__c', "Status__c = 'Completed'")) === 0;
}
