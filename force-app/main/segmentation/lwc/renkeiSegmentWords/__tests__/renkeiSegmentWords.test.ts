import { toAccountPage, toPolicyAndSetting } from 'c/renkeiSegmentData';
import {
  accountsWords,
  cadenceWords,
  causeWords,
  joinSentences,
  leadWords,
  reasonSentences,
  reasonWords,
  roleOf,
  segmentName,
  sentence,
  sizeName,
  talkWords,
} from 'c/renkeiSegmentWords';
import { accountNode, accountsAnswer, policyAnswer, TODAY } from 'test/components/answers';

const { active } = toPolicyAndSetting(policyAnswer(), TODAY);
const policy = active!.policy;
const roles = active!.roles;
const context = { currency: 'JPY', roles };
const scoreOf = (fields: Record<string, unknown>) =>
  toAccountPage(accountsAnswer([accountNode('001A', fields)])).accounts[0]!.score!;

describe('names', () => {
  it('come from labels unless the policy renames a segment', () => {
    expect(segmentName('Key')).toBe('Key');
    expect(segmentName('Key', [{ ...roles[0]!, segmentLabel: 'A customers' }])).toBe('A customers');
  });

  it('say who leads and how often', () => {
    expect(leadWords(roleOf('Key', roles))).toBe('Field sales leads, Inside sales supports');
    expect(leadWords(roleOf('Maintain', roles))).toBe('Inside sales leads');
    expect(leadWords(undefined)).toBe('The policy names nobody to lead');
    expect(cadenceWords(roleOf('Key', roles))).toBe('contact every 30 days');
    expect(cadenceWords({ ...roles[0]!, cadenceDays: 1 })).toBe('contact every day');
    expect(cadenceWords(roleOf('General', roles))).toBeNull();
  });

  it('count', () => {
    expect([0, 1, 1204].map(accountsWords)).toEqual(['0 accounts', '1 account', '1,204 accounts']);
    expect(causeWords('EmployeesMissing', 1204)).toBe('1,204 accounts lack an employee count.');
    expect(causeWords('IndustryMissing', 1)).toBe('1 account lacks an industry.');
    expect(causeWords('IndustryWithoutEstimator', 2)).toBe(
      '2 accounts are in industries that the policy does not estimate.',
    );
    expect(causeWords('NotYetScored', 1)).toBe('1 account waits for the next run.');
  });

  it('show a size band that they do not know as it is', () => {
    expect(sizeName('Over1000')).toBe('Over 1,000 employees');
    expect(sizeName('Giant')).toBe('Giant');
  });
});

describe('reasons', () => {
  it('say the axes first, then what makes the relationship', () => {
    expect(reasonSentences(scoreOf({}), policy, context)).toBe(
      'Potential ¥12.8M, at or above ¥3M; relationship 68.6, at or above 50. ' +
        'Last talk Jun 12, 2026; 2 of 4 contacts reached; 24.3% of the potential won; Expand until May 3, 2026: relationship rose.',
    );
  });

  it('do not say twice that nobody has talked', () => {
    const silent = { RenkeiLastConversation__c: null, RenkeiContactBreadth__c: 0, RenkeiPreviousSegment__c: null };
    expect(reasonSentences(scoreOf(silent), policy, context)).toMatch(
      /\. Nobody has talked to them; 24\.3% of the potential won\.$/,
    );
  });

  it.each([
    ['IndustryMissing', {}, 'Unscored because the industry is missing'],
    ['IndustryWithoutEstimator', {}, 'Unscored because the policy does not estimate this industry'],
    ['PotentialLow', { potential: 2e6, cutOff: 3e6 }, 'potential ¥2M, below ¥3M'],
    [
      'PotentialHeldHigh',
      { potential: 2.8e6, cutOff: 3e6 },
      'potential ¥2.8M, a little below ¥3M but within the margin',
    ],
    [
      'PotentialHeldLow',
      { potential: 3.1e6, cutOff: 3e6 },
      'potential ¥3.1M, a little above ¥3M but within the margin',
    ],
    ['RelationshipLow', { score: 44, cutOff: 50 }, 'relationship 44, below 50'],
    ['RelationshipHeldHigh', { score: 47, cutOff: 50 }, 'relationship 47, a little below 50 but within the margin'],
    ['RelationshipHeldLow', { score: 52, cutOff: 50 }, 'relationship 52, a little above 50 but within the margin'],
    ['NeverTalked', {}, 'nobody has talked to them'],
    ['TalkFading', { date: '2026-02-01', days: 149 }, 'last talk Feb 1, 2026, 149 days ago'],
    ['TalkLongAgo', { date: '2025-01-01', days: 545 }, 'no talk since Jan 1, 2025, 545 days'],
    ['BreadthNone', { days: 365 }, 'no contact reached in 365 days'],
    ['BreadthFull', { contacts: 5 }, '5 contacts reached'],
    ['BreadthFull', { contacts: 1 }, '1 contact reached'],
    ['NothingWon', {}, 'nothing won in 12 months'],
    ['WonAbovePotential', { won: 5e6 }, '¥5M won, more than the potential says'],
    ['ShareCounted', { share: 25 }, '25% of the known units are ours'],
    ['NoUnitOurs', { share: 0 }, 'none of the known units is ours'],
    ['FromEmployees', { employees: 20, amount: 11_000, industry: 'Machinery' }, '20 employees × ¥11,000 (Machinery)'],
    ['FromEmployees', { employees: 20, amount: 11_000, industry: null }, '20 employees × ¥11,000'],
    ['FromRevenue', { revenue: 5e9, percent: 0.0125, industry: null }, '0.0125% of ¥5B revenue'],
    ['FromRevenue', { revenue: 5e9, percent: 2, industry: 'Retail' }, '2% of ¥5B revenue (Retail)'],
    ['FromUnits', { units: 24, amount: 500_000 }, '24 known units × ¥500,000'],
    ['FromUnits', { units: 1, amount: 500_000 }, '1 known unit × ¥500,000'],
    ['HeardUntil', { amount: 1, expires: '2026-12-31', estimate: 5 }, 'heard, valid until Dec 31, 2026'],
    ['SegmentChanged', { from: 'Key', to: 'Expand', date: '2026-05-03', reason: null }, 'Key until May 3, 2026'],
    ['FocusRevive', {}, ''],
    ['FocusDefend', {}, ''],
  ] as const)('%s', (code, values, expected) => {
    expect(reasonWords({ code, values }, context)).toBe(expected);
  });

  it('of an override name who said so and what would apply without it', () => {
    const heard = (estimate: number | null) =>
      reasonWords(
        { code: 'HeardUntil', values: { amount: 1, expires: '2026-12-31', estimate } },
        { ...context, overrideReason: 'Told by the plant manager' },
      );
    expect(heard(null)).toBe('Told by the plant manager, valid until Dec 31, 2026');
    expect(heard(5e6)).toBe('Told by the plant manager, valid until Dec 31, 2026; otherwise ¥5M');
  });

  it('are joined into sentences', () => {
    expect(sentence([])).toBe('');
    expect(sentence(['one'])).toBe('One.');
    expect(joinSentences(['', 'One.', 'Two.'])).toBe('One. Two.');
    expect(talkWords(null)).toBe('nobody has talked to them');
  });
});
