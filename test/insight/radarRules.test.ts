import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import {
  DEFAULT_RADAR_POLICY,
  hitRate,
  judgedBy,
  medianGap,
  valueAtRisk,
  verdict,
  warn,
  WARNING_REASONS,
  type AccountFacts,
} from 'c/renkeiRadarRules';
import { Random } from '../../scripts/demo/random.ts';
import { opinion, walkedVerdict } from './radarOpinion.ts';

const TODAY = '2026-06-12';
const ago = (days: number) => addDays(TODAY, -days);
const policy = DEFAULT_RADAR_POLICY;

/** A customer with nothing to warn of: an order of the last year, and a machine. */
const base: AccountFacts = {
  talks: [ago(40)],
  orders: [{ day: ago(100), amount: 500_000 }],
  openDeals: [],
  ownMachineEnds: [],
  ownMachines: 1,
  competitorsOn: [],
  cadenceDays: 60,
  hasOpenCase: false,
  lastWarning: null,
};
const reasons = (change: Partial<AccountFacts>) => warn({ ...base, ...change }, TODAY)?.reasons.join(' ') ?? '';
const orders = (...days: number[]) => days.map((one) => ({ day: ago(one), amount: 100 }));

describe('a warning', () => {
  /** What is changed about the customer, and the reasons that follow. */
  const table: [string, Partial<AccountFacts>, string][] = [
    ['nothing is wrong', {}, ''],
    ['silent for twice the cadence is still usual', { talks: [ago(120)], orders: orders(400) }, ''],
    ['a day longer is not', { talks: [ago(121)], orders: orders(400) }, 'ContactInterval'],
    ['who still orders is not silent', { talks: [ago(121)], orders: orders(180) }, ''],
    ['until the orders stay away too', { talks: [ago(121)], orders: orders(181) }, 'ContactInterval'],
    ['the own rhythm is slower than the cadence', { talks: [ago(500), ago(320), ago(140)], orders: orders(400) }, ''],
    ['and is left', { talks: [ago(720), ago(541), ago(361)], orders: orders(400) }, 'ContactInterval'],
    ['a segment without cadence has the default', { talks: [ago(360)], orders: orders(400), cadenceDays: null }, ''],
    ['and a day more', { talks: [ago(361)], orders: orders(400), cadenceDays: null }, 'ContactInterval'],
    ['never talked with is no interval', { talks: [], orders: orders(400) }, ''],
    ['orders at the edge of their gap', { orders: orders(300, 200, 100, 100) }, ''],
    ['twice the gap, but within a quarter', { orders: orders(110, 100, 90) }, ''],
    ['a quarter and more', { orders: orders(111, 101, 91) }, 'OrderGap'],
    ['two orders make no rhythm', { orders: orders(400, 300) }, ''],
    ['three do: twice the gap', { orders: orders(400, 300, 200) }, ''],
    ['and a day more', { orders: orders(401, 301, 201) }, 'OrderGap'],
    ['a machine at the edge of the window', { ownMachineEnds: [addDays(TODAY, 140)], talks: [ago(41)] }, 'AssetWindow'],
    ['talked about since the window opened', { ownMachineEnds: [addDays(TODAY, 140)], talks: [ago(40)] }, ''],
    ['a machine whose end is too far', { ownMachineEnds: [addDays(TODAY, 181)], talks: [ago(100)] }, ''],
    [
      'a machine that ended a year ago',
      { ownMachineEnds: [ago(365)], talks: [ago(600)], cadenceDays: 400 },
      'AssetWindow',
    ],
    ['a machine that ended longer ago', { ownMachineEnds: [ago(366)], talks: [ago(600)], cadenceDays: 400 }, ''],
    ['a rival came in after the last talk', { competitorsOn: [ago(39)] }, 'CompetitorSignal'],
    ['a rival on the day of the talk', { competitorsOn: [ago(40)] }, 'CompetitorSignal'],
    ['a rival of whom one has talked', { competitorsOn: [ago(41)] }, ''],
    ['a rival of long ago', { competitorsOn: [ago(541)], talks: [] }, ''],
    ['a rival of tomorrow', { competitorsOn: [addDays(TODAY, 1)] }, ''],
    ['talked with within a month', { talks: [ago(30)], competitorsOn: [ago(10)] }, ''],
    ['an open case', { competitorsOn: [ago(10)], hasOpenCase: true }, ''],
    ['no customer', { orders: [], ownMachines: 0, competitorsOn: [ago(10)] }, ''],
    ['gone for two years', { talks: [ago(731)], orders: orders(731) }, ''],
    ['nearly gone', { talks: [ago(730)], orders: orders(731) }, 'ContactInterval'],
    ['no sign of life ever', { talks: [], orders: [], ownMachineEnds: [TODAY] }, ''],
    [
      'an earlier warning is pending',
      { competitorsOn: [ago(10)], lastWarning: { warnedOn: ago(300), reasons: [], verdict: 'Pending' } },
      '',
    ],
    [
      'the same reason again after its verdict',
      {
        competitorsOn: [ago(200)],
        talks: [ago(250)],
        lastWarning: { warnedOn: ago(190), reasons: ['CompetitorSignal', 'ContactInterval'], verdict: 'Right' },
        orders: orders(195),
      },
      '',
    ],
    [
      'another reason after its verdict',
      {
        competitorsOn: [ago(200)],
        talks: [ago(250)],
        lastWarning: { warnedOn: ago(190), reasons: ['ContactInterval'], verdict: 'Right' },
        orders: orders(195),
      },
      'CompetitorSignal ContactInterval',
    ],
    [
      'the same reason after they ordered again',
      {
        competitorsOn: [ago(200)],
        talks: [ago(250)],
        lastWarning: { warnedOn: ago(190), reasons: ['CompetitorSignal'], verdict: 'Wrong' },
        orders: orders(100),
      },
      'CompetitorSignal',
    ],
    [
      'a reminder after a year',
      {
        competitorsOn: [ago(400)],
        talks: [ago(450)],
        cadenceDays: 300,
        lastWarning: { warnedOn: ago(365), reasons: ['CompetitorSignal'], verdict: 'Right' },
        orders: orders(380),
      },
      'CompetitorSignal',
    ],
  ];
  for (const [name, change, expected] of table) it(name, () => assert.equal(reasons(change), expected));

  it('names the reason that weighs most first', () => {
    const warning = warn(
      { ...base, talks: [ago(200)], competitorsOn: [ago(5)], ownMachineEnds: [TODAY], orders: orders(700, 600, 500) },
      TODAY,
    );
    assert.deepEqual(warning?.reasons, [...WARNING_REASONS]);
    assert.equal(warning?.reason, 'CompetitorSignal');
  });
});

