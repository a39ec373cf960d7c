import RenkeiPolicyConflict from 'c/renkeiPolicyConflict';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const base = { potentialCutOff: '3000000', breadthFull: '4' };

async function showConflict(properties: object = {}) {
  const element = show('c-renkei-policy-conflict', RenkeiPolicyConflict, {
    base,
    mine: { ...base, potentialCutOff: '5000000' },
    theirs: { potentialCutOff: '4000000', breadthFull: '3' },
    by: { name: 'Kuwahara', on: '2026-06-30T03:00:00.000Z' },
    currency: 'JPY',
    ...properties,
  });
  await settled();
  return element;
}

describe('c-renkei-policy-conflict', () => {
  it('says who saved what, and first where both changed the same', async () => {
    const element = await showConflict();
    expect(textOf(element, '.heading')).toContain('Kuwahara saved this draft on Jun 30, 2026');
    expect(findAll(element, '.line').map((line) => line.textContent?.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Potential cut-off.*¥3,000,000 → ¥4,000,000.*You changed the same entry to: ¥5,000,000/),
      expect.stringMatching(/Full breadth.*4 → 3/),
    ]);
    expect(isShown(element, '.line:nth-child(2) .mine')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('is short where a great deal was changed, and knows no name where there is none', async () => {
    const theirs = Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [`estimators.perEmployee.I${index}`, '1']),
    );
    const element = await showConflict({ theirs: { ...base, ...theirs }, by: { name: null, on: null } });
    expect(findAll(element, '.line')).toHaveLength(12);
    expect(element.shadowRoot?.textContent).toContain('3 more changes');
    expect(textOf(element, '.heading')).toContain('Somebody saved');
  });

  it('asks what is to become of the own input', async () => {
    const element = await showConflict();
    const told: string[] = [];
    for (const name of ['keep', 'discard']) element.addEventListener(name, () => told.push(name));
    find(element, '.keep').click();
    find(element, '.discard').click();
    expect(told).toEqual(['keep', 'discard']);
  });
});
