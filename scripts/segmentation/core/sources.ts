import { Cells } from './cells.ts';
import { CsvReader } from './csvReader.ts';
import { RowReader, type PlainRow } from './rowReader.ts';

/**
 * Where records come from: chunks of CSV bytes, one result page of a bulk query per source (each page repeats the header), or plain
 * rows of synchronous queries. Chunks may end anywhere, and their memory may be used again once the next one is asked for.
 */
export type Source = Iterable<Uint8Array | PlainRow> | AsyncIterable<Uint8Array | PlainRow>;

/** Records that belong to no account of the table. */
export interface Unattached {
  /** Without an account. */
  without: number;
  /** Of an account that the table does not know: deleted, or not visible to who asks. */
  unknown: number;
}

/** The fields that a query has to select, in any order; the optional ones where the org or the object has them. */
export const SOURCE_FIELDS = {
  Opportunity: { required: ['AccountId', 'IsWon', 'IsClosed', 'CloseDate', 'Amount'], optional: ['CurrencyIsoCode'] },
  RenkeiTouch__c: {
    required: ['Account__c', 'Contact__c', 'OccurredAt__c', 'IsConversation__c', 'Channel__c'],
    optional: [],
  },
  Contact: { required: ['AccountId', 'DoNotCall', 'Phone', 'MobilePhone', 'Email'], optional: [] },
  Asset: { required: ['AccountId', 'IsCompetitorProduct', 'Quantity', 'Status', 'UsageEndDate'], optional: [] },
  /** Task and Event. An Event has none of the optional ones and counts as completed. */
  Activity: {
    required: ['AccountId', 'WhoId', 'OwnerId', 'ActivityDate'],
    optional: ['IsClosed', 'TaskSubtype', 'CompletedDateTime'],
  },
} as const;
export type SourceObject = keyof typeof SOURCE_FIELDS;

/** Cells for the fields of an object, by the names of `SOURCE_FIELDS`. */
export function cellsOf(object: SourceObject): Cells {
  const { required, optional } = SOURCE_FIELDS[object];
  return new Cells(object, required, optional);
}

/**
 * Calls `take` for every record of the source, while the cells stand for it; returns their number.
 * @throws CellError naming object and record when the source cannot be understood
 */
export async function readSource(source: Source, cells: Cells, take: () => void): Promise<number> {
  const csv = new CsvReader(cells, take);
  const rows = new RowReader(cells);
  cells.record = 0;
  const read = (part: Uint8Array | PlainRow) => {
    if (part instanceof Uint8Array) csv.push(part);
    else {
      rows.read(part);
      take();
    }
  };
  // Waiting between the rows of a list would cost more than reading them.
  if (Symbol.asyncIterator in source) for await (const part of source) read(part);
  else for (const part of source) read(part);
  csv.end();
  return cells.record;
}
