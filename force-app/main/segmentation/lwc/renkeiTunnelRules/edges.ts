import type { GridEdges } from './model.ts';
import { TunnelError } from './tunnelError.ts';

const POTENTIAL_EDGES = 64;
/** The share of accounts on top that is parted by ratio instead of evenly, and the share of edges that part the others. */
const TOP = 0.25;
const EVEN_PART = 0.4;
/** How few accounts the last edge leaves above it: one in 200, at most sixty. No field force is cut off above that. */
const FEWEST_SHARE = 0.005;
const FEWEST = 60;
const RELATIONSHIP_STEP = 5;
/** Every relationship cut-off of 5 points, and room for those in force that lie between. */
const RELATIONSHIP_EDGES = 28;

/** Cut-offs that must be edges whatever the distribution: those in force and those of drafts. */
export interface CutOffs {
  potential: readonly number[];
  relationship: readonly number[];
}

/**
 * Edges for a grid. Some of the potential edges part three quarters of the accounts evenly; the others part the top quarter by
 * ratio, because that is where a field force is cut off, and a capacity of a thousand among twenty thousand must not leave it
 * half empty. All are whole amounts of as few leading
 * digits as tell them apart, as people write cut-offs. Relationship edges lie every five points.
 * @param potentials of all scored accounts, or of a sample, in any order; the array is left as it is
 */
export function chooseEdges(potentials: ArrayLike<number>, cutOffs: CutOffs): GridEdges {
  const sorted = Float64Array.from(potentials).sort();
  const kept = [...new Set(cutOffs.potential.filter((cutOff) => cutOff > 0))].slice(0, POTENTIAL_EDGES / 2);
  const found = potentialEdges(sorted, POTENTIAL_EDGES - kept.length);
  const relationship = new Set(cutOffs.relationship.filter((cutOff) => cutOff > 0 && cutOff <= 100));
  for (let edge = RELATIONSHIP_STEP; edge <= 100; edge += RELATIONSHIP_STEP) {
    if (relationship.size < RELATIONSHIP_EDGES) relationship.add(edge);
  }
  return { potential: ascending([...new Set([...kept, ...found])]), relationship: ascending([...relationship]) };
}

/** The potential edge nearest to an amount, by ratio, so that 90 % and 111 % are equally near. */
export function nearestPotentialEdge(edges: GridEdges, amount: number): number {
  const distance = (edge: number) => Math.abs(Math.log(Math.max(amount, 1) / Math.max(edge, 1)));
  return nearest(edges.potential, distance);
}

/** The relationship edge nearest to a score. */
export function nearestRelationshipEdge(edges: GridEdges, score: number): number {
  return nearest(edges.relationship, (edge) => Math.abs(edge - score));
}

/**
 * The first band at or above a cut-off.
 * @throws TunnelError CutOffNotOnEdge
 */
export function bandFrom(edges: readonly number[], cutOff: number, axis: 'potential' | 'relationship'): number {
  const index = edges.indexOf(cutOff);
  if (index < 0) throw new TunnelError('CutOffNotOnEdge', { axis, cutOff });
  return index + 1;
}

/** The band of a value: how many edges it reaches. A value on an edge belongs to the band above it. */
export function bandOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Asks for more amounts than there is room for as long as several of them fall together. */
function potentialEdges(sorted: Float64Array, room: number): number[] {
  let edges = roundBetween(wantedPotentials(sorted, room), sorted[0] ?? 0);
  for (let parts = room + 1; edges.length < room && parts <= room * 2; parts += 1) {
    const more = roundBetween(wantedPotentials(sorted, parts), sorted[0] ?? 0);
    if (more.length <= room) edges = more;
  }
  return edges;
}

/** Amounts that part the sorted potentials: by even shares down to the top quarter, by ever fewer accounts within it. */
function wantedPotentials(sorted: Float64Array, room: number): number[] {
  const total = sorted.length;
  if (total === 0) return [];
  const even = Math.ceil(room * EVEN_PART);
  const wanted: number[] = [];
  for (let part = 1; part <= even; part += 1) wanted.push(sorted[Math.floor((total * (1 - TOP) * part) / even)]!);
  const fine = room - even;
  const largest = Math.max(1, total * TOP);
  const fewest = Math.min(Math.max(1, total * FEWEST_SHARE), FEWEST, largest);
  for (let part = 1; part <= fine; part += 1) {
    const above = Math.max(1, Math.round(largest * (fewest / largest) ** (part / fine)));
    wanted.push(sorted[total - Math.min(above, total)]!);
  }
  return wanted;
}

/** One edge between each amount and the one below it: the one that is written with the fewest digits. */
function roundBetween(amounts: readonly number[], smallest: number): number[] {
  const distinct = ascending([...new Set(amounts)]).filter((amount) => amount > 0);
  return distinct.map((amount, index) => roundest(distinct[index - 1] ?? Math.min(smallest, amount - 1), amount));
}

/** The largest amount of the fewest leading digits that lies above `low` and not above `high`; both are whole. */
function roundest(low: number, high: number): number {
  for (let unit = 10 ** Math.floor(Math.log10(high)); unit > 1; unit /= 10) {
    const candidate = Math.floor(high / unit) * unit;
    if (candidate > low) return candidate;
  }
  return high;
}

function ascending(edges: number[]): number[] {
  return edges.sort((left, right) => left - right);
}

function nearest(edges: readonly number[], distance: (edge: number) => number): number {
  const [first, ...others] = edges;
  if (first === undefined) throw new TunnelError('GridEmpty', {});
  return others.reduce((best, edge) => (distance(edge) < distance(best) ? edge : best), first);
}
