import RenkeiVisitWaiting from 'c/renkeiVisitWaiting';
import { toWaiting } from 'c/renkeiVisitData';
import { find, findAll, settled, show, textOf } from 'test/components/page';
import { tokyo, waitingAnswer, waitingNode } from 'test/components/visitAnswers';

const { cases } = toWaiting(
  waitingAnswer([
    waitingNode('E1', { FirstVisitDueAt__c: tokyo('18:00', '2026-06-11') }),
    waitingNode('E2', { VisitCount__c: 1, NextStepOn__c: '2026-06-26', Account__r: null, Contact__r: null }),
  ]),
);
const begin = (properties: object = {}) => {
  const element = show('c-renkei-visit-waiting', RenkeiVisitWaiting, {
    ...{ cases, total: 6, today: '2026-06-12', mayChange: true, ...properties },
  });
  const heard: [string, unknown][] = [];
  for (const name of ['take', 'leave', 'cancelvisit'])
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  return { element, heard };
};

describe('c-renkei-visit-waiting', () => {
  it('says until when each case is to be visited, and how many more there are', async () => {
    const { element } = begin();
    await settled();
    expect(textOf(element, '.title')).toBe('Cases without a slot (6)');
    expect(findAll(element, '.due').map(({ textContent, className }) => [textContent, className])).toEqual([
      ['First visit by Jun 11, 2026', 'due late'],
      ['Next step on Jun 26, 2026', 'due'],
    ]);
    expect(findAll(element, '.name')[1]!.textContent).toBe('Customer not shown');
    expect(findAll(element, '.hint').at(-1)!.textContent).toBe('And 4 more');
    await expect(element).toBeAccessible();
  });

  it('lets a case be taken by key and by drag, and put back', async () => {
    const { element, heard } = begin();
    const card = find(element, '[data-case="E1"]');
    card.click();
    card.dispatchEvent(new CustomEvent('dragstart'));
    card.dispatchEvent(new CustomEvent('dragend'));
    card.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(heard).toEqual([
      ['take', { case: 'E1', byKeyboard: true }],
      ['take', { case: 'E1', byKeyboard: false }],
      ['leave', null],
      ['leave', null],
    ]);
  });

  it('cancels a visit that is dropped on it, and only then', async () => {
    const inHand = { kind: 'visit', id: 'V1', name: 'Aoba Foods', byKeyboard: false };
    const { element, heard } = begin({ inHand });
    await settled();
    expect(textOf(element, '.hint')).toBe('Drop the visit here to cancel it.');
    const over = new CustomEvent('dragover', { cancelable: true });
    find(element, '.panel').dispatchEvent(over);
    find(element, '.panel').dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect([over.defaultPrevented, heard]).toEqual([true, [['cancelvisit', { visit: 'V1' }]]]);
    Object.assign(element, { inHand: null });
    await settled();
    find(element, '.panel').dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect(heard).toHaveLength(1);
  });

  it('is calm when nothing waits, and fixed for whoever may only look', async () => {
    const { element } = begin({ cases: [], total: 0 });
    await settled();
    expect(textOf(element, '.hint')).toBe('Every open case has its visit.');
    const fixed = begin({ mayChange: false }).element;
    await settled();
    expect(find<HTMLButtonElement>(fixed, '.card').disabled).toBe(true);
  });
});
