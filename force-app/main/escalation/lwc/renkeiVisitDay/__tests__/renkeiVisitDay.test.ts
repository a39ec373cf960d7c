import { toBoard } from 'c/renkeiVisitData';
import RenkeiVisitDay from 'c/renkeiVisitDay';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { boardAnswer, member, standAt, tokyo, visitNode } from 'test/components/visitAnswers';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'ishida' }), { virtual: true });

beforeEach(() => standAt(tokyo('12:00')));
afterEach(() => jest.useRealTimers());

const visits = [
  visitNode('V2', {
    StartsAt__c: tokyo('15:00'),
    EndsAt__c: tokyo('16:00'),
    Status__c: 'Confirmed',
    Account__r: null,
    Contact__r: null,
  }),
  visitNode('V1'),
  visitNode('V0', { StartsAt__c: tokyo('08:00'), EndsAt__c: tokyo('09:00'), Status__c: 'Done', Result__c: 'Revisit' }),
  visitNode('V9', { Rep__c: 'nakamura' }),
];
const busy = [{ id: 'B1', rep: 'ishida', start: tokyo('13:00'), end: tokyo('14:00') }];
const begin = (properties: object = {}) => {
  const element = show('c-renkei-visit-day', RenkeiVisitDay, {
    ...{ board: toBoard(boardAnswer({ visits, busy }), 'ishida'), date: '2026-06-12', mayChange: true, ...properties },
  });
  const heard: [string, unknown][] = [];
  for (const name of ['open', 'confirm', 'book', 'reported'])
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  return { element, heard };
};

describe('c-renkei-visit-day of somebody who goes to customers', () => {
  it('is their own day in order, with map and number, and asks for the result of what has begun', async () => {
    const { element, heard } = begin();
    await settled();
    expect(findAll(element, '.name').map(({ textContent }) => textContent)).toEqual([
      ...['Aoba Foods', 'Aoba Foods', 'Busy', 'Customer not shown'],
    ]);
    expect(find<HTMLAnchorElement>(element, '.map').href).toBe(
      'https://www.google.com/maps/search/?api=1&query=210-0007%20Kanagawa%20Kawasaki%201-2%20Ekimae',
    );
    expect(find<HTMLAnchorElement>(element, '.phone').href).toBe('tel:0440002222');
    const results = findAll<HTMLElement & { visit: { id: string } }>(element, 'c-renkei-visit-result');
    expect(results.map(({ visit }) => visit.id)).toEqual(['V1']);
    results[0]!.dispatchEvent(new CustomEvent('saved'));
    find(element, '[data-visit="V2"]').click();
    expect(heard).toEqual([
      ['reported', null],
      ['open', { visit: 'V2' }],
    ]);
    await expect(element).toBeAccessible();
  });

  it('lets them accept with one tap what is still to come', async () => {
    const later = visitNode('V5', { StartsAt__c: tokyo('17:00'), EndsAt__c: tokyo('18:00') });
    const { element, heard } = begin({ board: toBoard(boardAnswer({ visits: [...visits, later] }), 'ishida') });
    await settled();
    const [accept, ...others] = findAll(element, '.accept');
    accept!.click();
    expect([heard, others]).toEqual([[['confirm', { visit: 'V5' }]], []]);
    await expect(element).toBeAccessible();
  });

  it('is calm on an empty day', async () => {
    const { element } = begin({ date: '2026-06-11' });
    await settled();
    expect(textOf(element, '.person')).toBe('Nothing planned');
  });
});

describe('c-renkei-visit-day of everybody else', () => {
  const members = [
    member('nakamura'),
    member('oka', 'East', { pausedUntil: '2026-06-20' }),
    member('ishida', 'East', { role: 'Caller' }),
    member('west', 'West'),
  ];
  const board = toBoard(boardAnswer({ members, visits: visits.slice(-1), busy }), 'ishida');

  it('shows everybody of the team with their free times, and books one of them', async () => {
    const { element, heard } = begin({ board });
    await settled();
    expect(findAll(element, '.person-name').map(({ textContent }) => textContent)).toEqual(['Nakamura', 'Oka']);
    const [gap, ...others] = findAll(element, '.gap');
    expect([gap!.textContent, others]).toEqual([expect.stringMatching(/^12:00.*6:00/), []]);
    expect(gap!.getAttribute('aria-label')).toMatch(/^Book Nakamura, 12:00/);
    gap!.click();
    expect(heard).toEqual([['book', { rep: 'nakamura', start: tokyo('12:00'), date: '2026-06-12' }]]);
    expect(findAll(element, '.quiet').at(-1)!.textContent).toBe('No free time');
    expect(isShown(element, 'c-renkei-visit-result')).toBe(false);
    await expect(element).toBeAccessible();
  });
});
