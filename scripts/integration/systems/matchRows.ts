import { linkParties } from '../linkage/linkParties.ts';
import type { Match, Party } from '../linkage/party.ts';

/** What becomes of a row that no key and no decision knows. */
export type RowMatch =
  | { kind: 'sure'; match: Match }
  | { kind: 'doubtful'; matches: Match[] }
  /** Resembles an earlier row that nobody knows either: the first makes the account, the others wait for a person. */
  | { kind: 'twin'; matches: Match[] }
  | { kind: 'none' };

export interface KnownPairs {
  /** Whether a person has told a row and an account apart. */
  isApart: (row: string, account: string) => boolean;
  /** Whether another row of the same system hangs on the account already. */
  isTaken: (account: string) => boolean;
  /** Whether pairs of the row wait for a person since an earlier import. */
  waits: (row: string) => boolean;
}

/**
 * Matches rows with accounts, then the rows that are left with each other: within one system two rows of one company must not make
 * two accounts.
 * @param rows in the order of the file
 */
export function matchRows(
  rows: readonly Party[],
  accounts: readonly Party[],
  { isApart, isTaken, waits }: KnownPairs,
): Map<string, RowMatch> {
  const outcome = new Map<string, RowMatch>();
  const matches = accounts.length === 0 ? [] : linkParties(rows, accounts, { isApart });
  for (const match of matches) {
    const known = outcome.get(match.left);
    if (match.verdict === 'Sure' && !isTaken(match.right)) outcome.set(match.left, { kind: 'sure', match });
    else if (known?.kind === 'doubtful') known.matches.push(taken(match, isTaken));
    else outcome.set(match.left, { kind: 'doubtful', matches: [taken(match, isTaken)] });
  }
  for (const { key } of rows) if (!outcome.has(key) && waits(key)) outcome.set(key, { kind: 'doubtful', matches: [] });
  const left = rows.filter(({ key }) => !outcome.has(key));
  for (const [key, matches] of twinsOf(left)) outcome.set(key, { kind: 'twin', matches });
  for (const { key } of left) if (!outcome.has(key)) outcome.set(key, { kind: 'none' });
  return outcome;
}

/** Rows that resemble an earlier one which is no twin itself; `right` of their matches is the key of that row. */
function twinsOf(rows: readonly Party[]): Map<string, Match[]> {
  if (rows.length < 2) return new Map();
  const order = new Map(rows.map(({ key }, index) => [key, index]));
  const later = new Map<string, Match[]>();
  // Each side is all rows: no row is its own twin.
  for (const match of linkParties(rows, rows, { isApart: (one, other) => one === other })) {
    const isLater = order.get(match.left)! > order.get(match.right)!;
    const [key, first] = isLater ? [match.left, match.right] : [match.right, match.left];
    const found = later.get(key) ?? [];
    if (!found.some(({ right }) => right === first)) found.push({ ...match, left: key, right: first });
    later.set(key, found);
  }
  const twins = new Map<string, Match[]>();
  for (const { key } of rows) {
    const made = (later.get(key) ?? []).filter(({ right }) => !twins.has(right));
    if (made.length > 0) twins.set(key, made);
  }
  return twins;
}

function taken(match: Match, isTaken: KnownPairs['isTaken']): Match {
  if (match.verdict === 'Doubtful' || !isTaken(match.right)) return match;
  return { ...match, reasons: [...match.reasons, { code: 'TakenByBetter', points: 0, mine: '', theirs: '' }] };
}