describe('the value at risk', () => {
  it('is the larger of open deals and the last year of orders', () => {
    const filters = [1010, 830, 650, 470].map((days, index) => ({
      day: ago(days),
      amount: [360, 384, 372, 348][index]!,
    }));
    assert.equal(valueAtRisk([18_400_000], filters), 18_400_000);
    // From a day after the year before the last one: the three of the last 360 days.
    assert.equal(valueAtRisk([], filters), 384 + 372 + 348);
    assert.equal(valueAtRisk([1103], filters), 1104);
    assert.equal(valueAtRisk([], []), 0);
  });

  it('counts to the day, in decimals', () => {
    assert.equal(
      valueAtRisk(
        [],
        [
          { day: '2024-02-29', amount: 0.1 },
          { day: '2023-03-01', amount: 0.2 },
        ],
      ),
      0.3,
    );
    assert.equal(
      valueAtRisk(
        [],
        [
          { day: '2024-02-29', amount: 0.1 },
          { day: '2023-02-28', amount: 0.2 },
        ],
      ),
      0.1,
    );
  });
});

describe('a verdict', () => {
  const warning = { warnedOn: '2026-01-01', assetWindowOn: null, usualOrderDays: null };
  const judge = (later: Partial<Parameters<typeof verdict>[1]>, day: string) => {
    const found = verdict(warning, { talks: [], orders: [], competitorsOn: [], ...later }, day);
    return found.verdict === 'Pending'
      ? `Pending until ${found.judgedBy}`
      : `${found.verdict} ${found.reason} ${found.on}`;
  };
  const table: [string, Parameters<typeof judge>[0], string, string][] = [
    ['waits', {}, '2026-06-29', 'Pending until 2026-06-30'],
    ['is right when the window passes', {}, '2026-06-30', 'Right NoOrderCame 2026-06-30'],
    ['is wrong when they order', { orders: ['2026-02-01'] }, '2026-02-01', 'Wrong OrderCame 2026-02-01'],
    ['does not know orders of tomorrow', { orders: ['2026-02-02'] }, '2026-02-01', 'Pending until 2026-06-30'],
    ['overlooks an order of the day itself', { orders: ['2026-01-01'] }, '2026-02-01', 'Pending until 2026-06-30'],
    ['overlooks an order after the window', { orders: ['2026-07-01'] }, '2026-08-01', 'Right NoOrderCame 2026-06-30'],
    [
      'tells orders after a talk apart',
      { orders: ['2026-02-01'], talks: ['2026-02-01'] },
      '2026-03-01',
      'Wrong TalkResumed 2026-02-01',
    ],
    [
      'but not a talk after the order',
      { orders: ['2026-02-01'], talks: ['2026-02-02'] },
      '2026-03-01',
      'Wrong OrderCame 2026-02-01',
    ],
    [
      'is right when a rival comes',
      { competitorsOn: ['2026-03-01'] },
      '2026-03-01',
      'Right CompetitorFound 2026-03-01',
    ],
    [
      'by what came first',
      { competitorsOn: ['2026-03-02'], orders: ['2026-03-01'] },
      '2026-06-01',
      'Wrong OrderCame 2026-03-01',
    ],
    [
      'rivals first on one day',
      { competitorsOn: ['2026-03-01'], orders: ['2026-03-01'] },
      '2026-06-01',
      'Right CompetitorFound 2026-03-01',
    ],
    ['a talk alone decides nothing', { talks: ['2026-02-01'] }, '2026-03-01', 'Pending until 2026-06-30'],
  ];
  for (const [name, later, day, expected] of table) it(name, () => assert.equal(judge(later, day), expected));

  it('waits for their own rhythm and for the machine, within a year', () => {
    const by = (change: object) => judgedBy({ ...warning, ...change }, policy);
    assert.equal(by({}), '2026-06-30');
    assert.equal(by({ usualOrderDays: 200 }), '2026-07-20');
    assert.equal(by({ assetWindowOn: '2026-06-01' }), '2026-08-30');
    assert.equal(by({ assetWindowOn: '2026-06-01', usualOrderDays: 900 }), '2027-01-01');
  });

  it('makes a hit rate in which pending ones do not count', () => {
    const of = (one: 'Right' | 'Wrong' | 'Pending', reason: 'TalkResumed' | null = null) => ({ verdict: one, reason });
    assert.deepEqual(hitRate([of('Right'), of('Wrong', 'TalkResumed'), of('Wrong'), of('Pending')]), {
      right: 1,
      wrong: 2,
      pending: 1,
      wrongAfterTalk: 1,
      percent: 33.3,
    });
    assert.equal(hitRate([of('Pending')]).percent, null);
  });
});

