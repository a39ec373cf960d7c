import RenkeiSegmentAccounts from 'c/renkeiSegmentAccounts';
import { NO_FILTER, toPolicyAndSetting } from 'c/renkeiSegmentData';
import { accountNode, accountsAnswer, policyAnswer, UNSCORED, TODAY } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const OPERATION = 'RenkeiSegmentAccounts';
type List = HTMLElement & { selection: object; filter: object };

async function showAccounts(properties: object = {}): Promise<List> {
  const element = show<List>('c-renkei-segment-accounts', RenkeiSegmentAccounts, {
    policyAndSetting: toPolicyAndSetting(policyAnswer(), TODAY),
    filter: NO_FILTER,
    selection: { segment: 'Key', cause: null },
    ...properties,
  });
  await settled();
  return element;
}

async function give(nodes: object[], options?: { total?: number; next?: string | null }) {
  answer(OPERATION, accountsAnswer(nodes, options));
  await settled();
}

const names = (element: HTMLElement) => findAll(element, '.name').map((link) => link.textContent);

describe('c-renkei-segment-accounts', () => {
  it('waits visibly, then lists each account with the reason', async () => {
    const element = await showAccounts();
    expect(isShown(element, '.skeleton')).toBe(true);
    expect(find(element, 'section').getAttribute('aria-busy')).toBe('true');
    await give([accountNode('001A', { Name: 'Aoba Foods', RenkeiFocus__c: 'Defend', RenkeiLifecycle__c: 'New' })], {
      total: 1,
    });
    expect(isShown(element, '.skeleton')).toBe(false);
    expect(textOf(element, '.heading')).toBe('Key: 1 account');
    expect(textOf(element, '.details')).toBe('Ishida Makoto · Machinery');
    expect(textOf(element, '.reason')).toContain(
      'Potential ¥12.8M, at or above ¥3M; relationship 68.6, at or above 50.',
    );
    expect(findAll(element, '.amounts dd').map((amount) => amount.textContent)).toEqual(['¥12.8M', '¥3.1M']);
    expect(findAll(element, '.badge').map((badge) => badge.textContent)).toEqual(['Defend', 'New']);
    await expect(element).toBeAccessible();
  });

  it('gives the number to call where something is missing, and nowhere else', async () => {
    const element = await showAccounts({ selection: { segment: 'Unscored', cause: 'EmployeesMissing' } });
    await give([
      accountNode('001A', { ...UNSCORED, Phone: '+81 (0)3-1234-5678' }),
      accountNode('001B', { ...UNSCORED, Phone: '０３-1234-5678' }),
      accountNode('001C', { ...UNSCORED, Phone: 'none' }),
      accountNode('001D', { Phone: '03-1111-2222' }),
    ]);
    expect(findAll(element, '.call a').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['+81 (0)3-1234-5678', 'tel:+81312345678'],
      ['０３-1234-5678', 'tel:0312345678'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('asks for the chosen cell only, and again when the filter changes', async () => {
    const element = await showAccounts();
    expect(lastVariables(OPERATION)).toMatchObject({
      where: { and: [{ RenkeiSegment__c: { eq: 'Key' } }] },
      after: null,
    });
    await give([accountNode('001A')]);
    element.filter = { ...NO_FILTER, industry: 'Retail' };
    await settled();
    expect(lastVariables(OPERATION)).toMatchObject({
      where: { and: [{ Industry: { eq: 'Retail' } }, { RenkeiSegment__c: { eq: 'Key' } }] },
    });
    expect(isShown(element, '.skeleton')).toBe(true);
  });

  it('asks for nothing without a selection', async () => {
    await showAccounts({ selection: null });
    expect(lastVariables(OPERATION)).toBeUndefined();
  });

  it('adds the next page below, once', async () => {
    const element = await showAccounts();
    await give([accountNode('001A'), accountNode('001B')], { total: 3, next: 'cursor-2' });
    expect(textOf(element, '.shown')).toBe('2 of 3 shown');
    find(element, 'lightning-button').click();
    await settled();
    expect(lastVariables(OPERATION)).toMatchObject({ after: 'cursor-2' });
    await give([accountNode('001C')], { total: 3 });
    expect(names(element)).toEqual(['Account 001A', 'Account 001B', 'Account 001C']);
    expect(isShown(element, 'lightning-button')).toBe(false);
    await give([accountNode('001C', { Name: 'Renamed' })], { total: 3 });
    expect(names(element)).toEqual(['Account 001A', 'Account 001B', 'Renamed']);
  });

  it('starts over with another cell', async () => {
    const element = await showAccounts();
    await give([accountNode('001A')], { total: 30, next: 'cursor-2' });
    find(element, 'lightning-button').click();
    element.selection = { segment: 'Unscored', cause: 'EmployeesMissing' };
    await settled();
    expect(lastVariables(OPERATION)).toMatchObject({ after: null });
    await give([accountNode('001Z', UNSCORED)], { total: 1 });
    expect(names(element)).toEqual(['Account 001Z']);
    expect(textOf(element, '.heading')).toBe('Unscored: 1 account');
    expect(textOf(element, '.reason')).toContain('Unscored because the employee count is missing.');
    expect(isShown(element, '.amounts')).toBe(false);
  });

  it('says so when a cell is empty', async () => {
    const element = await showAccounts();
    await give([]);
    expect(textOf(element, '.empty')).toBe('No account here.');
  });

  it('says so when the scores are hidden or missing', async () => {
    const element = await showAccounts();
    await give([
      accountNode('001A', { RenkeiSegment__c: undefined }),
      accountNode('001B', { RenkeiSegment__c: null, RenkeiScoredAsOf__c: null }),
    ]);
    expect(findAll(element, '.reason').map((reason) => reason.textContent)).toEqual([
      'You may not see why: the scores are hidden from you.',
      'Not scored yet.',
    ]);
  });

  it('shows what the platform refused, and reads again on request', async () => {
    const element = await showAccounts();
    const refresh = refuse(OPERATION, 'server busy');
    await settled();
    const panel = find<HTMLElement & { errors: unknown }>(element, 'c-renkei-error-panel');
    expect(panel.errors).toEqual([{ message: 'server busy' }]);
    panel.dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(1);
    await give([accountNode('001A')]);
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
  });

  it('links to the record: a plain click navigates, a click with Ctrl is the browser’s', async () => {
    const element = await showAccounts();
    await give([accountNode('001A')]);
    const click = (init: MouseEventInit) => {
      const event = new MouseEvent('click', { cancelable: true, bubbles: true, ...init });
      find(element, '.name').dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(find(element, '.name').getAttribute('href')).toBeTruthy();
    expect(click({})).toBe(true);
    expect(click({ ctrlKey: true })).toBe(false);
  });
});
