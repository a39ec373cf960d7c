import { PROCESS_STEPS, SCORED_SEGMENTS, type ChannelRole, type SegmentRole } from 'c/renkeiSegmentRules';
import {
  accountsFrom,
  cutOffForCapacity,
  decodeGrid,
  encodeGrid,
  forecast,
  TunnelError,
  type GridAccount,
  type Trial,
} from 'c/renkeiTunnelRules';
import { ownerId, seeded, syntheticAccounts, gridOf } from 'test/bench/syntheticAccounts';

const origin = { asOf: '2026-06-30', policy: 'a00000000000001AAA' };

const role = (segment: SegmentRole['segment'], fields: Partial<SegmentRole>): SegmentRole => ({
  segment,
  leadChannel: null,
  supportChannel: null,
  leadPurpose: null,
  supportPurpose: null,
  cadenceDays: null,
  expectationLevel: null,
  acceptWithinDays: null,
  firstVisitWithinDays: null,
  capacityPerPerson: null,
  targetKind: null,
  targetPerMonth: null,
  segmentLabel: null,
  ...fields,
});

const ROLES = [
  role('Key', { leadChannel: 'Field', cadenceDays: 30, capacityPerPerson: 12, targetKind: 'Rate', targetPerMonth: 10 }),
  role('Expand', {
    leadChannel: 'Field',
    cadenceDays: 45,
    capacityPerPerson: 14,
    targetKind: 'Count',
    targetPerMonth: 6,
  }),
  role('Maintain', { leadChannel: 'InsideSales', cadenceDays: 73, targetKind: 'Amount', targetPerMonth: 9e6 }),
  role('General', { leadChannel: 'Web' }),
];

const channelRoles = (segment: ChannelRole['segment'], channel: ChannelRole['channel'], hours: number | null) =>
  PROCESS_STEPS.map((step): ChannelRole => ({
    segment,
    step,
    channel,
    hoursPerContact: hours,
    costPerContact: hours && hours * 4000,
  }));

const RULES: Pick<Trial, 'roles' | 'channelRoles' | 'team'> = {
  roles: ROLES,
  channelRoles: [...channelRoles('Key', 'Field', 2), ...channelRoles('Maintain', 'InsideSales', 0.5)],
  team: [],
};

const segmentOf = ({ potential, relationship }: GridAccount, { potentialCutOff, relationshipCutOff }: Trial) => {
  const close = relationship! >= relationshipCutOff;
  if (potential! >= potentialCutOff) return close ? 'Key' : 'Expand';
  return close ? 'Maintain' : 'General';
};

const sum = (accounts: GridAccount[], amount: (account: GridAccount) => number) =>
  Math.round(accounts.reduce((total, account) => total + amount(account), 0) * 100) / 100;

/** Every account counted by hand. */
function counted(accounts: GridAccount[], trial: Trial) {
  const scored = accounts.filter(({ segment }) => segment !== 'Unscored');
  const of = (segment: string) => scored.filter((account) => segmentOf(account, trial) === segment);
  const past = scored.filter(({ earlier }) => earlier);
  const pastOf = (segment: string) =>
    past.filter((account) => segmentOf({ ...account, relationship: account.earlier!.relationship }, trial) === segment);
  return {
    moving: scored.filter((account) => segmentOf(account, trial) !== account.segment).length,
    segments: SCORED_SEGMENTS.map((segment) => [
      of(segment).length,
      sum(of(segment), ({ potential }) => potential!),
      sum(of(segment), ({ wonAmount }) => wonAmount),
    ]),
    moves: SCORED_SEGMENTS.map((from) =>
      SCORED_SEGMENTS.map((to) => of(to).filter(({ segment }) => segment === from).length),
    ),
    owners: new Map(
      [...new Set(accounts.map(({ owner }) => owner))]
        .sort()
        .map((owner) => [
          owner,
          [
            scored.filter((account) => account.owner === owner && /Key|Expand/.test(account.segment)).length,
            scored.filter((account) => account.owner === owner && /Key|Expand/.test(segmentOf(account, trial))).length,
          ],
        ]),
    ),
    backTest: SCORED_SEGMENTS.map((segment) => [
      pastOf(segment).length,
      sum(pastOf(segment), ({ wins }) => wins),
      sum(pastOf(segment), ({ losses }) => losses),
      sum(pastOf(segment), ({ winAmount }) => winAmount),
    ]),
  };
}

/** The same shape from a forecast. */
function forecasted({ moving, segments, moves, owners, backTest }: ReturnType<typeof forecast>) {
  return {
    moving,
    segments: SCORED_SEGMENTS.map((segment) => {
      const { accounts, potential, won } = segments[segment];
      return [accounts.after, potential.after, won.after];
    }),
    moves: SCORED_SEGMENTS.map((from) => SCORED_SEGMENTS.map((to) => moves[from][to])),
    owners: new Map(owners.map(({ owner, accounts }) => [owner, [accounts.before, accounts.after]] as const).sort()),
    backTest: SCORED_SEGMENTS.map((segment) => Object.values(backTest[segment])),
  };
}

