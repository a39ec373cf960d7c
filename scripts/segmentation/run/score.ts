import type { AccountInputs, AccountScore, Segment, SegmentPolicy } from 'c/renkeiSegmentRules';
import { scoreAccount, SegmentInputError } from 'c/renkeiSegmentRules';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import type { Failure } from '../../connection/failureFile.ts';
import { queryRows } from '../../connection/query.ts';
import { numberValue, textValue } from '../../connection/values.ts';
import type { FactTable } from '../core/factTable.ts';
import { needsWriting, scoreTable, SCORE_VALUES, type ScoredAccount, type Unscorable } from '../core/scorer.ts';

/** Accounts in a table, and where their inputs come from: records that were read, or what the last run stored. */
export interface ScoredPart {
  table: FactTable;
  inputs: 'Read' | 'Stored';
}

export interface SegmentCount {
  segment: Segment;
  accounts: number;
  potential: number;
  wonAmount: number;
}

/** The accounts of a part that have to be written, by place, and what could not be scored. */
export interface PartResult {
  part: ScoredPart;
  /** Accounts that were scored. */
  scored: number;
  toWrite: number[];
  failures: Failure[];
}

/**
 * Scores the accounts of a part; `onScored` gets each of them with its score.
 * @param skip accounts of other parts
 */
export function scorePart(
  part: ScoredPart,
  policy: SegmentPolicy,
  onScored: (table: FactTable, account: ScoredAccount) => void,
  skip?: ReadonlySet<string>,
): PartResult {
  const { table } = part;
  const isSkipped = (place: number) => skip !== undefined && skip.has(table.idAt(place));
  const result: PartResult = { part, scored: 0, toWrite: [], failures: [] };
  const fail = (unscorable: Unscorable) => {
    if (!isSkipped(unscorable.place)) result.failures.push(failureOf(part, unscorable));
  };
  for (const account of scoresOf(part, policy, fail)) {
    if (isSkipped(account.place)) continue;
    result.scored += 1;
    onScored(table, account);
    if (needsWriting(table, account)) result.toWrite.push(account.place);
  }
  return result;
}

/** The score of one account that could be scored before. */
export function scoreAgain({ table, inputs }: ScoredPart, place: number, policy: SegmentPolicy): ScoredAccount {
  const known = inputs === 'Read' ? table.inputsAt(place) : storedInputsAt(table, place);
  return {
    place,
    inputs: known,
    score: scoreAccount(known, policy, table.asOf),
    inputRows: rowsAt(table, inputs, place),
  };
}

/** Whether an account as it is stored carries the scores that follow from its stored inputs; where none do, there is nothing to say. */
export function followsItsInputs(table: FactTable, place: number, policy: SegmentPolicy): boolean {
  let score: AccountScore;
  try {
    ({ score } = scoreAgain({ table, inputs: 'Stored' }, place, policy));
  } catch (problem) {
    if (problem instanceof SegmentInputError) return true;
    throw problem;
  }
  return (Object.keys(SCORE_VALUES) as (keyof typeof SCORE_VALUES)[]).every(
    (field) => table.storedAt(place, field) === SCORE_VALUES[field](score),
  );
}

function scoresOf(
  { table, inputs }: ScoredPart,
  policy: SegmentPolicy,
  onUnscorable: (account: Unscorable) => void,
): Iterable<ScoredAccount> {
  return inputs === 'Read' ? scoreTable(table, policy, onUnscorable) : scoreStored(table, policy, onUnscorable);
}

function* scoreStored(
  table: FactTable,
  policy: SegmentPolicy,
  onUnscorable: (account: Unscorable) => void,
): Generator<ScoredAccount> {
  for (let place = 0; place < table.size; place++) {
    try {
      yield scoreAgain({ table, inputs: 'Stored' }, place, policy);
    } catch (error) {
      if (!(error instanceof SegmentInputError)) throw error;
      onUnscorable({ place, error });
    }
  }
}

/** What the flow knows of an account: its own fields, and the inputs that a run has stored. */
function storedInputsAt(table: FactTable, place: number): AccountInputs {
  const number = (field: Parameters<FactTable['storedAt']>[1]) => (table.storedAt(place, field) as number | null) ?? 0;
  const date = (field: Parameters<FactTable['storedAt']>[1]) => table.storedAt(place, field) as string | null;
  return {
    ...table.inputsAt(place),
    firstWonOn: date('RenkeiFirstWonOn__c'),
    lastWonOn: date('RenkeiLastWonOn__c'),
    wonAmountTrailing: number('RenkeiWonAmountTrailing__c'),
    lastConversation: date('RenkeiLastConversation__c'),
    contactBreadth: number('RenkeiContactBreadth__c'),
    ownUnits: number('RenkeiOwnUnits__c'),
    knownUnits: number('RenkeiKnownUnits__c'),
    hasWorkingContact: table.storedAt(place, 'RenkeiHasWorkingContact__c') === true,
    fieldCovers: table.storedAt(place, 'RenkeiFieldCovers__c') === true,
  };
}

