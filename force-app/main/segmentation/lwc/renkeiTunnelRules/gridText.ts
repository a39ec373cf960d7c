import { SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';
import { ALL_SEGMENTS, forEachSegment } from './builder.ts';
import type { CellSums, DensityGrid } from './model.ts';
import { packOwners, unpackOwners, type PackedOwners } from './ownerText.ts';
import { inCents } from './preparedGrid.ts';
import { packSparse, unpackSparse } from './packedNumbers.ts';
import { TunnelError } from './tunnelError.ts';

const NAME = 'renkei-density-grid';
const VERSION = 1;
/** The field takes 131,072; what is left is room for later versions. */
export const LARGEST_GRID = 120_000;

type Total = [accounts: number, potential: number, wonCents: number];
const SUMS = ['potential', 'won', 'pastAccounts', 'wins', 'losses', 'winAmount'] as const;

/** What stands in the text after its first line. Amounts with decimals are in hundredths. */
interface Body {
  asOf: string;
  policy: string;
  edges: { potential: number[]; relationship: number[] };
  current: Total[];
  unplaced: [wins: number, losses: number, winCents: number];
  accounts: string[];
  sums: string[];
  otherOwners: number;
  owners: PackedOwners;
}

/**
 * The grid as text of at most `largest` bytes (ASCII, so bytes are characters). As many owners are kept apart as fit, those with
 * the most accounts first; the rest become "others", whose figures are the total less those kept.
 * @throws TunnelError GridTooLarge when it does not fit even without owners; GridInput when an owner is no Id
 */
export function encodeGrid(grid: DensityGrid, largest: number = LARGEST_GRID): string {
  const body = bodyOf(grid);
  const { length } = textOf(body);
  if (length > largest) throw new TunnelError('GridTooLarge', { length, largest });
  const { text, kept } = packOwners(grid.owners, allOf(grid.accounts), largest - length);
  // The count of others has at most as many digits as in the body that was measured.
  return textOf({ ...body, owners: text, otherOwners: grid.owners.length - kept + grid.otherOwners });
}

/**
 * Reads a grid back.
 * @throws TunnelError GridUnreadable, GridVersionUnknown or GridDamaged; never a grid that does not add up
 */
export function decodeGrid(text: string): DensityGrid {
  const end = text.indexOf('\n');
  const [name, version, sum] = text.slice(0, Math.max(end, 0)).split(' ');
  if (name !== NAME || end < 0) throw new TunnelError('GridUnreadable', {});
  if (version !== String(VERSION)) throw new TunnelError('GridVersionUnknown', { version: version ?? null });
  const json = text.slice(end + 1);
  if (sum !== checksum(json)) throw new TunnelError('GridDamaged', { part: 'checksum' });
  return checked(gridOf(JSON.parse(json) as Body));
}

function bodyOf(grid: DensityGrid): Body {
  const { history } = grid;
  const sums: Record<(typeof SUMS)[number], ArrayLike<number>> = {
    potential: grid.potential,
    won: inCents(grid.won),
    pastAccounts: history.accounts,
    wins: history.wins,
    losses: history.losses,
    winAmount: inCents(history.winAmount),
  };
  return {
    asOf: grid.asOf,
    policy: grid.policy,
    edges: { potential: [...grid.edges.potential], relationship: [...grid.edges.relationship] },
    current: ALL_SEGMENTS.map((segment) => {
      const { accounts, potential, won } = grid.current[segment];
      return [accounts, potential, Math.round(won * 100)];
    }),
    unplaced: [history.unplaced.wins, history.unplaced.losses, Math.round(history.unplaced.winAmount * 100)],
    accounts: SCORED_SEGMENTS.map((segment) => packSparse(grid.accounts[segment])),
    sums: SUMS.map((name) => packSparse(sums[name])),
    otherOwners: grid.owners.length + grid.otherOwners,
    owners: ['', '', ''],
  };
}

function textOf(body: Body): string {
  const json = JSON.stringify(body);
  return `${NAME} ${VERSION} ${checksum(json)}\n${json}`;
}

function gridOf(body: Body): DensityGrid {
  const { edges } = body;
  const cells = (edges.potential.length + 1) * (edges.relationship.length + 1);
  const sums = Object.fromEntries(
    SUMS.map((name, place) => [name, unpackSparse(body.sums[place]!, cells, name)]),
  ) as Record<(typeof SUMS)[number], CellSums>;
  const accounts = Object.fromEntries(
    SCORED_SEGMENTS.map((segment, place) => [segment, unpackSparse(body.accounts[place]!, cells, segment)]),
  ) as Record<ScoredSegment, CellSums>;
  const [wins, losses, winCents] = body.unplaced;
  return {
    asOf: body.asOf,
    policy: body.policy,
    edges,
    current: forEachSegment((segment) => {
      const [accounts, potential, cents] = body.current[ALL_SEGMENTS.indexOf(segment)]!;
      return { accounts, potential, won: cents / 100 };
    }),
    accounts,
    potential: sums.potential,
    won: fromCents(sums.won),
    history: {
      accounts: sums.pastAccounts,
      wins: sums.wins,
      losses: sums.losses,
      winAmount: fromCents(sums.winAmount),
      unplaced: { wins, losses, winAmount: winCents / 100 },
    },
    owners: unpackOwners(body.owners, allOf(accounts)),
    otherOwners: body.otherOwners,
  };
}

/** The checksum finds a text that was cut or changed; this finds one that was written wrong. */
function checked(grid: DensityGrid): DensityGrid {
  for (const segment of SCORED_SEGMENTS) {
    if (total(grid.accounts[segment]) !== grid.current[segment].accounts) {
      throw new TunnelError('GridDamaged', { part: segment });
    }
  }
  return grid;
}

function total(cells: CellSums): number {
  return cells.reduce((sum, count) => sum + count, 0);
}

/** Scored accounts per cell, whatever their segment. */
function allOf(accounts: Readonly<Record<ScoredSegment, CellSums>>): CellSums {
  return accounts.Key.map(
    (count, cell) => count + accounts.Expand[cell]! + accounts.Maintain[cell]! + accounts.General[cell]!,
  );
}

function fromCents(cents: CellSums): CellSums {
  return cents.map((amount) => amount / 100);
}

/** FNV-1a, 32 bits: enough to notice an accident. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
