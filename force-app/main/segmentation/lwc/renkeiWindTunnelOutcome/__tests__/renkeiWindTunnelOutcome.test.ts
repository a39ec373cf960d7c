import { toPolicyVersion } from 'c/renkeiPolicyData';
import RenkeiWindTunnelOutcome from 'c/renkeiWindTunnelOutcome';
import { forecast } from 'c/renkeiTunnelRules';
import { findAll, isShown, show, textOf } from 'test/components/page';
import { smallGrid, versionAnswer } from 'test/components/policyAnswers';

const grid = smallGrid();
const targets = [
  { Segment__c: 'Key', CadenceDays__c: 30, TargetKind__c: 'Rate', TargetPerMonth__c: 10 },
  { Segment__c: 'Expand', CadenceDays__c: 45, TargetKind__c: 'Count', TargetPerMonth__c: 16 },
  { Segment__c: 'Maintain', CadenceDays__c: 60, TargetKind__c: 'Amount', TargetPerMonth__c: 3_000_000 },
];

function showOutcome({ roles = toPolicyVersion(versionAnswer({}, { roles: targets }))!.roles, ...others } = {}) {
  const trial = { relationshipCutOff: 50, roles, channelRoles: [], team: [] };
  return show('c-renkei-wind-tunnel-outcome', RenkeiWindTunnelOutcome, {
    forecast: forecast(grid, { ...trial, potentialCutOff: grid.edges.potential[40]! }),
    backTestNow: forecast(grid, { ...trial, potentialCutOff: 3_000_000 }).backTest,
    unplaced: grid.history.unplaced,
    roles,
    currency: 'JPY',
    ...others,
  });
}

const rows = (element: HTMLElement, place: string) =>
  findAll(element, `${place} tbody tr`).map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());

describe('c-renkei-wind-tunnel-outcome', () => {
  it('places the wins and losses of last year, now and then', async () => {
    const element = showOutcome();
    expect(rows(element, '.scroll')).toHaveLength(4);
    expect(rows(element, '.scroll')[0]).toMatch(/^Key\d+ → \d+.*\d+% → \d+%.*¥.* → ¥/);
    expect(textOf(element, '.part:first-child .note:last-child')).toMatch(/^\d+ wins and losses are left out/);
    await expect(element).toBeAccessible();
  });

  it('lets rates follow, and shows what each account has to bring', () => {
    const [rate, count, amount] = rows(showOutcome(), '.part:last-child');
    expect(rate).toMatch(/^Key cases, by rate[\d.]+ → [\d.]+0\.1 → 0\.1$/);
    expect(count).toMatch(/^Expand cases16 → 160\.\d+ → 0\.\d+$/);
    expect(amount).toMatch(/^Maintain amount¥3M → ¥3M¥.*K → ¥.*K$/);
  });

  it('says when there is nothing to test with and nothing to follow', () => {
    const element = showOutcome({
      roles: toPolicyVersion(versionAnswer())!.roles,
      backTestNow: undefined,
      unplaced: undefined,
    } as object);
    expect(isShown(element, 'table')).toBe(false);
    expect(findAll(element, '.note').map(({ textContent }) => textContent)).toEqual([
      'The run has no figures of a year ago to test with.',
      'The roles of this version set no targets.',
    ]);
  });
});
