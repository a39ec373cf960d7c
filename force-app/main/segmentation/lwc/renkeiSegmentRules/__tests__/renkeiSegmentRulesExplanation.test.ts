import { explainScore, scoreAccount, type AccountInputs } from 'c/renkeiSegmentRules';
import { argumentsOf, type GoldenTable } from 'test/golden/goldenTable';
import content from 'test/golden/segmentRules.json';

const table = content as unknown as GoldenTable;
const previous = {
  segment: 'Key',
  potentialBand: 'High',
  relationshipBand: 'High',
  changedOn: '2026-01-31',
  previousSegment: null,
  reason: 'FirstScored',
  policy: 'V2',
};

/** Explains the golden table's base account with some inputs changed. */
function explain(account: Partial<AccountInputs> | Record<string, unknown> = {}, change: object = {}) {
  const [inputs, policy, asOf] = argumentsOf(table, { case: '', account, policy: change });
  return explainScore(scoreAccount(inputs, policy, asOf), policy);
}

/** The same with what the score came from; `since` is what has changed since it was scored. */
function explainFrom(account: object, change: object = {}, since: object = {}) {
  const [inputs, policy, asOf] = argumentsOf(table, { case: '', account, policy: change });
  return explainScore(scoreAccount(inputs, policy, asOf), policy, { ...inputs, ...since });
}

const codes = (account?: Partial<AccountInputs> | Record<string, unknown>) => explain(account).map(({ code }) => code);

