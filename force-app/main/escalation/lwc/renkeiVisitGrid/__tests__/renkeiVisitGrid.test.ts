import RenkeiVisitGrid from 'c/renkeiVisitGrid';
import { toBoard } from 'c/renkeiVisitData';
import { find, findAll, isShown, settled, show } from 'test/components/page';
import { boardAnswer, member, standAt, tokyo, visitNode } from 'test/components/visitAnswers';

beforeEach(() => standAt(tokyo('08:00')));
afterEach(() => jest.useRealTimers());

const board = toBoard(
  boardAnswer({
    members: [member('ishida'), member('nakamura', 'East', { pausedUntil: '2026-06-14' })],
    visits: [
      visitNode('V2', {
        StartsAt__c: tokyo('15:00'),
        EndsAt__c: tokyo('16:00'),
        Status__c: 'Confirmed',
        Account__r: null,
      }),
      visitNode('V1'),
      visitNode('V3', {
        Status__c: 'Done',
        Result__c: 'Progress',
        StartsAt__c: tokyo('10:00', '2026-06-11'),
        EndsAt__c: tokyo('11:00', '2026-06-11'),
      }),
    ],
    busy: [
      { id: 'B1', rep: 'ishida', start: tokyo('13:00'), end: tokyo('14:00') },
      { id: 'B2', rep: 'nakamura', start: tokyo('10:00', '2026-06-09'), end: tokyo('12:00', '2026-06-12') },
    ],
    holidays: ['2026-06-10'],
  }),
  'morishita',
);
const CASE = { kind: 'case', id: 'E1', name: 'Aoba Foods', byKeyboard: true };
const begin = (properties: object = {}) => {
  const element = show('c-renkei-visit-grid', RenkeiVisitGrid, {
    board,
    reps: board.reps,
    dates: ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12'],
    today: '2026-06-09',
    mayChange: true,
    ...properties,
  });
  const heard: [string, unknown][] = [];
  for (const name of ['open', 'take', 'place', 'leave', 'cancelvisit'])
    element.addEventListener(name, (event) => heard.push([name, (event as CustomEvent).detail]));
  return { element, heard };
};
const cell = (element: HTMLElement, position: string) => find(element, `td[data-position="${position}"]`);
const key = (name: string) => new KeyboardEvent('keydown', { key: name, cancelable: true });
const focused = (element: HTMLElement) =>
  (element.shadowRoot!.activeElement as HTMLElement | null)?.dataset['position'];

