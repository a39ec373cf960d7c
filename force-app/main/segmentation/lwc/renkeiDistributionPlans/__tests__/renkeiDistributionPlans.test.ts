import { updateRecord } from 'lightning/uiRecordApi';
import RenkeiDistributionPlans from 'c/renkeiDistributionPlans';
import { plansAnswer, type PlanFields } from 'test/components/distributionAnswers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const update = updateRecord as unknown as jest.Mock;
type Checkbox = HTMLElement & { checked: boolean; label: string };
type Button = HTMLElement & { disabled: boolean; label: string };
type Combobox = HTMLElement & { options: { label: string }[] };
type Plans = HTMLElement & { selection: object; refresh(): void };

const PLANS: PlanFields[] = [
  { id: 'P1' },
  { id: 'P2', owner: 'tan', creator: 'saeki', reason: 'CallerLeft', proposed: 'emily' },
  { id: 'P3', owner: 'tan', creator: 'saeki', proposed: null, reason: null, potential: null },
  { id: 'P4', owner: 'oka', creator: 'saeki', proposed: 'emily', reason: null },
];

async function showPlans(properties: object = {}, plans = PLANS, next: string | null = null): Promise<Plans> {
  const element = show<Plans>('c-renkei-distribution-plans', RenkeiDistributionPlans, {
    heading: 'All proposals',
    names: new Map(['oka', 'emily', 'tan'].map((user) => [user, user.toUpperCase()])),
    rooms: [
      { user: 'emily', name: 'EMILY', room: 0, pausedUntil: null },
      { user: 'oka', name: 'OKA', room: 7, pausedUntil: '2026-06-20' },
      { user: 'free', name: 'FREE', room: null, pausedUntil: null },
    ],
    currency: 'JPY',
    ...properties,
  });
  await settled();
  answer('RenkeiDistributionPlans', plansAnswer(plans, { total: 40, next }));
  await settled();
  return element;
}

async function tick(element: HTMLElement, selector: string, checked = true): Promise<void> {
  const box = find<Checkbox>(element, selector);
  box.checked = checked;
  box.dispatchEvent(new CustomEvent('change'));
  await settled();
}

async function chooseCaller(element: HTMLElement, user: string): Promise<void> {
  find(element, '.caller').dispatchEvent(new CustomEvent('change', { detail: { value: user } }));
  await settled();
}

const linesOf = (element: HTMLElement) =>
  findAll(element, '.line').map((line) =>
    [...line.children]
      .map((part) => (part.textContent ?? '').trim())
      .filter(Boolean)
      .join(' | '),
  );