describe('laws of the radar, on seeded customers', () => {
  const random = new Random('radar laws');
  const days = (most: number, span: number) =>
    Array.from({ length: random.integer(0, most) }, () => ago(random.integer(-20, span)));
  const drawn = Array.from({ length: 20_000 }, (): AccountFacts => ({
    talks: days(6, 900),
    orders: days(7, 900).map((day) => ({ day, amount: random.integer(0, 50) * 10_000 })),
    openDeals: random.chance(0.3) ? [random.integer(1, 90) * 100_000] : [],
    ownMachineEnds: random.chance(0.4) ? [addDays(TODAY, random.integer(-500, 400))] : [],
    ownMachines: random.integer(0, 3),
    competitorsOn: days(2, 700),
    cadenceDays: random.pick([null, 30, 45, 60, 90, 180]),
    hasOpenCase: random.chance(0.1),
    lastWarning: random.chance(0.3)
      ? {
          warnedOn: ago(random.integer(0, 500)),
          reasons: WARNING_REASONS.filter(() => random.chance(0.5)),
          verdict: random.pick(['Pending', 'Right', 'Wrong'] as const),
        }
      : null,
  }));
  const letter = { CompetitorSignal: 'C', OrderGap: 'O', AssetWindow: 'A', ContactInterval: 'I' } as const;

  it('agrees with a second opinion', () => {
    const seen = new Map<string, number>();
    for (const facts of drawn) {
      const warning = warn(facts, TODAY);
      const found = {
        letters: warning?.reasons.map((reason) => letter[reason]).join('') ?? '',
        value: warning?.valueAtRisk ?? 0,
      };
      assert.deepEqual(found, opinion(facts, TODAY, policy), JSON.stringify(facts));
      seen.set(found.letters, (seen.get(found.letters) ?? 0) + 1);
    }
    // Every single reason, and some together, were among them.
    for (const letters of ['', 'C', 'O', 'A', 'I', 'CO', 'OI'])
      assert.ok((seen.get(letters) ?? 0) > 20, `${letters}: ${seen.get(letters)}`);
  });

  it('knows nothing of later days, nor of the order of lists', () => {
    for (const facts of drawn.slice(0, 3000)) {
      const before = (list: readonly string[]) => list.filter((day) => day <= TODAY).reverse();
      const known = {
        ...facts,
        talks: before(facts.talks),
        orders: facts.orders.filter(({ day }) => day <= TODAY).reverse(),
        competitorsOn: before(facts.competitorsOn),
      };
      assert.deepEqual(warn(known, TODAY), warn(facts, TODAY));
    }
  });

  it('judges as one does who walks from day to day', () => {
    for (let count = 0; count < 5000; count += 1) {
      const warning = {
        warnedOn: ago(random.integer(1, 500)),
        assetWindowOn: random.chance(0.4) ? addDays(TODAY, random.integer(-400, 200)) : null,
        usualOrderDays: random.chance(0.5) ? random.integer(1, 500) : null,
      };
      const later = { talks: days(3, 500), orders: days(2, 500), competitorsOn: days(1, 500) };
      assert.equal(verdict(warning, later, TODAY).verdict, walkedVerdict(warning, later, TODAY, policy));
    }
  });

  it('keeps a verdict once it is made, whatever comes later', () => {
    for (let count = 0; count < 2000; count += 1) {
      const warning = { warnedOn: ago(400), assetWindowOn: null, usualOrderDays: null };
      const later = { talks: days(3, 400), orders: days(2, 400), competitorsOn: days(1, 400) };
      const first = verdict(warning, later, ago(100));
      if (first.verdict !== 'Pending') assert.deepEqual(verdict(warning, later, TODAY), first);
    }
  });

  it('finds a median as sorting does', () => {
    assert.equal(medianGap(['2026-01-01', '2026-01-01', '2026-01-11'], 3), null);
    assert.equal(medianGap(['2026-01-31', '2026-01-01', '2026-01-11'], 3), 15);
    assert.equal(medianGap(['2026-01-01', '2026-01-11', '2026-01-16', '2026-01-17'], 3), 5);
    assert.equal(medianGap(['2026-01-01', '2026-01-02', '2026-01-04'], 3), 2);
  });
});
