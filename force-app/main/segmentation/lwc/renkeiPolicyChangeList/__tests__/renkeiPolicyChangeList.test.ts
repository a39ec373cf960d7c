import RenkeiPolicyChangeList from 'c/renkeiPolicyChangeList';
import { accountNode, accountsAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const filter = { and: [{ OwnerId: { eq: '005A' } }] };
const value = <Value>(content: Value) => ({ value: content });

async function showList(properties: object = {}) {
  const element = show('c-renkei-policy-change-list', RenkeiPolicyChangeList, { filter, ...properties });
  await settled();
  return element;
}

const names = (element: HTMLElement) => findAll(element, '.name').map((each) => each.textContent);

describe('c-renkei-policy-change-list', () => {
  it('lists accounts page by page, with links', async () => {
    const element = await showList();
    expect(lastVariables('RenkeiSegmentAccounts')).toEqual({ where: filter, first: 10, after: null });
    answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001A')], { total: 2, next: 'cursor' }));
    await settled();
    expect(names(element)).toEqual(['Account 001A']);
    expect(find(element, '.name').getAttribute('href')).toBeTruthy();
    expect(textOf(element, '.line .quiet')).toBe('Machinery');
    expect(textOf(element, '.more .quiet')).toBe('1 of 2 shown');
    find(element, '.more-button').click();
    await settled();
    expect(lastVariables('RenkeiSegmentAccounts')).toMatchObject({ after: 'cursor' });
    answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001A'), accountNode('001B')], { total: 2 }));
    await settled();
    expect(names(element)).toEqual(['Account 001A', 'Account 001B']);
    expect(isShown(element, '.more-button')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('names owners where the reader is not the owner', async () => {
    const element = await showList({ withOwners: true });
    answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001A')]));
    await settled();
    expect(textOf(element, '.line .quiet')).toBe('Machinery · Ishida Makoto');
  });

  it('lists what has moved, with the day', async () => {
    const element = await showList({ applied: true });
    const move = {
      Id: 'M1',
      MovedOn__c: value('2026-07-01'),
      From__c: value('Key'),
      To__c: value('Maintain'),
      Account__c: value('001A'),
      Account__r: { Name: value('Aoba Foods') },
      OwnerAtMove__r: { Name: value('Ishida') },
    };
    const page = { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node: move }] };
    answer('RenkeiSegmentMoves', { uiapi: { query: { RenkeiSegmentMove__c: page } } });
    await settled();
    expect(names(element)).toEqual(['Aoba Foods']);
    expect(textOf(element, '.line .quiet')).toBe('Jul 1, 2026');
  });

  it('opens an account by a plain click only', async () => {
    const element = await showList();
    answer('RenkeiSegmentAccounts', accountsAnswer([accountNode('001A')]));
    await settled();
    const click = (init: MouseEventInit) => {
      const event = new MouseEvent('click', { cancelable: true, bubbles: true, ...init });
      find(element, '.name').dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([click({}), click({ metaKey: true })]).toEqual([true, false]);
  });

  it('waits, is empty, and fails in words', async () => {
    const element = await showList();
    expect(textOf(element, '.quiet')).toContain('Loading');
    answer('RenkeiSegmentAccounts', accountsAnswer([]));
    await settled();
    expect(textOf(element, '.quiet')).toBe('No account that you may see moves.');
    const refresh = refuse('RenkeiSegmentAccounts', 'No access');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