describe('c-renkei-visit-grid', () => {
  it('shows time, customer, area and purpose of visits in order, and of other things the time only', async () => {
    const { element } = begin();
    await settled();
    const texts = [...cell(element, '0-4').querySelectorAll('li')].map((item) =>
      item.textContent!.replace(/\s+/g, ' ').trim(),
    );
    expect(texts).toEqual([
      expect.stringMatching(/^10:00.*11:00.*Aoba Foods.*Kawasaki.*See the compressors.*Tentative$/),
      expect.stringMatching(/^Busy 1:00.*2:00.*PM$/),
      expect.stringMatching(/^3:00.*Customer not shown.*See the compressors$/),
    ]);
    expect(cell(element, '0-3').textContent).toContain('Progress');
    // A longer time has an hour only on days where it begins and ends.
    expect([1, 2, 3].map((column) => cell(element, `1-${column}`).querySelector('.busy') !== null)).toEqual([
      true,
      true,
      true,
    ]);
    expect(find(element, '.pause').textContent).toBe('Away until Sun, Jun 14');
    expect(findAll(element, 'th.day')[2]!.textContent).toBe('Wed, Jun 10 (day off)');
    await expect(element).toBeAccessible();
  });

  it('opens a visit by a click, takes it by M or by drag, and cancels it by Delete', async () => {
    const { element, heard } = begin();
    await settled();
    const visit = find(element, '[data-visit="V1"]');
    visit.click();
    visit.dispatchEvent(key('m'));
    visit.dispatchEvent(key('Delete'));
    visit.dispatchEvent(key('x'));
    visit.dispatchEvent(new CustomEvent('dragstart'));
    visit.dispatchEvent(new CustomEvent('dragend'));
    expect(heard).toEqual([
      ['open', { visit: 'V1' }],
      ['take', { visit: 'V1', byKeyboard: true }],
      ['cancelvisit', { visit: 'V1' }],
      ['take', { visit: 'V1', byKeyboard: false }],
      ['leave', null],
    ]);
    expect(find(element, '[data-visit="V3"]').getAttribute('draggable')).toBe('false');
  });

  it('puts what is in hand where a key says', async () => {
    const { element, heard } = begin();
    await settled();
    expect(isShown(element, '.here')).toBe(false);
    Object.assign(element, { inHand: CASE });
    await settled();
    expect(focused(element)).toBe('0-1');
    expect(isShown(element, 'button[data-position="0-0"]')).toBe(false);
    const here = (position: string) => find(element, `button[data-position="${position}"]`);
    here('0-1').dispatchEvent(key('ArrowDown'));
    here('1-1').dispatchEvent(key('ArrowRight'));
    expect(focused(element)).toBe('1-2');
    here('1-2').dispatchEvent(key('ArrowLeft'));
    here('1-1').dispatchEvent(key('ArrowLeft'));
    here('1-1').dispatchEvent(key('ArrowUp'));
    here('0-1').dispatchEvent(key('ArrowUp'));
    expect(focused(element)).toBe('0-1');
    expect(here('1-1').getAttribute('aria-label')).toBe('Here: Nakamura, Tue, Jun 9');
    here('1-1').click();
    here('1-1').dispatchEvent(key('Escape'));
    expect(heard).toEqual([
      ['place', { rep: 'nakamura', date: '2026-06-09' }],
      ['leave', null],
    ]);
    await expect(element).toBeAccessible();
  });

  it('begins where the visit is, or with whose the case is, and passes who is not booked any more', async () => {
    const left = { ...board.reps[0]!, user: 'left', isBookable: false };
    const [ishida, nakamura] = board.reps;
    const { element } = begin({ reps: [ishida, left, nakamura] });
    await settled();
    Object.assign(element, { inHand: { ...CASE, kind: 'visit', id: 'V1', rep: 'ishida', date: '2026-06-12' } });
    await settled();
    expect(focused(element)).toBe('0-4');
    find(element, 'button[data-position="0-4"]').dispatchEvent(key('ArrowDown'));
    expect(focused(element)).toBe('2-4');
    Object.assign(element, { inHand: { ...CASE, rep: 'nakamura' } });
    await settled();
    expect(focused(element)).toBe('2-1');
  });

  it('puts what is dragged where it is dropped, and nothing when nothing is dragged', async () => {
    const { element, heard } = begin({ inHand: { ...CASE, byKeyboard: false } });
    await settled();
    const target = cell(element, '0-1');
    const over = new CustomEvent('dragover', { cancelable: true });
    target.dispatchEvent(over);
    await settled();
    expect([over.defaultPrevented, target.className]).toEqual([true, 'cell today over']);
    target.dispatchEvent(new CustomEvent('dragleave'));
    await settled();
    expect(target.className).toBe('cell today');
    cell(element, '0-0').dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect(heard).toEqual([]);
    target.dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect(heard).toEqual([['place', { rep: 'ishida', date: '2026-06-09' }]]);
    Object.assign(element, { inHand: null });
    await settled();
    target.dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect(heard).toHaveLength(1);
  });

  it('keeps visits of who has left in view, and puts nothing there', async () => {
    const gone = toBoard(
      boardAnswer({ members: [], visits: [visitNode('V1', { Rep__r: { Name: { value: 'Ishida' } } })] }),
      'morishita',
    );
    const { element, heard } = begin({ board: gone, reps: gone.reps, inHand: { ...CASE, byKeyboard: false } });
    await settled();
    expect(find(element, '.pause').textContent).toBe('Not a representative any more: move these visits.');
    expect(isShown(element, '.here')).toBe(false);
    cell(element, '0-4').dispatchEvent(new CustomEvent('drop', { cancelable: true }));
    expect(heard).toEqual([]);
    expect(find(element, '[data-visit="V1"]').getAttribute('draggable')).toBe('true');
  });

  it('lets nobody move anything who may only look', async () => {
    const { element, heard } = begin({ mayChange: false });
    await settled();
    const visit = find(element, '[data-visit="V1"]');
    visit.dispatchEvent(key('m'));
    expect([visit.getAttribute('draggable'), heard]).toEqual(['false', []]);
  });
});
