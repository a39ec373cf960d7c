import { LightningElement, wire } from 'lwc';
import { isAboutAccess, messagesOf } from 'c/renkeiErrorMessages';
import { fill, moment, number } from 'c/renkeiFormat';
import {
  BATCHES_SHOWN,
  batchesQuery,
  read,
  readObjectInfo,
  sourceTotalsQuery,
  toBatches,
  toSourceTotals,
  type Batch,
  type GraphQLResult,
  type SourceTotals,
} from 'c/renkeiIntegrationData';
import { labels, TEXTS } from './words.ts';

type Source = 'totals' | 'batches';
type Counts = Omit<SourceTotals, 'source'>;
interface Line {
  key: string;
  name: string;
  cells: { key: string; label: string; text: string; className: string }[];
}

const COLUMNS: readonly (keyof Counts)[] = [
  ...(['rows', 'linked', 'byPerson', 'created', 'doubtful', 'unlinked', 'refused'] as const),
];
const HEADS: Readonly<Record<keyof Counts, string>> = {
  rows: labels.columnRows,
  linked: labels.columnLinked,
  byPerson: labels.columnByPerson,
  created: labels.columnCreated,
  doubtful: labels.columnDoubtful,
  unlinked: labels.columnUnlinked,
  refused: labels.columnRefused,
};

/** What each source gave: its rows by what became of them, and the imports that brought them. */
export default class RenkeiSourceSummary extends LightningElement {
  labels = labels;
  isBarred = false;
  totals: SourceTotals[] | undefined;
  batches: Batch[] | undefined;
  heads = COLUMNS.map((column) => ({ column, label: HEADS[column] }));
  private batchTotal = 0;
  private failures: Partial<Record<Source, GraphQLResult<unknown>>> = {};
  private rereads: Partial<Record<Source, (() => Promise<void>) | undefined>> = {};

  totalsQuery = sourceTotalsQuery;
  batchesQuery = batchesQuery;
  batchesVariables = { first: BATCHES_SHOWN };

  @wire(read, { query: '$totalsQuery' })
  readTotals(result: GraphQLResult<unknown>): void {
    this.keep('totals', result);
    if (result.data) this.totals = toSourceTotals(result.data);
  }

  @wire(read, { query: '$batchesQuery', variables: '$batchesVariables' })
  readBatches(result: GraphQLResult<unknown>): void {
    this.keep('batches', result);
    if (!result.data) return;
    const { batches, total } = toBatches(result.data);
    this.batches = batches;
    this.batchTotal = total;
  }

  @wire(readObjectInfo, { objectApiName: 'RenkeiSourceRecord__c' })
  readRights({ error }: { error?: unknown }): void {
    if (error) this.isBarred = true;
  }

  get errors(): unknown[] | null {
    const errors = Object.values(this.failures).flatMap((failed) => failed.errors ?? []);
    return errors.length > 0 ? errors : null;
  }

  /** The review above says already who the page is for. */
  get isClosed(): boolean {
    return this.isBarred || (this.errors !== null && isAboutAccess(messagesOf(this.errors)));
  }

  get isLoading(): boolean {
    return !this.totals || !this.batches;
  }

  get isEmpty(): boolean {
    return this.totals?.length === 0 && this.batches?.length === 0;
  }

  get lines(): Line[] {
    const totals = this.totals ?? [];
    const lines = totals.map((each) => lineOf(each.source || TEXTS.noName, each));
    if (totals.length < 2) return lines;
    const sum = (column: keyof Counts): number => totals.reduce((total, each) => total + each[column], 0);
    const all = Object.fromEntries(COLUMNS.map((column) => [column, sum(column)])) as unknown as Counts;
    return [...lines, { ...lineOf(labels.allSources, all), key: '*' }];
  }

  get batchLines(): (Batch & { started: string; about: string; values: string; figures: Record<string, string> })[] {
    return (this.batches ?? []).map((batch) => ({
      ...batch,
      started: batch.startedAt ? moment(batch.startedAt) : '–',
      about: [batch.undoneAt && fill(TEXTS.undoneAt, moment(batch.undoneAt)), batch.message]
        .filter(Boolean)
        .join(' · '),
      values: fill(TEXTS.valuesOf, number(batch.filled), number(batch.replaced)),
      figures: {
        read: number(batch.read),
        linked: number(batch.linked),
        created: number(batch.created),
        doubtful: number(batch.doubtful),
        unchanged: number(batch.unchanged),
        refused: number(batch.refused),
      },
    }));
  }

  get shownText(): string {
    return fill(TEXTS.batchesShown, number(this.batches?.length ?? 0), number(this.batchTotal));
  }

  handleRefresh(): void {
    this.failures = {};
    void Promise.all(Object.values(this.rereads).map((again) => again?.()));
  }

  private keep(source: Source, result: GraphQLResult<unknown>): void {
    this.rereads[source] = result.refresh;
    const { [source]: before, ...others } = this.failures;
    if (result.errors) this.failures = { ...others, [source]: result };
    else if (before && result.data) this.failures = others;
  }
}

const lineOf = (name: string, counts: Counts): Line => ({
  key: name,
  name,
  cells: COLUMNS.map((column) => ({
    key: column,
    label: HEADS[column],
    text: number(counts[column]),
    className: column === 'byPerson' ? 'count minor' : 'count',
  })),
});
