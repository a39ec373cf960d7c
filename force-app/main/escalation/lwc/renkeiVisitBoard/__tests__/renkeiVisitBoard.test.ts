import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RenkeiVisitBoard from 'c/renkeiVisitBoard';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { closeNextWith, lastOpened } from 'test/components/modal';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import {
  boardAnswer,
  member,
  standAt,
  tokyo,
  visitNode,
  waitingAnswer,
  waitingNode,
} from 'test/components/visitAnswers';

jest.mock('@salesforce/user/Id', () => ({ __esModule: true, default: 'morishita' }), { virtual: true });

const rights = getObjectInfo as unknown as { emit(info: object): void };

beforeEach(() => standAt(tokyo('08:00')));
afterEach(() => jest.useRealTimers());

const begin = async (
  board: Parameters<typeof boardAnswer>[0] = {},
  cases = [waitingNode('E1')],
  total = cases.length,
) => {
  const element = show('c-renkei-visit-board', RenkeiVisitBoard);
  await settled();
  rights.emit({ apiName: 'RenkeiVisit__c', createable: true, updateable: true, fields: {} });
  const refreshBoard = answer('RenkeiVisitBoard', boardAnswer(board));
  const refreshWaiting = answer('RenkeiVisitWaiting', waitingAnswer(cases, total));
  await settled();
  return { element, refreshBoard, refreshWaiting };
};
const tell = async (element: HTMLElement, part: string, name: string, detail: object = {}) => {
  find(element, part).dispatchEvent(new CustomEvent(name, { detail }));
  await settled();
};
const GRID = 'c-renkei-visit-grid';
const WAITING = 'c-renkei-visit-waiting';