describe('explainScore', () => {
  it('says potential, relationship and its parts, in this order, with the figures', () => {
    expect(explain()).toEqual([
      { code: 'PotentialHigh', values: { potential: 10_000_000, cutOff: 10_000_000, source: 'Estimated' } },
      { code: 'RelationshipHigh', values: { score: 70, cutOff: 50 } },
      { code: 'TalkedRecently', values: { date: '2026-06-30', days: 0, score: 100, fallsOn: '2026-07-31' } },
      { code: 'BreadthPartial', values: { contacts: 2, full: 4, days: 365, score: 50 } },
      { code: 'ShareWon', values: { share: 50, won: 5_000_000, potential: 10_000_000 } },
    ]);
  });

  it('names what is missing and leaves out what cannot be known without it', () => {
    expect(codes({ employees: null })).toEqual(['EmployeesMissing', 'TalkedRecently', 'BreadthPartial']);
    expect(codes({ industry: null })[0]).toBe('IndustryMissing');
    expect(codes({ industry: 'Fishing' })[0]).toBe('IndustryWithoutEstimator');
  });

  it('says when a band survives by the margin alone', () => {
    const low = { ...previous, segment: 'General', potentialBand: 'Low', relationshipBand: 'Low' };
    expect(codes({ override: { amount: 9_500_000, expires: '2026-12-31' }, previous })).toContain('PotentialHeldHigh');
    expect(codes({ override: { amount: 10_500_000, expires: '2026-12-31' }, previous: low })).toContain(
      'PotentialHeldLow',
    );
    expect(codes({ wonAmountTrailing: 0, contactBreadth: 1, previous })).toContain('RelationshipHeldHigh');
    expect(codes({ wonAmountTrailing: 250_000, previous: low })).toContain('RelationshipHeldLow');
  });

  it('tells the ages of a conversation apart', () => {
    expect(codes({ lastConversation: null })).toContain('NeverTalked');
    expect(codes({ lastConversation: '2026-05-31' })).toContain('TalkedRecently');
    expect(codes({ lastConversation: '2026-05-30' })).toContain('TalkFading');
    expect(codes({ lastConversation: '2026-02-20' })).toContain('TalkLongAgo');
  });

  it('says on which day recency falls next', () => {
    const talk = (lastConversation: string, step: number) =>
      explain({ lastConversation }, { recencyStepDays: step }).find(({ code }) => code.startsWith('Talk'));
    expect(talk('2026-05-30', 30)).toMatchObject({
      code: 'TalkedRecently',
      values: { fallsOn: '2026-07-29', score: 100 },
    });
    expect(talk('2026-05-01', 30)).toMatchObject({ code: 'TalkFading', values: { fallsOn: '2026-07-30', score: 70 } });
    expect(talk('2026-03-02', 30)).toMatchObject({ code: 'TalkFading', values: { fallsOn: '2026-07-10', score: 10 } });
    expect(talk('2026-02-20', 30)?.values).not.toHaveProperty('fallsOn');
  });

  it('tells a share that was counted from one that is estimated', () => {
    const units = { ownUnits: 6, knownUnits: 24 };
    expect(codes(units)).toContain('ShareCounted');
    expect(codes({ ...units, ownUnits: 0 })).toContain('NoUnitOurs');
    expect(explainFrom(units)).toContainEqual({ code: 'ShareCounted', values: { share: 25, own: 6, known: 24 } });
    expect(codes({ ...units, wonAmountTrailing: 10_000_001 })).toEqual(
      expect.arrayContaining(['ShareCounted', 'WonAbovePotential']),
    );
    expect(codes({ ...units, employees: null })).toContain('ShareCounted');
  });

  it('says how the potential came about', () => {
    const origin = (account: object, change?: object, since?: object) => explainFrom(account, change, since)[1];
    expect(origin({})).toEqual({
      code: 'FromEmployees',
      values: { employees: 200, amount: 50_000, industry: 'Manufacturing' },
    });
    expect(origin({ industry: null }, { estimators: { defaultPerEmployee: 30_000 } })).toEqual({
      code: 'FromEmployees',
      values: { employees: 200, amount: 30_000, industry: null },
    });
    const revenue = { employees: null, annualRevenue: 500_000_000 };
    expect(origin(revenue, { estimators: { revenuePercent: { manufacturing: 2 } } })).toEqual({
      code: 'FromRevenue',
      values: { revenue: 500_000_000, percent: 2, industry: 'Manufacturing' },
    });
    expect(origin(revenue, { estimators: { defaultRevenuePercent: 1 } })).toEqual({
      code: 'FromRevenue',
      values: { revenue: 500_000_000, percent: 1, industry: null },
    });
    const units = { ownUnits: 6, knownUnits: 24 };
    expect(origin(units, { estimators: { amountPerUnit: 500_000 } })).toEqual({
      code: 'FromUnits',
      values: { units: 24, amount: 500_000 },
    });
    const override = { amount: 4_000_000, expires: '2026-12-31' };
    expect(origin({ override })).toEqual({
      code: 'HeardUntil',
      values: { amount: 4_000_000, expires: '2026-12-31', estimate: 10_000_000 },
    });
  });

  it('says nothing of it once facts have changed so that they no longer give the figure', () => {
    const found = (account: object, since: object) => explainFrom(account, {}, since).map(({ code }) => code);
    const origins = expect.arrayContaining([expect.stringMatching(/^(From|Heard)/)]);
    const override = { amount: 4_000_000, expires: '2026-12-31' };
    expect(found({}, {})).toEqual(origins);
    expect(found({}, { employees: 201 })).not.toEqual(origins);
    expect(found({}, { employees: -1.5 })).not.toEqual(origins);
    expect(found({}, { employees: null })).not.toEqual(origins);
    expect(found({ override }, { override: null })).not.toEqual(origins);
    expect(found({ override }, { override: { ...override, amount: 1 } })).not.toEqual(origins);
    expect(codes()).not.toEqual(origins);
  });

  it('tells breadths and shares apart', () => {
    expect(codes({ contactBreadth: 0 })).toContain('BreadthNone');
    expect(codes({ contactBreadth: 4 })).toContain('BreadthFull');
    expect(codes({ wonAmountTrailing: 0 })).toContain('NothingWon');
    expect(codes({ wonAmountTrailing: 10_000_001 })).toContain('WonAbovePotential');
  });

  it('leaves out parts that count for nothing', () => {
    const [inputs, policy, asOf] = argumentsOf(table, {
      case: '',
      policy: { weights: { recency: 0, breadth: 0, wallet: 100 } },
    });
    const found = explainScore(scoreAccount(inputs, policy, asOf), policy).map(({ code }) => code);
    expect(found).toEqual(['PotentialHigh', 'RelationshipHigh', 'ShareWon']);
  });

  it('mentions focus and change where there are any', () => {
    expect(codes({ employees: 50 })).toContain('FocusDefend');
    const dormant = { lastConversation: null, lastWonOn: '2021-01-01', wonAmountTrailing: 0, contactBreadth: 0 };
    expect(codes(dormant)).toContain('FocusRevive');
    expect(explain({ previous: { ...previous, segment: 'General', potentialBand: null } }).at(-1)).toEqual({
      code: 'SegmentChanged',
      values: { from: 'General', to: 'Key', date: '2026-06-30', reason: 'BothChanged' },
    });
  });
});
