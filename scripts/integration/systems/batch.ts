import { randomUUID } from 'node:crypto';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { orgNow } from '../../connection/orgClock.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import { saveRows, type Row } from '../../connection/saveRows.ts';
import { instantValue, numberValue, textValue } from '../../connection/values.ts';

const OBJECT = 'RenkeiImportBatch__c';
const messages = messagesOf('integration');

export interface BatchCounts {
  read: number;
  created: number;
  linked: number;
  doubtful: number;
  unchanged: number;
  refused: number;
  filled: number;
  replaced: number;
}

export const NO_COUNTS: Readonly<BatchCounts> = {
  read: 0,
  created: 0,
  linked: 0,
  doubtful: 0,
  unchanged: 0,
  refused: 0,
  filled: 0,
  replaced: 0,
};

const batchRow = z.looseObject({
  Id: z.string(),
  Name: z.string(),
  Source__c: textValue,
  Status__c: textValue,
  StartedAt__c: instantValue,
  FinishedAt__c: instantValue,
  UndoneAt__c: instantValue,
  Message__c: textValue,
  RowsRead__c: numberValue,
  RowsCreated__c: numberValue,
  RowsLinked__c: numberValue,
  RowsDoubtful__c: numberValue,
  RowsUnchanged__c: numberValue,
  RowsRefused__c: numberValue,
  FieldsFilled__c: numberValue,
  FieldsReplaced__c: numberValue,
});
export type BatchRow = z.infer<typeof batchRow>;

/** Batches by a condition, the text after WHERE, oldest first. */
export function readBatches(connection: Connection, condition: string): Promise<BatchRow[]> {
  const fields = Object.keys(batchRow.shape).join(', ');
  return queryRows(connection, `SELECT ${fields} FROM ${OBJECT} WHERE ${condition} ORDER BY Name`, batchRow);
}

/**
 * The batch of one system and run. Its key is unique while it runs, so that a system has one at a time: an import that was killed is
 * continued in its batch, and of two at once the later takes over and the earlier stops before its next save. Until it stops both
 * write the same by the same keys.
 */
export class ImportBatch {
  readonly id: string;
  readonly source: string;
  /** ISO text. */
  readonly startedAt: string;
  readonly #connection: Connection;
  readonly #holder: string;

  private constructor(connection: Connection, row: BatchRow, holder: string) {
    this.#connection = connection;
    this.#holder = holder;
    this.id = row.Id;
    this.source = row.Source__c!;
    this.startedAt = row.StartedAt__c!.toISOString();
  }

  /** Begins a batch, or continues the one that runs or was killed. */
  static async open(connection: Connection, source: string): Promise<ImportBatch> {
    const key = runningKey(source);
    const holder = randomUUID();
    const row = { Source__c: source, Status__c: 'Running', Message__c: holder };
    const [known] = await readBatches(connection, `BatchKey__c = ${soqlText(key)}`);
    const startedAt: Row = known ? {} : { StartedAt__c: (await orgNow(connection)).toISOString() };
    await upsert(connection, { BatchKey__c: key, ...row, ...startedAt });
    const [own] = await readBatches(connection, `BatchKey__c = ${soqlText(key)}`);
    return new ImportBatch(connection, own!, holder);
  }

  /** @throws SfError `ImportTakenOverError` when another import of the same system has begun since */
  async hold(): Promise<void> {
    const [row] = await readBatches(this.#connection, `Id = ${soqlText(this.id)}`);
    if (row?.Status__c !== 'Running' || row.Message__c !== this.#holder)
      throw messages.createError('error.ImportTakenOver', [this.source]);
  }

  /** Ends the batch with its counts. */
  async finish(counts: BatchCounts): Promise<void> {
    await this.hold();
    await upsert(
      this.#connection,
      {
        Id: this.id,
        BatchKey__c: `${this.source}|${this.id}`,
        Status__c: counts.refused > 0 ? 'CompletedWithErrors' : 'Completed',
        FinishedAt__c: (await orgNow(this.#connection)).toISOString(),
        Message__c: null,
        RowsRead__c: counts.read,
        RowsCreated__c: counts.created,
        RowsLinked__c: counts.linked,
        RowsDoubtful__c: counts.doubtful,
        RowsUnchanged__c: counts.unchanged,
        RowsRefused__c: counts.refused,
        FieldsFilled__c: counts.filled,
        FieldsReplaced__c: counts.replaced,
      },
      'Id',
    );
  }

  /** Says of a batch that it was taken back, and stops an import that still runs in it. */
  static async markUndone(connection: Connection, row: BatchRow): Promise<void> {
    const undoneAt = (await orgNow(connection)).toISOString();
    const key = `${row.Source__c}|${row.Id}`;
    const finished: Row = row.FinishedAt__c ? {} : { FinishedAt__c: undoneAt };
    const change = { Status__c: 'Undone', UndoneAt__c: undoneAt, BatchKey__c: key, Message__c: null, ...finished };
    await upsert(connection, { Id: row.Id, ...change }, 'Id');
  }
}

function runningKey(source: string): string {
  return `running|${source}`;
}

async function upsert(connection: Connection, row: Row, by: 'BatchKey__c' | 'Id' = 'BatchKey__c'): Promise<void> {
  const request =
    by === 'Id' ? ({ operation: 'update' } as const) : ({ operation: 'upsert', externalIdField: by } as const);
  const [outcome] = await saveRows(connection, { object: OBJECT, ...request, rows: [row] });
  if (outcome!.success) return;
  const { statusCode, message } = outcome!.errors[0]!;
  throw messages.createError('error.BatchRefused', [`${statusCode}: ${message}`]);
}
