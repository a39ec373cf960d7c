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
};

/** Explains the golden table's base account with some inputs changed. */
function explain(account: Partial<AccountInputs> | Record<string, unknown> = {}) {
  const [inputs, policy, asOf] = argumentsOf(table, { case: '', account });
  return explainScore(scoreAccount(inputs, policy, asOf), policy);
}

const codes = (account?: Partial<AccountInputs> | Record<string, unknown>) => explain(account).map(({ code }) => code);

describe('explainScore', () => {
  it('says potential, relationship and its parts, in this order, with the figures', () => {
    expect(explain()).toEqual([
      { code: 'PotentialHigh', values: { potential: 10_000_000, cutOff: 10_000_000, source: 'Estimated' } },
      { code: 'RelationshipHigh', values: { score: 70, cutOff: 50 } },
      { code: 'TalkedRecently', values: { date: '2026-06-30', days: 0, score: 100 } },
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
    expect(explain({ previous: { ...previous, segment: 'General' } }).at(-1)).toEqual({
      code: 'SegmentChanged',
      values: { from: 'General', to: 'Key', date: '2026-06-30' },
    });
  });
});
