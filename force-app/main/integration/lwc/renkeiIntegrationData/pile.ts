import type { Party } from 'c/renkeiLinkRules';
import { connectionOf, fieldOf, labelOf, nameOf, nodesOf, numberOf, parentOf, type RecordNode } from './nodes.ts';

export type Decision = 'Open' | 'Same' | 'Apart' | 'Later';

/** A row of a source and an account that may be one company. */
export interface LinkPair {
  id: string;
  name: string;
  lastModified: string | null;
  score: number;
  /** JSON, as linkage wrote it. */
  reasons: string | null;
  decision: Decision;
  laterUntil: string | null;
  note: string | null;
  source: string | null;
  sourceName: string | null;
  recordKey: string | null;
  displayName: string | null;
  batchName: string | null;
  batchAt: string | null;
  /** What the row says; null where the row is gone. */
  row: Party | null;
  account: string | null;
  accountName: string | null;
  accountOwner: string | null;
  /** What the account says; null where it was deleted, or is not shared with the reader. */
  party: Party | null;
}

/** Where a page ends: the next begins behind it, whatever was decided meanwhile. */
export interface PileKey {
  score: number;
  name: string;
}

export interface Pile {
  pairs: LinkPair[];
  /** Pairs that wait from here on, those of this page included. */
  total: number;
  next: PileKey | null;
}

export interface PileFilter {
  source: string | null;
  reason: string | null;
}

/** Another account that a row may be, and what was decided about it. */
export interface Sibling {
  id: string;
  lastModified: string | null;
  account: string | null;
  accountName: string | null;
  place: string;
  score: number;
  decision: Decision;
  decisionName: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  note: string | null;
}

const PAGE = 25;

/**
 * Variables of `pileQuery`: what fits best comes first. A page begins behind a key and not at a number, because what is decided falls out
 * of the pile.
 * @param today yyyy-mm-dd: what was put off until then is back
 */
export function pileVariables(
  today: string,
  { source, reason }: PileFilter,
  after: PileKey | null,
): Record<string, unknown> {
  const behind = after && {
    or: [{ Score__c: { lt: after.score } }, { and: [{ Score__c: { eq: after.score } }, { Name: { gt: after.name } }] }],
  };
  const waits = [
    { Decision__c: { eq: 'Open' } },
    { and: [{ Decision__c: { eq: 'Later' } }, { LaterUntil__c: { lte: { value: today } } }] },
  ];
  return {
    where: {
      and: [
        { or: waits },
        { SourceRecord__r: { State__c: { eq: 'Doubtful' } } },
        ...(source === null ? [] : [{ SourceRecord__r: { Source__c: { eq: source } } }]),
        ...(reason === null ? [] : [{ ReasonCodes__c: { like: `%;${reason};%` } }]),
        ...(behind ? [behind] : []),
      ],
    },
    orderBy: { Score__c: { order: 'DESC' }, Name: { order: 'ASC' } },
    first: PAGE,
  };
}

/** Variables of `pileQuery` for one pair, decided or not. */
export const pairVariables = (id: string): Record<string, unknown> => ({
  where: { Id: { eq: id } },
  orderBy: { Name: { order: 'ASC' } },
  first: 1,
});

/** Reads the answer to `pileQuery`. */
export function toPile(data: unknown): Pile {
  const page = connectionOf(data, 'RenkeiLinkCandidate__c');
  const pairs = nodesOf(page).map(toPair);
  const last = pairs.at(-1);
  return {
    pairs,
    total: page.totalCount ?? pairs.length,
    next: page.pageInfo?.hasNextPage && last ? { score: last.score, name: last.name } : null,
  };
}

/** Reads the answer to `siblingsQuery`. */
export function toSiblings(data: unknown): Sibling[] {
  return nodesOf(connectionOf(data, 'RenkeiLinkCandidate__c')).map((node) => {
    const account = parentOf(node, 'Account__r');
    const place = account ? ['BillingState', 'BillingCity'].map((field) => fieldOf<string>(account, field) ?? '') : [];
    return {
      id: node.Id,
      lastModified: fieldOf(node, 'LastModifiedDate'),
      account: fieldOf(node, 'Account__c'),
      accountName: account && fieldOf(account, 'Name'),
      place: place.join(''),
      score: numberOf(node, 'Score__c') ?? 0,
      decision: fieldOf<Decision>(node, 'Decision__c') ?? 'Open',
      decisionName: labelOf(node, 'Decision__c'),
      decidedBy: fieldOf(node, 'DecidedBy__c'),
      decidedByName: nameOf(node, 'DecidedBy__r'),
      decidedAt: fieldOf(node, 'DecidedAt__c'),
      note: fieldOf(node, 'DecisionNote__c'),
    };
  });
}

/** Variables of `decidedTodayQuery`. @param since ISO date and time */
export const decidedTodayVariables = (person: string, since: string): Record<string, unknown> => ({ person, since });

/** Reads the answer to `decidedTodayQuery`. */
export const toDecidedToday = (data: unknown): number => connectionOf(data, 'RenkeiLinkCandidate__c').totalCount ?? 0;

function toPair(node: RecordNode): LinkPair {
  const source = parentOf(node, 'SourceRecord__r');
  const account = parentOf(node, 'Account__r');
  const batch = source && parentOf(source, 'LastBatch__r');
  return {
    id: node.Id,
    name: fieldOf<string>(node, 'Name') ?? '',
    lastModified: fieldOf(node, 'LastModifiedDate'),
    score: numberOf(node, 'Score__c') ?? 0,
    reasons: fieldOf(node, 'Reasons__c'),
    decision: fieldOf<Decision>(node, 'Decision__c') ?? 'Open',
    laterUntil: fieldOf(node, 'LaterUntil__c'),
    note: fieldOf(node, 'DecisionNote__c'),
    source: fieldOf(node, 'SourceRecord__c'),
    sourceName: source && fieldOf(source, 'Source__c'),
    recordKey: source && fieldOf(source, 'RecordKey__c'),
    displayName: source && fieldOf(source, 'DisplayName__c'),
    batchName: batch && fieldOf(batch, 'Name'),
    batchAt: batch && fieldOf(batch, 'StartedAt__c'),
    row: source && toParty(fieldOf(source, 'Values__c')),
    account: fieldOf(node, 'Account__c'),
    accountName: account && fieldOf(account, 'Name'),
    accountOwner: account && nameOf(account, 'Owner'),
    party: account && partyOf(account),
  };
}

/** What a row says: JSON of field → value; nothing where it is no such thing. */
export function toParty(json: string | null): Party {
  try {
    const read: unknown = JSON.parse(json ?? '{}');
    return read !== null && typeof read === 'object' && !Array.isArray(read) ? (read as Party) : {};
  } catch {
    return {};
  }
}

/** What an account says, in its stored values: that is what a source is compared with. */
const partyOf = (account: RecordNode): Party =>
  Object.fromEntries(
    Object.keys(account)
      .filter((field) => field !== 'Id' && field !== 'Owner')
      .map((field) => [field, fieldOf<string | number>(account, field)]),
  );