describe('c-renkei-distribution-plans', () => {
  beforeEach(() => update.mockReset().mockResolvedValue({}));

  it('says from whom to whom and why, the highest potential first as the org orders them', async () => {
    const element = await showPlans();
    expect(linesOf(element)).toEqual([
      'Account P1 | nobody → OKA | talked with them most | potential ¥1M',
      'Account P2 | TAN → EMILY | the former caller left or is away | potential ¥1M',
      'Account P3 | TAN, no proposal',
      'Account P4 | OKA → EMILY | chosen by hand | potential ¥1M',
    ]);
    expect(textOf(element, '.more')).toBe('4 of 40 shown');
    await expect(element).toBeAccessible();
  });

  it('reads the next page when asked, and starts over for another selection', async () => {
    const element = await showPlans({}, PLANS.slice(0, 2), 'cursor');
    findAll(element, '.more lightning-button')[0]!.click();
    await settled();
    expect(lastVariables('RenkeiDistributionPlans')).toMatchObject({ first: 25, after: 'cursor' });
    answer('RenkeiDistributionPlans', plansAnswer(PLANS.slice(2)));
    await settled();
    expect(findAll(element, '.line')).toHaveLength(4);
    element.selection = { kind: 'left', user: 'tan' };
    await settled();
    expect(lastVariables('RenkeiDistributionPlans')).toEqual({
      plans: { OwnerId: { eq: 'tan' } },
      first: 25,
      after: null,
    });
    expect(isShown(element, '.skeleton')).toBe(true);
  });

  it('confirms what is selected and has a proposal', async () => {
    const element = await showPlans();
    const asked = jest.fn();
    element.addEventListener('confirm', (event) => asked((event as CustomEvent).detail));
    const confirm = find<Button>(element, '.confirm');
    expect([confirm.label, confirm.disabled]).toEqual(['Confirm selected (0)', true]);
    await tick(element, '.all');
    expect(confirm.label).toBe('Confirm selected (3)');
    await tick(element, '.line .select', false);
    confirm.click();
    expect(asked).toHaveBeenCalledWith({ plans: { Id: { in: ['P2', 'P4'] } } });
  });

  it('confirms a whole selection, however many pages it has', async () => {
    const element = await showPlans({ selection: { kind: 'reason', reason: 'History' }, proposals: 400 });
    const asked = jest.fn();
    element.addEventListener('confirm', (event) => asked((event as CustomEvent).detail));
    const button = find<Button>(element, '.confirm-these');
    expect(button.label).toBe('Confirm these 400');
    button.click();
    expect(asked).toHaveBeenCalledWith({
      plans: { and: [{ ProposedCaller__c: { ne: null } }, { ProposalReason__c: { eq: 'History' } }] },
    });
    const back = jest.fn();
    element.addEventListener('showall', back);
    find(element, '.show-all').click();
    expect(back).toHaveBeenCalled();
  });

  it('proposes the selected to somebody chosen by hand, and never over somebody else’s change', async () => {
    const element = await showPlans();
    expect(find<Combobox>(element, '.caller').options.map(({ label }) => label)).toEqual([
      'EMILY (full)',
      'OKA (room for 7) · on pause until Jun 20, 2026',
      'FREE',
    ]);
    const propose = find<Button>(element, '.propose');
    await tick(element, '.all');
    expect(propose.disabled).toBe(true);
    await chooseCaller(element, 'oka');
    expect(propose.disabled).toBe(false);
    update.mockImplementation(({ fields }: { fields: { Id: string } }) => {
      if (fields.Id === 'P2') return Promise.reject({ status: 412 });
      return fields.Id === 'P3' ? Promise.reject({ body: { message: 'not yours' } }) : Promise.resolve({});
    });
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    propose.click();
    await settled();
    await settled();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
    expect(update.mock.calls[0]).toEqual([
      { fields: { Id: 'P1', ProposedCaller__c: 'oka', ProposalReason__c: null, ProposedOn__c: today } },
      { ifUnmodifiedSince: '2026-06-12T00:00:00.000Z' },
    ]);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(findAll(element, '.error').map((error) => error.textContent)).toEqual([
      'Somebody else changed it meanwhile.',
      'not yours',
    ]);
  });

  it('reads anew after something was saved, and does not trust what the browser kept', async () => {
    const element = await showPlans();
    const again = answer('RenkeiDistributionPlans', plansAnswer(PLANS));
    element.refresh();
    expect(again).toHaveBeenCalledTimes(1);
    element.selection = { kind: 'caller', user: 'oka' };
    await settled();
    const doubted = answer('RenkeiDistributionPlans', plansAnswer(PLANS));
    await settled();
    expect(doubted).toHaveBeenCalledTimes(1);
  });

  it('is locked while something else is saved', async () => {
    const element = await showPlans({ busy: true });
    expect(find<Button>(element, '.all').disabled).toBe(true);
    expect(find<Button>(element, '.caller').disabled).toBe(true);
  });

  it('says that nothing waits here, and when reading failed', async () => {
    const element = await showPlans({}, []);
    expect(textOf(element, '.plans > .details')).toBe('Nothing here awaits anybody.');
    const again = refuse('RenkeiDistributionPlans', 'The org is busy');
    await settled();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(again).toHaveBeenCalled();
  });

  it('links to the account: a plain click navigates, a click with Ctrl is the browser’s', async () => {
    const element = await showPlans();
    const click = (init: MouseEventInit) => {
      const event = new MouseEvent('click', { cancelable: true, bubbles: true, ...init });
      find(element, '.name').dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(find(element, '.name').getAttribute('href')).toBe('/lightning/r/Account/account-P1/view');
    expect([click({}), click({ ctrlKey: true })]).toEqual([true, false]);
  });
});