describe('c-renkei-visit-board', () => {
  it('shows the week, and says when nothing is booked and how many cases wait', async () => {
    const { element } = await begin({}, [waitingNode('E1')], 6);
    expect(lastVariables('RenkeiVisitBoard')).toEqual({
      from: tokyo('00:00', '2026-06-08'),
      to: tokyo('00:00', '2026-06-15'),
      since: '2026-06-08',
    });
    expect(textOf(element, '.empty')).toBe('No visits; 6 cases await a slot.');
    expect(textOf(element, '.range')).toBe('Mon, Jun 8 – Fri, Jun 12');
    expect(isShown(element, '.team')).toBe(false);
    await expect(element).toBeAccessible();
    find(element, '.next').click();
    await settled();
    expect(lastVariables('RenkeiVisitBoard')).toMatchObject({ from: tokyo('00:00', '2026-06-15') });
    expect(isShown(element, '.skeleton')).toBe(true);
    find(element, '.to-today').click();
    find(element, '.previous').click();
    await settled();
    expect(lastVariables('RenkeiVisitBoard')).toMatchObject({ from: tokyo('00:00', '2026-06-01') });
  });

  it('shows a Saturday on which somebody goes to a customer', async () => {
    const times = { StartsAt__c: tokyo('13:00', '2026-06-13'), EndsAt__c: tokyo('14:00', '2026-06-13') };
    const { element } = await begin({ visits: [visitNode('V1', times)] });
    const { dates } = find<HTMLElement & { dates: string[] }>(element, GRID);
    expect(dates).toEqual(['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13']);
    expect(textOf(element, '.range')).toBe('Mon, Jun 8 – Sat, Jun 13');
  });

  it('books a case where it is put, at the time that lies best', async () => {
    const visits = [visitNode('V1', { StartsAt__c: tokyo('13:00'), EndsAt__c: tokyo('14:00') })];
    const { element, refreshBoard, refreshWaiting } = await begin({ visits });
    expect(isShown(element, '.empty')).toBe(false);
    await tell(element, WAITING, 'take', { case: 'E1', byKeyboard: true });
    expect(textOf(element, '.status')).toBe('Aoba Foods is in hand. Choose a person and a day, or press Escape.');
    closeNextWith('changed');
    await tell(element, GRID, 'place', { rep: 'ishida', date: '2026-06-12' });
    await settled();
    expect(lastOpened()!.options).toMatchObject({
      mode: 'book',
      waiting: { id: 'E1' },
      proposal: { rep: 'ishida', date: '2026-06-12', start: tokyo('11:30') },
    });
    expect([refreshBoard.mock.calls.length, refreshWaiting.mock.calls.length]).toEqual([1, 1]);
    expect(textOf(element, '.status')).toBe('Saved.');
  });

  it('moves a visit where it is put, cancels it where it is dropped, and opens it', async () => {
    const { element, refreshBoard } = await begin({ visits: [visitNode('V1')] });
    await tell(element, GRID, 'take', { visit: 'V1', byKeyboard: false });
    await tell(element, GRID, 'place', { rep: 'nakamura', date: '2026-06-10' });
    expect(lastOpened()!.options).toMatchObject({
      mode: 'move',
      visit: { id: 'V1' },
      proposal: { rep: 'nakamura', start: null },
    });
    await tell(element, WAITING, 'cancelvisit', { visit: 'V1' });
    expect(lastOpened()!.options).toMatchObject({ mode: 'cancel', visit: { id: 'V1' } });
    await tell(element, GRID, 'open', { visit: 'V1' });
    expect(lastOpened()!.options).toMatchObject({ mode: 'view', visit: { id: 'V1' } });
    expect(refreshBoard).not.toHaveBeenCalled();
  });

  it('moves a visit into another week', async () => {
    const { element } = await begin({ visits: [visitNode('V1')] });
    await tell(element, GRID, 'take', { visit: 'V1', byKeyboard: true });
    find(element, '.next').click();
    await settled();
    answer('RenkeiVisitBoard', boardAnswer());
    await settled();
    await tell(element, GRID, 'place', { rep: 'ishida', date: '2026-06-16' });
    expect(lastOpened()!.options).toMatchObject({
      mode: 'move',
      visit: { id: 'V1' },
      proposal: { date: '2026-06-16' },
    });
  });

  it('leaves the focus on what was in hand, or on the next case when it waits no more', async () => {
    const visits = [visitNode('V1', { StartsAt__c: tokyo('13:00'), EndsAt__c: tokyo('14:00') })];
    const { element } = await begin({ visits }, [waitingNode('E1'), waitingNode('E2')]);
    const focused = (part: string) =>
      (find(element, part).shadowRoot!.activeElement as HTMLElement | null)?.dataset ?? null;
    const rested = async () => {
      await new Promise((resolve) => setTimeout(resolve));
      await settled();
    };
    await tell(element, GRID, 'take', { visit: 'V1', byKeyboard: true });
    await tell(element, GRID, 'leave');
    await rested();
    expect(focused(GRID)).toMatchObject({ visit: 'V1' });
    await tell(element, WAITING, 'take', { case: 'E1', byKeyboard: true });
    closeNextWith('changed');
    await tell(element, GRID, 'place', { rep: 'ishida', date: '2026-06-12' });
    answer('RenkeiVisitWaiting', waitingAnswer([waitingNode('E2')], 1));
    await rested();
    expect(focused(WAITING)).toMatchObject({ case: 'E2' });
  });

  it('puts a case back by a second press and by Escape', async () => {
    const { element } = await begin();
    await tell(element, WAITING, 'take', { case: 'E1', byKeyboard: true });
    await tell(element, WAITING, 'take', { case: 'E1', byKeyboard: true });
    expect(find<HTMLElement & { inHand: unknown }>(element, GRID).inHand).toBe(null);
    await tell(element, WAITING, 'take', { case: 'E1', byKeyboard: true });
    await tell(element, GRID, 'leave');
    expect(textOf(element, '.status')).toBe('');
  });

  it('shows the reader’s team, and others when asked', async () => {
    const members = [member('ishida'), member('west', 'West'), member('morishita', 'East', { role: 'Caller' })];
    const { element } = await begin({ members });
    const reps = () => find<HTMLElement & { reps: { user: string }[] }>(element, GRID).reps.map(({ user }) => user);
    expect(reps()).toEqual(['ishida']);
    await tell(element, '.team', 'change', { value: '' });
    expect(reps()).toEqual(['ishida', 'west']);
  });

  it('says what cannot be read, and that nobody goes to customers yet', async () => {
    const { element } = await begin({ members: [] });
    expect(textOf(element, '.empty')).toMatch(/^Nobody goes to customers yet/);
    const again = refuse('RenkeiVisitWaiting', 'No access');
    await settled();
    await tell(element, 'c-renkei-error-panel', 'retry');
    expect(again).toHaveBeenCalled();
  });
});