describe('a forecast', () => {
  it('is what counting the accounts gives, for every pair of edges', () => {
    const accounts = [...syntheticAccounts(250, 6, 7)];
    const grid = decodeGrid(encodeGrid(gridOf(accounts, origin)));
    for (const potentialCutOff of grid.edges.potential) {
      for (const relationshipCutOff of grid.edges.relationship) {
        const trial = { ...RULES, potentialCutOff, relationshipCutOff };
        expect(forecasted(forecast(grid, trial))).toEqual(counted(accounts, trial));
      }
    }
  }, 30_000);

  it('holds for accounts that lie exactly on the edges, and one step beside them', () => {
    const random = seeded(3);
    const grid = gridOf([...syntheticAccounts(300, 4)], origin);
    const { potential: amounts, relationship: points } = grid.edges;
    const accounts = Array.from({ length: 300 }, (_, index): GridAccount => {
      const amount = amounts[Math.floor(random() * amounts.length)]! + Math.floor(random() * 3) - 1;
      const point = points[Math.floor(random() * points.length)]!;
      return {
        potential: amount,
        relationship: Math.min(100, Math.round(point * 10 + Math.floor(random() * 3) - 1) / 10),
        segment: SCORED_SEGMENTS[index % 4]!,
        owner: ownerId(index % 3),
        wonAmount: 0.1 + index,
        wins: 1,
        losses: index % 2,
        winAmount: 0.1 + index,
        earlier: { relationship: point },
      };
    });
    const exact = gridOf(accounts, origin, grid.edges);
    for (const potentialCutOff of amounts.filter((_, index) => index % 5 === 0)) {
      for (const relationshipCutOff of points) {
        const trial = { ...RULES, potentialCutOff, relationshipCutOff };
        expect(forecasted(forecast(exact, trial))).toEqual(counted(accounts, trial));
      }
    }
  });

  const accounts = [...syntheticAccounts(2000, 40, 5)];
  const grid = gridOf(accounts, origin);
  const cutOffs = { potentialCutOff: 3_000_000, relationshipCutOff: 50 };

  it('refuses a cut-off between two edges', () => {
    const between = () => forecast(grid, { ...RULES, ...cutOffs, potentialCutOff: 3_000_001 });
    expect(between).toThrow(TunnelError);
    expect(between).toThrow(/CutOffNotOnEdge.*3000001/);
  });

  it('lumps the owners that the text does not keep: the lines still add up', () => {
    const small = decodeGrid(encodeGrid(grid, encodeGrid({ ...grid, owners: [] }).length + 2000));
    expect(small.owners.length).toBeLessThan(40);
    const { owners } = forecast(small, { ...RULES, ...cutOffs });
    const whole = forecast(grid, { ...RULES, ...cutOffs });
    const others = owners.at(-1)!;
    expect(others).toMatchObject({ owner: null, owners: 40 - small.owners.length, capacity: others.owners * 26 });
    for (const when of ['before', 'after'] as const) {
      const field = whole.segments.Key.accounts[when] + whole.segments.Expand.accounts[when];
      expect(owners.reduce((total, { accounts: own }) => total + own[when], 0)).toBe(field);
    }
  });

  it('counts contacts, hours and cost by cadence and channel roles, and says where it cannot', () => {
    const { channels, segments, uncounted } = forecast(grid, { ...RULES, ...cutOffs });
    const contacts = (365 / 30 / 12) * segments.Key.accounts.after;
    expect(channels.Field.hoursPerMonth.after).toBeCloseTo(contacts * 2, 6);
    expect(channels.Field.costPerMonth.after).toBeCloseTo(contacts * 8000, 4);
    expect(channels.InsideSales.hoursPerMonth.after).toBeCloseTo((5 / 12) * segments.Maintain.accounts.after * 0.5, 6);
    expect(channels.Web.hoursPerMonth).toEqual({ before: 0, after: 0 });
    expect(uncounted).toEqual([
      { segment: 'Expand', reason: 'ChannelRolesMissing', steps: 6 },
      { segment: 'General', reason: 'CadenceMissing', steps: 0 },
      { segment: 'General', reason: 'ChannelRolesMissing', steps: 6 },
    ]);
  });

  it('counts all contacts of a step for each of its channels, and names steps without one or without hours', () => {
    const shared = [
      ...channelRoles('Key', 'Field', 2).slice(0, 4),
      ...channelRoles('Key', 'InsideSales', null).slice(0, 1),
    ];
    const { channels, segments, uncounted } = forecast(grid, { ...RULES, ...cutOffs, channelRoles: shared });
    const perStep = (365 / 30 / 12 / 6) * segments.Key.accounts.after;
    expect(channels.Field.hoursPerMonth.after).toBeCloseTo(perStep * 4 * 2, 6);
    expect(uncounted.filter(({ segment }) => segment === 'Key')).toEqual([
      { segment: 'Key', reason: 'StepsMissing', steps: 2 },
      { segment: 'Key', reason: 'HoursMissing', steps: 1 },
    ]);
  });

  it('measures against the hours and capacities of the team, else of the roles, else of the trial', () => {
    const [first] = grid.owners;
    const team = [
      { user: first!.owner, role: 'FieldRep', capacity: 85, hoursPerMonth: 120 },
      { user: ownerId(999), role: 'FieldRep', capacity: null, hoursPerMonth: 80.5 },
      { user: ownerId(998), role: 'Caller', capacity: 200, hoursPerMonth: null },
    ];
    const ofTeam = forecast(grid, { ...RULES, ...cutOffs, team });
    expect(ofTeam.channels.Field).toMatchObject({ capacityHours: 200.5, people: 2 });
    expect(ofTeam.channels.InsideSales).toMatchObject({ capacityHours: null, people: 0 });
    expect(ofTeam.owners[0]).toMatchObject({ owner: first!.owner, capacity: 85, capacityHours: 120 });
    expect(ofTeam.owners[1]).toMatchObject({ capacity: 26, capacityHours: null });
    const tried = forecast(grid, { ...RULES, ...cutOffs, team, capacityPerPerson: 60 });
    expect(new Set(tried.owners.map(({ capacity }) => capacity))).toEqual(new Set([60]));
    const silent = forecast(grid, { ...RULES, ...cutOffs, roles: [role('Key', { leadChannel: 'Field' })] });
    expect(silent.owners[0]!.capacity).toBeNull();
  });

  it('adds up what a rep has in two teams, whatever else the rep is', () => {
    const user = grid.owners[0]!.owner;
    const team = [
      { user, role: 'FieldRep', capacity: 50, hoursPerMonth: 60 },
      { user, role: 'FieldRep', capacity: 30, hoursPerMonth: 40 },
      { user, role: 'FieldManager', capacity: null, hoursPerMonth: null },
      { user, role: 'Caller', capacity: 150, hoursPerMonth: 20 },
    ];
    const { owners, channels } = forecast(grid, { ...RULES, ...cutOffs, team });
    expect(owners[0]).toMatchObject({ owner: user, capacity: 80, capacityHours: 100 });
    expect(channels.Field).toMatchObject({ capacityHours: 100, people: 1 });
  });

  it('lets rates follow the conversations with the accounts, and keeps counts and amounts', () => {
    const { targets, segments } = forecast(grid, { ...RULES, ...cutOffs, potentialCutOff: grid.edges.potential[50]! });
    const { before, after } = segments.Key.accounts;
    expect(targets.map(({ segment, kind }) => [segment, kind])).toEqual([
      ['Key', 'Rate'],
      ['Expand', 'Count'],
      ['Maintain', 'Amount'],
    ]);
    // Ten cases per hundred conversations, as on the target board; one conversation in 30 days with each account.
    const each = (0.1 * 365) / 30 / 12;
    expect(targets[0]!.perMonth.before).toBeCloseTo(before * each, 9);
    expect(targets[0]!.perMonth.after).toBeCloseTo(after * each, 9);
    expect(targets[1]!.perMonth).toEqual({ before: 6, after: 6 });
    expect(targets[1]!.perAccount.after).toBeCloseTo(6 / segments.Expand.accounts.after, 9);
  });

  it('asks a segment that is called half as often for half as many cases of a rate, and one without cadence for none', () => {
    const perMonth = (cadenceDays: number | null) => {
      const roles = [role('Key', { leadChannel: 'Field', cadenceDays, targetKind: 'Rate', targetPerMonth: 10 })];
      return forecast(grid, { ...RULES, ...cutOffs, roles }).targets[0]!.perMonth.after;
    };
    expect(perMonth(60)).toBeCloseTo(perMonth(30) / 2, 9);
    expect(perMonth(null)).toBe(0);
  });

  it('compares with the rules in force where others are tried', () => {
    const now = { roles: [role('Key', { leadChannel: 'Field', cadenceDays: 30 })], channelRoles: RULES.channelRoles };
    const { owners, segments, channels } = forecast(grid, { ...RULES, ...cutOffs, now });
    const total = (when: 'before' | 'after') => owners.reduce((all, { accounts: own }) => all + own[when], 0);
    expect(total('before')).toBe(segments.Key.accounts.before);
    expect(total('after')).toBe(segments.Key.accounts.after + segments.Expand.accounts.after);
    expect(channels.InsideSales.hoursPerMonth.before).toBe(0);
  });

  it('finds the lowest cut-off that the field can hold', () => {
    for (const capacity of [0, 1, 40, 400, 1999, 5000]) {
      const cutOff = cutOffForCapacity(grid, capacity);
      const fits = grid.edges.potential.filter((edge) => accountsFrom(grid, edge) <= capacity);
      expect(cutOff).toBe(fits[0] ?? null);
    }
    const high = accounts.filter(({ potential }) => (potential ?? 0) >= 3_000_000).length;
    expect(accountsFrom(grid, 3_000_000)).toBe(high);
  });
});
