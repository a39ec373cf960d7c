import { chooseEdges, decodeGrid, encodeGrid, GridBuilder, LARGEST_GRID, TunnelError } from 'c/renkeiTunnelRules';
import type { DensityGrid, GridAccount } from 'c/renkeiTunnelRules';
import { ownerId, syntheticAccounts, syntheticGrid, SYNTHETIC_CUT_OFFS } from 'test/bench/syntheticAccounts';

const inForce = {
  potential: [SYNTHETIC_CUT_OFFS.potentialCutOff],
  relationship: [SYNTHETIC_CUT_OFFS.relationshipCutOff],
};
const origin = { asOf: '2026-06-30', policy: 'a00000000000001AAA' };

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof TunnelError) return error.code;
    throw error;
  }
  return 'none';
}

/** What a grid says, without the getters and types of the one that was built. */
function plain(grid: DensityGrid): unknown {
  return JSON.parse(
    JSON.stringify({
      ...grid,
      owners: grid.owners.map(({ owner, current, accounts }) => ({ owner, current, accounts })),
    }),
  );
}

describe('edges', () => {
  it('are 64 amounts as people write them, ascending, with the cut-offs in force', () => {
    const potentials = [...syntheticAccounts(5000, 20)].flatMap(({ potential }) => potential ?? []);
    const { potential, relationship } = chooseEdges(potentials, { potential: [3_000_001], relationship: [47.5] });
    expect(potential.length).toBeGreaterThanOrEqual(62);
    expect(potential.length).toBeLessThanOrEqual(64);
    expect(potential).toContain(3_000_001);
    expect([...potential].sort((left, right) => left - right)).toEqual(potential);
    const digits = potential.filter((edge) => edge !== 3_000_001).map((edge) => String(edge).replace(/0+$/, '').length);
    expect(Math.max(...digits)).toBeLessThanOrEqual(3);
    expect(relationship).toHaveLength(21);
    expect(relationship.slice(8, 12)).toEqual([45, 47.5, 50, 55]);
  });

  it.each([1_500, 20_000, 200_000])(
    'part %d accounts: no band holds more than a few percent, and no capacity from a hundred on is left half empty',
    (accounts) => {
      const potentials = [...syntheticAccounts(accounts, 20)].flatMap(({ potential }) => potential ?? []);
      const { potential } = chooseEdges(potentials, inForce);
      const above = potential.map((edge) => potentials.filter((amount) => amount >= edge).length);
      const bands = above.map((count, index) => count - (above[index + 1] ?? 0));
      expect(Math.max(...bands)).toBeLessThan(potentials.length * 0.08);
      for (let capacity = 100; capacity < potentials.length / 2; capacity = Math.ceil(capacity * 1.1)) {
        const held = above.find((count) => count <= capacity) ?? 0;
        expect(held / capacity).toBeGreaterThan(0.7);
      }
    },
  );

  it('exist for few accounts, equal accounts and none', () => {
    expect(chooseEdges([], inForce).potential).toEqual([3_000_000]);
    expect(chooseEdges([0, 0, 0], inForce).potential).toEqual([3_000_000]);
    expect(chooseEdges([123_456, 123_456], { potential: [], relationship: [] }).potential).toEqual([123_456]);
    expect(chooseEdges([100_001, 260_000], { potential: [], relationship: [] }).potential).toEqual([100_001, 200_000]);
    const huge = chooseEdges([9_007_199_254_740_991], { potential: [], relationship: [] }).potential;
    expect(huge.every(Number.isSafeInteger)).toBe(true);
  });

  it('never are more than there is room for', () => {
    const many = Array.from({ length: 200 }, (_, index) => index * 1000 + 1000);
    const edges = chooseEdges(many, { potential: many, relationship: many.map((amount) => amount / 2001) });
    expect(edges.potential.length).toBeLessThanOrEqual(64);
    expect(edges.relationship.length).toBeLessThanOrEqual(100 / 5 + 200);
  });
});

