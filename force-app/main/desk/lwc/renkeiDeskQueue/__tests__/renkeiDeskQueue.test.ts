import RenkeiDeskQueue from 'c/renkeiDeskQueue';
import { EVERYTHING, toFirstRows, toQueue, toRestOfQueue, type CallPlan, type Section } from 'c/renkeiDeskData';
import { TIME, callPlan, plansAnswer, queueAnswer, restAnswer } from 'test/components/deskAnswers';
import { answer, lastVariables } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

function open(
  sections: Partial<Record<Section, CallPlan[]>>,
  values: object = {},
  totals: Partial<Record<Section, number>> = {},
) {
  const rest = toRestOfQueue(restAnswer(sections, totals));
  return show('c-renkei-desk-queue', RenkeiDeskQueue, {
    queue: toQueue(toFirstRows(queueAnswer(sections)), rest, TIME.today),
    filter: EVERYTHING,
    userId: 'me',
    time: TIME,
    ...values,
  });
}

const texts = (element: HTMLElement, selector: string) => findAll(element, selector).map((each) => each.textContent);

describe('c-renkei-desk-queue', () => {
  it('parts rows by when they are due and says why each is there', async () => {
    const element = open(
      {
        promised: [callPlan('p', { callAt: '2026-06-12T05:30:00.000Z', reason: 'PromisedCallBack' })],
        overdue: [callPlan('o', { callBy: '2026-06-09', reason: 'Revive' })],
        due: [callPlan('d', { owner: 'other', claimedAt: '2026-06-12T00:50:00.000Z' })],
        later: [callPlan('l', { callBy: '2026-06-20', reason: 'AssetWindow', assetWindowOn: '2026-08-01' })],
      },
      { current: 'd' },
    );
    expect(texts(element, '.heading span:first-child')).toEqual(['Promised', 'Overdue', 'Due today', 'Later']);
    expect(texts(element, '.time')).toEqual(['14:30', 'Jun 20']);
    expect(texts(element, '.reason')).toEqual(['Call-back', 'Revive', 'Regular call', 'Replacement due']);
    expect(texts(element, '.late')).toEqual(['3 days overdue']);
    expect(textOf(element, '.current .held')).toBe('a colleague is on it');
    expect(findAll(element, '.row')[3]!.title).toBe('A machine is to be replaced by Aug 1, 2026.');
    await expect(element).toBeAccessible();
  });

  it('chooses a row, and walks by arrows', () => {
    const element = open({ due: [callPlan('1'), callPlan('2')] });
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail.plan.id));
    const [first, second] = findAll(element, '.row');
    first!.focus();
    first!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    expect(element.shadowRoot?.activeElement).toBe(second);
    second!.click();
    expect(chosen).toHaveBeenCalledWith('2');
  });

  it('asks for further rows by the key of the last one', async () => {
    const last = callPlan('9', { callBy: '2026-06-10', priority: 3000 });
    const element = open({ overdue: [last] }, {}, { overdue: 40 });
    expect(textOf(element, '.more')).toBe('39 more');
    find(element, '.more').click();
    await settled();
    const { plans } = lastVariables('RenkeiDeskMorePlans') as { plans: { and: { or?: object[] }[] } };
    expect(plans.and[1]!.or).toContainEqual({ CallBy__c: { gt: { value: '2026-06-10' } } });
    answer('RenkeiDeskMorePlans', plansAnswer([callPlan('10')]));
    await settled();
    expect(findAll(element, '.row')).toHaveLength(2);
  });

  it('says when nothing fits the filter, and when there is nothing at all', async () => {
    const element = open({});
    expect(textOf(element, '.quiet')).toBe('Your queue is empty.');
    Object.assign(element, { filter: { ...EVERYTHING, segment: 'Key' } });
    await settled();
    expect(isShown(element, '.row')).toBe(false);
    expect(textOf(element, '.quiet')).toBe('Nothing in the queue for this filter.');
    await expect(element).toBeAccessible();
  });
});