function rowsAt(table: FactTable, inputs: ScoredPart['inputs'], place: number): number {
  if (inputs === 'Read') return table.inputRowsAt(place);
  return (table.storedAt(place, 'RenkeiInputRows__c') as number | null) ?? 0;
}

function failureOf({ table }: ScoredPart, { place, error }: Unscorable): Failure {
  return {
    object: 'Account',
    key: table.idAt(place),
    statusCode: error.code,
    fields: error.field,
    message: error.message,
  };
}

const storedSums = z.looseObject({
  RenkeiSegment__c: textValue,
  RenkeiUnscoredReason__c: textValue,
  RenkeiFocus__c: textValue,
  accounts: numberValue,
  potential: numberValue,
  won: numberValue,
});

const SEGMENTS = ['Key', 'Expand', 'Maintain', 'General', 'Unscored'] as const;

/** Accounts, potential and won amount per segment, and why accounts are unscored or in focus. Amounts in the corporate currency. */
export class Tally {
  readonly unscored: Record<string, number> = {};
  readonly focus: Record<string, number> = {};
  /** Won amounts in hundredths, so that sums stay exact. */
  readonly #segments = new Map<string, SegmentCount>(
    SEGMENTS.map((segment) => [segment, { segment, accounts: 0, potential: 0, wonAmount: 0 }]),
  );

  add(score: AccountScore): void {
    this.#count(score.segment, 1, score.potential ?? 0, score.wonAmountTrailing);
    addTo(this.unscored, score.unscoredReason, 1);
    addTo(this.focus, score.focus, 1);
  }

  /** Takes an account out as it is stored, before it is added as it will be. */
  remove(table: FactTable, place: number): void {
    const segment = table.storedAt(place, 'RenkeiSegment__c') as string | null;
    const amount = (field: 'RenkeiPotential__c' | 'RenkeiWonAmountTrailing__c') =>
      (table.storedAt(place, field) as number | null) ?? 0;
    this.#count(segment, -1, -amount('RenkeiPotential__c'), -amount('RenkeiWonAmountTrailing__c'));
    addTo(this.unscored, table.storedAt(place, 'RenkeiUnscoredReason__c') as string | null, -1);
    addTo(this.focus, table.storedAt(place, 'RenkeiFocus__c') as string | null, -1);
  }

  /** Starts from what the org has stored. */
  async addStored(connection: Connection): Promise<void> {
    const by = 'RenkeiSegment__c, RenkeiUnscoredReason__c, RenkeiFocus__c';
    const sums = 'COUNT(Id) accounts, SUM(RenkeiPotential__c) potential, SUM(RenkeiWonAmountTrailing__c) won';
    for (const row of await queryRows(connection, `SELECT ${by}, ${sums} FROM Account GROUP BY ${by}`, storedSums)) {
      const accounts = row.accounts ?? 0;
      this.#count(row.RenkeiSegment__c, accounts, row.potential ?? 0, row.won ?? 0);
      addTo(this.unscored, row.RenkeiUnscoredReason__c, accounts);
      addTo(this.focus, row.RenkeiFocus__c, accounts);
    }
  }

  accountsOf(segment: Segment): number {
    return this.#segments.get(segment)!.accounts;
  }

  get wonAmount(): number {
    return Math.round(this.segments().reduce((sum, { wonAmount }) => sum + wonAmount * 100, 0)) / 100;
  }

  segments(): SegmentCount[] {
    return [...this.#segments.values()].map((count) => ({ ...count, wonAmount: Math.round(count.wonAmount) / 100 }));
  }

  #count(segment: string | null, accounts: number, potential: number, wonAmount: number): void {
    const entry = segment === null ? undefined : this.#segments.get(segment);
    if (!entry) return;
    entry.accounts += accounts;
    entry.potential += potential;
    entry.wonAmount += Math.round(wonAmount * 100);
  }
}

function addTo(counts: Record<string, number>, name: string | null, number: number): void {
  if (name === null) return;
  counts[name] = (counts[name] ?? 0) + number;
  if (counts[name] === 0) delete counts[name];
}
