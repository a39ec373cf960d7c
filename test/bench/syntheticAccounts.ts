import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import {
  chooseEdges,
  GridBuilder,
  type DensityGrid,
  type GridAccount,
  type GridEdges,
  type GridOrigin,
} from 'c/renkeiTunnelRules';

/** Cut-offs under which the synthetic accounts stand now. */
export const SYNTHETIC_CUT_OFFS: Pick<SegmentPolicy, 'potentialCutOff' | 'relationshipCutOff'> = {
  potentialCutOff: 3_000_000,
  relationshipCutOff: 50,
};

/** Same seed, same numbers: uniform from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Accounts as a company has them: potentials spread log-normally around two million, most relationships weak, three in a hundred
 * not scored, a few held in their segment by the margin. A tenth of the owners have half of the accounts.
 */
export function* syntheticAccounts(accounts: number, owners: number, seed = 1): Generator<GridAccount> {
  const random = seeded(seed);
  const { potentialCutOff, relationshipCutOff } = SYNTHETIC_CUT_OFFS;
  for (let index = 0; index < accounts; index += 1) {
    const share = random();
    const owner = ownerId(Math.floor(share < 0.5 ? share * 2 * owners * 0.1 : (share - 0.5) * 2 * owners));
    const wins = random() < 0.2 ? Math.ceil(random() * 4) : 0;
    const losses = random() < 0.15 ? Math.ceil(random() * 3) : 0;
    const wonAmount = wins === 0 ? 0 : Math.round(wins * random() * 90_000_000) / 100;
    if (random() < 0.03) {
      yield unscored(owner, wonAmount, wins, losses);
      continue;
    }
    const potential = Math.round(2_000_000 * Math.exp(1.3 * normal(random)));
    const relationship = Math.round(1000 * random() ** 2) / 10;
    // Within the margin an account may still stand where it stood before.
    const held = random() < 0.5 ? 0.92 : 1.08;
    const high = potential * held >= potentialCutOff;
    const close = relationship * held >= relationshipCutOff;
    yield {
      potential,
      relationship,
      segment: high ? (close ? 'Key' : 'Expand') : close ? 'Maintain' : 'General',
      owner,
      wonAmount,
      earlier: random() < 0.1 ? undefined : { relationship: Math.round(1000 * random() ** 2) / 10 },
      wins,
      losses,
      winAmount: wonAmount,
    };
  }
}

/** A user's Id of fifteen characters and its three of checksum, as far as a number goes. */
export function ownerId(index: number): string {
  return `0050000${String(index).padStart(8, '0')}AAA`;
}

/** The grid of such accounts; a second pass over the same seed takes the place of keeping them. */
export function syntheticGrid(accounts: number, owners: number, origin: GridOrigin, seed = 1): DensityGrid {
  const potentials = new Float64Array(accounts);
  let scored = 0;
  for (const { potential } of syntheticAccounts(accounts, owners, seed)) {
    if (potential !== null) potentials[scored++] = potential;
  }
  return gridOf(syntheticAccounts(accounts, owners, seed), origin, edgesOf(potentials.subarray(0, scored)));
}

/** The grid of accounts; without edges it chooses them from the accounts, which then have to be an array. */
export function gridOf(
  accounts: Iterable<GridAccount>,
  origin: GridOrigin,
  edges = edgesOf([...accounts].flatMap(({ potential }) => potential ?? [])),
): DensityGrid {
  const builder = new GridBuilder(edges);
  for (const account of accounts) builder.add(account);
  return builder.finish(origin);
}

function edgesOf(potentials: ArrayLike<number>): GridEdges {
  const { potentialCutOff, relationshipCutOff } = SYNTHETIC_CUT_OFFS;
  return chooseEdges(potentials, { potential: [potentialCutOff], relationship: [relationshipCutOff] });
}

function unscored(owner: string, wonAmount: number, wins: number, losses: number): GridAccount {
  return {
    potential: null,
    relationship: null,
    segment: 'Unscored',
    owner,
    wonAmount,
    wins,
    losses,
    winAmount: wonAmount,
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
