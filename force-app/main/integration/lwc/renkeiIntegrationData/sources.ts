import type { Party } from 'c/renkeiLinkRules';
import { connectionOf, fieldOf, groupsOf, labelOf, nameOf, nodesOf, numberOf, parentOf } from './nodes.ts';
import { toParty } from './pile.ts';

/** How many imports the summary lists. */
export const BATCHES_SHOWN = 20;

/** The rows of a source by what became of them. */
export interface SourceTotals {
  source: string;
  rows: number;
  /** Linked to an account that was there: by key, for sure, or by a person. */
  linked: number;
  byPerson: number;
  created: number;
  doubtful: number;
  unlinked: number;
  refused: number;
}

/** One import, with what it gave; all figures are rows but the last two, which are values. */
export interface Batch {
  id: string;
  name: string;
  source: string;
  startedAt: string | null;
  finishedAt: string | null;
  undoneAt: string | null;
  status: string;
  statusName: string;
  read: number;
  linked: number;
  doubtful: number;
  created: number;
  unchanged: number;
  refused: number;
  filled: number;
  replaced: number;
  message: string | null;
}

/** A row that an account was linked from. */
export interface AccountSource {
  id: string;
  source: string;
  recordKey: string | null;
  displayName: string | null;
  linkedBy: string | null;
  linkedByName: string | null;
  score: number | null;
  reasons: string | null;
  batchName: string | null;
  batchAt: string | null;
  values: Party;
  /** Who decided that they are one company, where a person did. */
  personName: string | null;
  decidedAt: string | null;
  note: string | null;
}

/** Reads the answer to `sourceTotalsQuery`, by name of the source. */
export function toSourceTotals(data: unknown): SourceTotals[] {
  const found = new Map<string, SourceTotals>();
  for (const group of groupsOf(data, 'rows')) {
    const source = group['Source__c']?.value ?? '';
    const totals = found.get(source) ?? noTotals(source);
    found.set(source, totals);
    const count = Number(group['Id']?.count?.value ?? 0);
    const [state, by] = [group['State__c']?.value, group['LinkedBy__c']?.value];
    totals.rows += count;
    if (state === 'Linked' && by === 'Created') totals.created += count;
    else if (state === 'Linked') totals.linked += count;
    if (state === 'Linked' && by === 'Person') totals.byPerson += count;
    if (state === 'Doubtful') totals.doubtful += count;
    if (state === 'Unlinked') totals.unlinked += count;
    if (state === 'Refused') totals.refused += count;
  }
  return [...found.values()].sort((one, other) => one.source.localeCompare(other.source));
}

const noTotals = (source: string): SourceTotals => ({
  ...{ source, rows: 0, linked: 0, byPerson: 0, created: 0, doubtful: 0, unlinked: 0, refused: 0 },
});

/** Reads the answer to `batchesQuery`, latest first. */
export function toBatches(data: unknown): { batches: Batch[]; total: number } {
  const page = connectionOf(data, 'RenkeiImportBatch__c');
  const batches = nodesOf(page).map((node): Batch => {
    const count = (field: string): number => numberOf(node, field) ?? 0;
    return {
      id: node.Id,
      name: fieldOf<string>(node, 'Name') ?? '',
      source: fieldOf<string>(node, 'Source__c') ?? '',
      startedAt: fieldOf(node, 'StartedAt__c'),
      finishedAt: fieldOf(node, 'FinishedAt__c'),
      undoneAt: fieldOf(node, 'UndoneAt__c'),
      status: fieldOf<string>(node, 'Status__c') ?? '',
      statusName: labelOf(node, 'Status__c') ?? '',
      read: count('RowsRead__c'),
      linked: count('RowsLinked__c'),
      doubtful: count('RowsDoubtful__c'),
      created: count('RowsCreated__c'),
      unchanged: count('RowsUnchanged__c'),
      refused: count('RowsRefused__c'),
      filled: count('FieldsFilled__c'),
      replaced: count('FieldsReplaced__c'),
      message: fieldOf(node, 'Message__c'),
    };
  });
  return { batches, total: page.totalCount ?? batches.length };
}

/** Reads the answer to `accountSourcesQuery`. */
export function toAccountSources(data: unknown): AccountSource[] {
  const decisions = new Map(
    nodesOf(connectionOf(data, 'decisions')).map((node) => [fieldOf<string>(node, 'SourceRecord__c'), node]),
  );
  return nodesOf(connectionOf(data, 'RenkeiSourceRecord__c')).map((node) => {
    const decision = decisions.get(node.Id);
    const batch = parentOf(node, 'LastBatch__r');
    return {
      id: node.Id,
      source: fieldOf<string>(node, 'Source__c') ?? '',
      recordKey: fieldOf(node, 'RecordKey__c'),
      displayName: fieldOf(node, 'DisplayName__c'),
      linkedBy: fieldOf(node, 'LinkedBy__c'),
      linkedByName: labelOf(node, 'LinkedBy__c'),
      score: numberOf(node, 'Score__c'),
      reasons: fieldOf(node, 'Reasons__c'),
      batchName: batch && fieldOf(batch, 'Name'),
      batchAt: batch && fieldOf(batch, 'StartedAt__c'),
      values: toParty(fieldOf(node, 'Values__c')),
      personName: decision ? nameOf(decision, 'DecidedBy__r') : null,
      decidedAt: decision ? fieldOf(decision, 'DecidedAt__c') : null,
      note: decision ? fieldOf(decision, 'DecisionNote__c') : null,
    };
  });
}
