import { toOwnerNames } from 'c/renkeiPolicyData';
import RenkeiWindTunnelOwners from 'c/renkeiWindTunnelOwners';
import { rankOwners, type OwnerForecast } from 'c/renkeiTunnelRules';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { policyOwnersAnswer } from 'test/components/policyAnswers';
import { ownerId } from 'test/bench/syntheticAccounts';

const names = toOwnerNames(policyOwnersAnswer(9));

const owner = (index: number, before: number, after: number, others: Partial<OwnerForecast> = {}): OwnerForecast => ({
  owner: ownerId(index),
  owners: 1,
  accounts: { before, after },
  capacity: 85,
  hoursPerMonth: { before, after },
  costPerMonth: { before: 0, after: 0 },
  capacityHours: 100,
  ...others,
});

function showOwners(lines: OwnerForecast[]) {
  return show('c-renkei-wind-tunnel-owners', RenkeiWindTunnelOwners, { ranking: rankOwners(lines), names });
}

const lines = (element: HTMLElement) =>
  findAll(element, '.line').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());

describe('c-renkei-wind-tunnel-owners', () => {
  it('ranks owners by their load then, marks who is overloaded, and sums up', async () => {
    const element = showOwners([owner(1, 90, 60), owner(2, 120, 102), owner(3, 0, 0)]);
    expect(textOf(element, '.note')).toBe('2 people are over capacity now, 1 then.');
    expect(lines(element)).toEqual([
      'Owner 2120 → 102 accounts120 → 102 h a month, of 100141% → 120%over capacityCapacity 85',
      'Owner 190 → 60 accounts90 → 60 h a month, of 100106% → 71%Capacity 85',
    ]);
    await expect(element).toBeAccessible();
  });

  it('shows the others by themselves, and whom it cannot name by Id', () => {
    const element = showOwners([
      owner(77, 10, 12, { capacity: null, capacityHours: null }),
      owner(0, 900, 800, { owner: null, owners: 4710, capacity: 9000 }),
    ]);
    expect(lines(element)).toEqual([
      `${ownerId(77)}10 → 12 accounts10 → 12 h a monthNo capacity set`,
      '4,710 other owners900 → 800 accounts900 → 800 h a month, of 10010% → 9%Capacity 9,000',
    ]);
  });

  it('shows eight, and more on request', async () => {
    const element = showOwners(Array.from({ length: 20 }, (_, index) => owner(index, 50 + index, 50 + index)));
    expect(findAll(element, '.line')).toHaveLength(8);
    find(element, '.more').click();
    await settled();
    expect(findAll(element, '.line')).toHaveLength(20);
    expect(isShown(element, '.more')).toBe(false);
  });

  it('says why owners carry nothing', () => {
    expect(textOf(showOwners([owner(1, 0, 0)]), '.note')).toContain('Field sales leads no segment');
  });
});
