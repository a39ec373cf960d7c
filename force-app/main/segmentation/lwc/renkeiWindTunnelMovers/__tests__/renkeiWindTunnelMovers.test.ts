import RenkeiWindTunnelMovers from 'c/renkeiWindTunnelMovers';
import { accountNode, accountsAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const QUERY = 'RenkeiSegmentAccounts';
const cutOffs = { potentialCutOff: 20_000_000, relationshipCutOff: 50 };

const showMovers = (properties: object = {}) =>
  show('c-renkei-wind-tunnel-movers', RenkeiWindTunnelMovers, {
    cutOffs,
    move: { from: null, to: null },
    expected: 57,
    currency: 'JPY',
    ...properties,
  });

const lines = (element: HTMLElement) =>
  findAll(element, '.line').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());

describe('c-renkei-wind-tunnel-movers', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lists who would move, from where to where and why', async () => {
    const element = showMovers();
    await settled();
    const both = accountNode('001B', {
      RenkeiSegment__c: 'Maintain',
      RenkeiPotential__c: 25e6,
      RenkeiRelationshipScore__c: 30,
    });
    answer(QUERY, accountsAnswer([accountNode('001A'), both], { total: 49, next: 'c1' }));
    await settled();
    expect(lines(element)).toEqual([
      'Account 001AIshida Makoto · MachineryKey → MaintainPotential ¥12.8M, below ¥20M.',
      'Account 001BIshida Makoto · MachineryMaintain → ExpandPotential ¥25M, at or above ¥20M; relationship 30, below 50.',
    ]);
    expect(textOf(element, '.more .quiet')).toBe('2 of 49 that you may see; 57 move in all');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('goes on page by page, none twice', async () => {
    const element = showMovers();
    await settled();
    answer(QUERY, accountsAnswer([accountNode('001A'), accountNode('001B')], { total: 3, next: 'c1' }));
    await settled();
    find(element, '.more lightning-button').click();
    await settled();
    expect(lastVariables(QUERY)).toMatchObject({ after: 'c1', first: 12 });
    answer(QUERY, accountsAnswer([accountNode('001B'), accountNode('001C')], { total: 3 }));
    await settled();
    expect(findAll(element, 'a.name').map(({ dataset }) => dataset.id)).toEqual(['001A', '001B', '001C']);
    expect(isShown(element, '.more lightning-button')).toBe(false);
  });

  it('asks again only when the lines have come to rest', async () => {
    const element = showMovers();
    await settled();
    answer(QUERY, accountsAnswer([accountNode('001A')]));
    await settled();
    const asked = lastVariables(QUERY);
    for (const potentialCutOff of [21e6, 22e6, 23e6]) {
      Object.assign(element, { cutOffs: { ...cutOffs, potentialCutOff } });
      jest.advanceTimersByTime(300);
      await settled();
      expect(lastVariables(QUERY)).toEqual(asked);
    }
    expect(find(element, '.lines').className).toBe('lines waiting');
    expect(lines(element)[0]).toContain('below ¥20M');
    jest.advanceTimersByTime(400);
    await settled();
    expect(JSON.stringify(lastVariables(QUERY))).toContain('23000000');
    answer(QUERY, accountsAnswer([accountNode('001A')]));
    await settled();
    expect(lines(element)[0]).toContain('below ¥23M');
  });

  it('asks nothing when a line comes back to where it was', async () => {
    const element = showMovers();
    await settled();
    answer(QUERY, accountsAnswer([accountNode('001A')]));
    await settled();
    Object.assign(element, { cutOffs: { ...cutOffs, potentialCutOff: 21e6 } });
    Object.assign(element, { cutOffs: { ...cutOffs } });
    await settled();
    expect(find(element, '.lines').className).toBe('lines');
    jest.advanceTimersByTime(1000);
    await settled();
    expect(JSON.stringify(lastVariables(QUERY))).not.toContain('21000000');
  });

  it('lists one move, and every move again', async () => {
    const element = showMovers({ move: { from: 'Key', to: 'Maintain' } });
    await settled();
    expect(textOf(element, '.heading')).toBe('Key → Maintain');
    expect(lastVariables(QUERY)).toMatchObject({
      where: { and: expect.arrayContaining([{ RenkeiSegment__c: { eq: 'Key' } }]) },
    });
    const all = jest.fn();
    element.addEventListener('all', all);
    find(element, '.header lightning-button').click();
    expect(all).toHaveBeenCalled();
  });

  it('says when nobody moves, and what the platform refused', async () => {
    const element = showMovers();
    await settled();
    expect(textOf(element, '.note')).toBe('Loading');
    answer(QUERY, accountsAnswer([]));
    await settled();
    expect(textOf(element, '.note')).toBe('No account that you may see moves.');
    const refresh = refuse(QUERY, 'query timed out');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalled();
  });

  it('leaves an account without figures as it is', async () => {
    const element = showMovers();
    await settled();
    answer(QUERY, accountsAnswer([accountNode('001A', { RenkeiPotential__c: null })]));
    await settled();
    expect(lines(element)).toEqual(['Account 001AIshida Makoto · Machinery']);
  });

  it('opens the account, or leaves another tab to the browser', async () => {
    const element = showMovers();
    await settled();
    answer(QUERY, accountsAnswer([accountNode('001A')]));
    await settled();
    const plain = new MouseEvent('click', { cancelable: true });
    find(element, 'a.name').dispatchEvent(plain);
    expect(plain.defaultPrevented).toBe(true);
    const held = new MouseEvent('click', { cancelable: true, ctrlKey: true });
    find(element, 'a.name').dispatchEvent(held);
    expect(held.defaultPrevented).toBe(false);
    element.remove();
  });
});
