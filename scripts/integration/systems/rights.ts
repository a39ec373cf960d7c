import type { Connection } from '@salesforce/core';
import type { ReadMapping } from '../mapping.ts';
import { describeObject } from '../objectDescription.ts';
import type { Problem } from '../problem.ts';
import { CANDIDATE, SOURCE_RECORD } from './sourceRecords.ts';
import { inputText } from '../../connection/inputText.ts';

/** What an import writes beside accounts, and the fields without which it cannot. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  RenkeiImportBatch__c: ['BatchKey__c', 'Source__c', 'Status__c', 'StartedAt__c', 'FinishedAt__c', 'RowsRead__c'],
  [SOURCE_RECORD]: ['SourceKey__c', 'Source__c', 'RecordKey__c', 'Values__c', 'Account__c', 'State__c', 'Before__c'],
  [CANDIDATE]: ['CandidateKey__c', 'SourceRecord__c', 'Account__c', 'Score__c', 'Reasons__c'],
};

/** Whether the user may write what linking writes: told before anything is written, not by the first refused row. */
export async function checkRights(connection: Connection, read: ReadMapping): Promise<Problem[]> {
  const index = read.mapping.steps.findIndex(({ link }) => link);
  if (index === -1) return [];
  const path = `steps.${index}.link`;
  const problem = (key: string, ...values: string[]): Problem => ({
    file: read.file,
    ...read.positionOf(path),
    field: path,
    reason: inputText(key, values),
  });
  const problems: Problem[] = [];
  for (const [name, fields] of Object.entries(NEEDED)) {
    const object = await describeObject(connection, name);
    if (!object) problems.push(problem('rights.noObject', name));
    else if (!object.createable || !object.updateable) problems.push(problem('rights.noEdit', name));
    else {
      const hidden = fields.filter((field) => !object.fields.get(field)?.createable);
      if (hidden.length > 0) problems.push(problem('rights.noFields', `${name}.${hidden.join(', ')}`));
    }
  }
  const account = await describeObject(connection, 'Account');
  if (account && !account.updateable) problems.push(problem('rights.noAccounts'));
  return problems;
}