describe('a grid', () => {
  it('comes back from its text as it was', () => {
    for (const seed of [1, 2, 3]) {
      const grid = syntheticGrid(2000, 15, origin, seed);
      const text = encodeGrid(grid);
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      expect(plain(decodeGrid(text))).toEqual(plain(grid));
      expect(encodeGrid(decodeGrid(text))).toBe(text);
    }
  });

  it('comes back when it is empty, or holds one account of an absurd size', () => {
    const empty = new GridBuilder(chooseEdges([], inForce)).finish(origin);
    expect(plain(decodeGrid(encodeGrid(empty)))).toEqual(plain(empty));
    const builder = new GridBuilder(chooseEdges([9e15], inForce));
    const vast = { owner: ownerId(1), wins: 1e6, losses: 0, winAmount: 9e13, wonAmount: -9e13 };
    builder.add({ ...vast, potential: 9e15, relationship: 100, segment: 'Key', earlier: { relationship: 0 } });
    const grid = builder.finish(origin);
    expect(plain(decodeGrid(encodeGrid(grid)))).toEqual(plain(grid));
  });

  it('keeps the largest owners apart as far as they fit, and adds up the rest', () => {
    const grid = syntheticGrid(20_000, 400, origin);
    const text = encodeGrid(grid, 40_000);
    expect(text.length).toBeLessThanOrEqual(40_000);
    const { owners, otherOwners } = decodeGrid(text);
    expect(owners.length).toBeGreaterThan(10);
    expect(owners.length + otherOwners).toBe(400);
    expect(owners.map(({ owner }) => owner)).toEqual(grid.owners.slice(0, owners.length).map(({ owner }) => owner));
  });

  it('of a million accounts and 5,000 owners fits its field', () => {
    const text = encodeGrid(syntheticGrid(1_000_000, 5000, origin));
    expect(text.length).toBeLessThanOrEqual(LARGEST_GRID);
    expect(decodeGrid(text).owners.length).toBeGreaterThan(200);
  }, 60_000);

  it('is refused when it cannot fit, or is given what it cannot place', () => {
    expect(codeOf(() => encodeGrid(syntheticGrid(2000, 15, origin), 5000))).toBe('GridTooLarge');
    const builder = new GridBuilder({ potential: [1000], relationship: [50] });
    const [account] = [...syntheticAccounts(1, 1)] as [GridAccount];
    for (const wrong of [
      { potential: null },
      { potential: 0.5 },
      { potential: -1 },
      { relationship: null },
      { wonAmount: NaN },
      { wins: -1 },
      { segment: 'Vip' as 'Key' },
    ]) {
      expect(codeOf(() => builder.add({ ...account, ...wrong }))).toBe('GridInput');
    }
    expect(codeOf(() => new GridBuilder({ potential: [2, 1], relationship: [50] }))).toBe('GridInput');
    builder.add({ ...account, owner: 'not an Id' });
    expect(codeOf(() => encodeGrid(builder.finish(origin)))).toBe('GridInput');
  });
});

describe('a broken text', () => {
  const text = encodeGrid(syntheticGrid(500, 5, origin));

  it.each([
    ['empty', '', 'GridUnreadable'],
    ['JSON', '{"potential":[]}', 'GridUnreadable'],
    ['of a later version', text.replace('grid 1 ', 'grid 2 '), 'GridVersionUnknown'],
    ['cut off', text.slice(0, -10), 'GridDamaged'],
    ['cut off within its first line', text.slice(0, 20), 'GridUnreadable'],
    ['edited', text.replace('2026-06-30', '2026-06-29'), 'GridDamaged'],
  ])('%s is an error that says so', (_what, broken, code) => {
    expect(codeOf(() => decodeGrid(broken))).toBe(code);
  });

  it('is noticed wherever a letter is changed', () => {
    for (let place = text.indexOf('\n') + 1; place < text.length; place += 97) {
      const letter = text[place] === 'A' ? 'B' : 'A';
      expect(codeOf(() => decodeGrid(text.slice(0, place) + letter + text.slice(place + 1)))).toBe('GridDamaged');
    }
  });
});
