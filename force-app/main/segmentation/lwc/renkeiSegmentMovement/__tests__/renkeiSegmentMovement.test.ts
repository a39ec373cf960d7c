import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RenkeiSegmentMovement from 'c/renkeiSegmentMovement';
import { policyAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { movementAnswer, movesAnswer, trendAnswer } from 'test/components/movementAnswers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const objectInfo = getObjectInfo as unknown as { emit(value: unknown): void };

async function showMovement(movement = movementAnswer(), moves = movesAnswer(['Aoba', 'Marushin'], true)) {
  const element = show('c-renkei-segment-movement', RenkeiSegmentMovement);
  await settled();
  answer('RenkeiActivePolicy', policyAnswer({ setting: { LastRunAsOf__c: '2026-06-15' } }));
  await settled();
  const refresh = answer('RenkeiSegmentMovement', movement);
  answer('RenkeiSegmentMoves', moves);
  await settled();
  return { element, refresh };
}

const ways = (element: HTMLElement) =>
  findAll<HTMLButtonElement>(element, '.way').map((way) => way.getAttribute('aria-label'));

describe('c-renkei-segment-movement', () => {
  it('asks for the month of the data, and for who goes dormant by the policy', async () => {
    await showMovement();
    const { moves, soon, latest } = lastVariables('RenkeiSegmentMovement') as Record<string, { and: object[] }>;
    expect(moves!.and).toEqual([
      { MovedOn__c: { gte: { value: '2026-06-01' } } },
      { MovedOn__c: { lt: { value: '2026-07-01' } } },
    ]);
    // 365 days of silence are over on 15 July 2026 for whom 14 July 2025 was the last sign of life.
    expect(soon!.and).toContainEqual({ RenkeiLastWonOn__c: { lt: { value: '2025-07-15' } } });
    expect(latest!.and).toContainEqual({ RenkeiLastWonOn__c: { lt: { value: '2025-09-13' } } });
  });

  it('sums up the month, the most frequent reason first', async () => {
    const { element } = await showMovement();
    expect(textOf(element, '.headline')).toMatch(/^10 accounts changed segment in June 2026: .* 8 · .* 2$/);
    expect(ways(element)).toEqual(['Key → Maintain: 8', 'General → Expand: 2']);
    expect(findAll(element, '.group .figure').map((figure) => figure.textContent)).toEqual(['3', '7', '12']);
    expect(textOf(element, '.dormant')).toBe('Dormant today: 41');
    await expect(element).toBeAccessible();
  });

  it('narrows the list to one way and takes that back', async () => {
    const { element } = await showMovement();
    find(element, '.way').click();
    await settled();
    expect((lastVariables('RenkeiSegmentMoves') as { moves: { and: object[] } }).moves.and).toEqual(
      expect.arrayContaining([{ From__c: { eq: 'Key' } }, { To__c: { eq: 'Maintain' } }]),
    );
    expect(find(element, '.way').getAttribute('aria-pressed')).toBe('true');
    find(element, '.way').click();
    await settled();
    expect((lastVariables('RenkeiSegmentMoves') as { moves: { and: object[] } }).moves.and).toHaveLength(2);
  });

  it('pages through the moves without losing those shown', async () => {
    const { element } = await showMovement();
    expect(textOf(element, '.shown')).toBe('2 of 32 shown');
    find(element, '.more lightning-button').click();
    await settled();
    expect(lastVariables('RenkeiSegmentMoves')).toMatchObject({ after: 'cursor' });
    answer('RenkeiSegmentMoves', movesAnswer(['Minato']));
    await settled();
    expect(findAll(element, '.line .name').map((name) => name.textContent)).toEqual(['Aoba', 'Marushin', 'Minato']);
    expect(isShown(element, '.more lightning-button')).toBe(false);
  });

  it('shows monthly totals only to who may read them', async () => {
    const { element } = await showMovement();
    expect(isShown(element, '.trend')).toBe(false);
    objectInfo.emit({ updateable: false, fields: {} });
    await settled();
    expect(lastVariables('RenkeiSegmentTrend')).toEqual({ since: '2025-07-01' });
    answer(
      'RenkeiSegmentTrend',
      trendAnswer([
        ['2026-06-01', 'Key', 130, 0],
        ['2026-05-01', 'General', 700, 300],
        ['2026-05-01', 'Key', 128, 1],
      ]),
    );
    await settled();
    const rows = findAll(element, '.trend tbody tr').map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['May 2026', '128', '0', '0', '700', '301'],
      ['June 2026', '130', '0', '0', '0', '0'],
    ]);
  });

  it('turns to another month and asks again', async () => {
    const { element } = await showMovement();
    const turn = new CustomEvent('turn', { detail: { month: '2026-05-01' } });
    find(element, 'c-renkei-month').dispatchEvent(turn);
    await settled();
    expect(isShown(element, '.skeleton')).toBe(true);
    answer('RenkeiSegmentMovement', movementAnswer({ ways: [], reasons: {} }));
    answer('RenkeiSegmentMoves', movesAnswer([]));
    await settled();
    expect(textOf(element, '.headline')).toBe('No account changed segment in May 2026.');
    expect(isShown(element, '.lines')).toBe(false);
  });

  it('says what failed and asks again', async () => {
    const { element } = await showMovement();
    const refresh = refuse('RenkeiSegmentMovement', 'No access');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});
